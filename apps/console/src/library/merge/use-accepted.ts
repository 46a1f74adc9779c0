import { useCallback, useState } from "react";

/**
 * The samples of one merge whose new expectations a person has accepted, and the way to accept others. Another choice
 * makes another merge, in which the same samples may come to something else: they are to be accepted anew.
 * @param version the same for the same merge
 */
export function useAccepted(
  version: string,
): readonly [ids: readonly string[], accept: (ids: readonly string[]) => void] {
  const [held, setHeld] = useState<{ version: string; ids: readonly string[] }>({ version, ids: [] });
  const accept = useCallback((ids: readonly string[]) => setHeld({ version, ids }), [version]);
  return [held.version === version ? held.ids : none, accept];
}

const none: readonly string[] = [];

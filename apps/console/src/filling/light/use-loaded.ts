import { useCallback, useEffect, useState } from "react";

/** Something being fetched. */
export type Loaded<Value> =
  | { readonly kind: "loading" }
  | { readonly kind: "failed"; readonly error: unknown }
  | { readonly kind: "there"; readonly value: Value };

/**
 * Fetches when first shown and whenever `load` changes; the second of the pair fetches again.
 * @param load keep its identity while it fetches the same
 */
export function useLoaded<Value>(load: () => Promise<Value>): [Loaded<Value>, () => void] {
  const [loaded, setLoaded] = useState<Loaded<Value>>({ kind: "loading" });
  const [attempt, setAttempt] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another attempt is another reason to fetch.
  useEffect(() => {
    let isCurrent = true;
    const show = (next: Loaded<Value>) => {
      if (isCurrent) setLoaded(next);
    };
    setLoaded({ kind: "loading" });
    load().then(
      (value) => show({ kind: "there", value }),
      (error: unknown) => show({ kind: "failed", error }),
    );
    return () => {
      isCurrent = false;
    };
  }, [load, attempt]);
  return [loaded, useCallback(() => setAttempt((count) => count + 1), [])];
}

import type { ScoreResult } from "@duheng/contracts";
import { useState } from "react";

/** The result, or the last there was while there is none: a formula is broken for a moment while it is typed. */
export function useLastResult(result: ScoreResult | null): ScoreResult | null {
  const [last, setLast] = useState(result);
  if (result !== null && result !== last) setLast(result);
  return result ?? last;
}

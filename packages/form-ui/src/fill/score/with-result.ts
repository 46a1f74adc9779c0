import type { ScoreResult } from "@duheng/contracts";
import type { Explanation } from "@duheng/form";
import { partState } from "@duheng/form/scores";

/** An explanation's structure (titles, full points) with the points and states of another result of the same form. */
export function withResult(structure: Explanation, result: ScoreResult): Explanation {
  const parts = structure.parts.map((part) => withResult(part, result));
  if (structure.kind === "indicator") {
    const found = result.indicators[structure.code];
    return { ...structure, parts, state: found?.state ?? "pending", points: found?.points ?? null };
  }
  const points = structure.kind === "group" ? (result.groups[structure.code] ?? null) : result.score;
  return { ...structure, parts, points, state: partState(points, parts) };
}

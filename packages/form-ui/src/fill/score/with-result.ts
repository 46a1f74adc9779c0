import type { ScoreResult } from "@duheng/contracts";
import type { Explanation } from "@duheng/form";

/** An explanation's structure (titles, full points) with the points and states of another result of the same form. */
export function withResult(structure: Explanation, result: ScoreResult): Explanation {
  const parts = structure.parts.map((part) => withResult(part, result));
  if (structure.kind === "indicator") {
    const found = result.indicators[structure.code];
    return { ...structure, parts, state: found?.state ?? "pending", points: found?.points ?? null };
  }
  const points = structure.kind === "group" ? (result.groups[structure.code] ?? null) : result.score;
  return { ...structure, parts, points, state: stateOf(points, parts) };
}

/** A group waits while all of it waits; an error in it is an error of its own. */
function stateOf(points: number | null, parts: readonly Explanation[]): Explanation["state"] {
  if (parts.some((part) => part.state === "error")) return "error";
  if (parts.length > 0 && parts.every((part) => part.state === "pending")) return "pending";
  return points === null && parts.length > 0 ? "not-applicable" : "scored";
}

import type { Explanation } from "../api.ts";

/**
 * The state of a group or the total: whether all of it was scored, or something in it waits or cannot be computed. A
 * group of which nothing applies does not apply.
 */
export function partState(
  points: number | null,
  parts: readonly Pick<Explanation, "state">[],
): Explanation["state"] {
  const has = (wanted: Explanation["state"]) => parts.some(({ state }) => state === wanted);
  if (has("error")) return "error";
  if (has("pending")) return "pending";
  if (points !== null) return "scored";
  return has("not-applicable") && !has("scored") ? "not-applicable" : "error";
}

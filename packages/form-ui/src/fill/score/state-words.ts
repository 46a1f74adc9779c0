import type { ScoreResult } from "@duheng/contracts";
import type { Explanation } from "@duheng/form";
import { waitingFor } from "@duheng/form/scores";

/** What stands in place of points: an answer that is missing is the writer's to fill in, points are another's to give. */
export function stateWord(of: Explanation, result: ScoreResult) {
  return of.state === "pending" ? waitingWords[waitsFor(of, result)] : stateWords[of.state];
}

/** Whether all of a group waits: a sum of nothing is no result. */
export function waitsAsAWhole({ state, parts }: Explanation): boolean {
  return state === "pending" && parts.length > 0 && parts.every((part) => part.state === "pending");
}

/** How many items wait for what. */
export function countWaiting({ indicators }: ScoreResult) {
  const counts = { answers: 0, data: 0, group: 0, points: 0 };
  for (const each of Object.values(indicators)) {
    const waiting = each === undefined ? null : waitingFor(each);
    if (waiting !== null) counts[waiting] += 1;
  }
  return counts;
}

/** Of a group, what most keeps it: what can be filled in comes first. */
function waitsFor(of: Explanation, result: ScoreResult): keyof typeof waitingWords {
  if (of.kind !== "indicator") {
    const open = of.parts.filter(({ state }) => state === "pending").map((part) => waitsFor(part, result));
    return open.find((each) => each === "answers") ?? open[0] ?? "points";
  }
  const found = result.indicators[of.code];
  return (found && waitingFor(found)) ?? "points";
}

const waitingWords = {
  answers: "stateUnfilled",
  data: "stateWaitsForData",
  group: "stateWaitsForGroup",
  points: "statePending",
} as const;

const stateWords = {
  scored: "stateScored",
  "not-applicable": "stateNotApplicable",
  error: "stateError",
} as const;

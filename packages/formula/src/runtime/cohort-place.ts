import { readExact, writeExact } from "../numbers/decimal.ts";
import { add, compare, one } from "../numbers/rational.ts";
import type { CohortMembers, CohortValue, CohortValues } from "./cohort.ts";

/**
 * The group's values as one member may keep them: every formula gives him what it gave, and no single value of another
 * stands in them. Of all in order it is left how many are his own or lower, and how many are higher. `own`: what he alone
 * contributes.
 */
export function ownPlace(values: CohortValues, own: CohortMembers): CohortValues {
  const mine = new Map(own.given.map((each) => [each.id, each.values[0]]));
  return Object.fromEntries(
    Object.entries(values).map(([id, known]): [string, CohortValue] => [
      id,
      "sorted" in known ? { sorted: placed(known.sorted, mine.get(id)) } : known,
    ]),
  );
}

/** Who has no value has no place either. */
function placed(sorted: readonly string[], text: string | undefined): string[] {
  const mine = text === undefined ? null : readExact(text);
  if (mine === null) return [];
  const [low, high] = [writeExact(mine), writeExact(add(mine, one))];
  return sorted.map((each) => {
    const value = readExact(each);
    return value !== null && compare(value, mine) <= 0 ? low : high;
  });
}

import type { Staff } from "@duheng/contracts";
import { AppError } from "../errors/app-error.ts";
import { sealedOf } from "../staff/insert-person.ts";

/**
 * Who of those that come is of the receiving unit already: the same person behind both records, or the same identity number, which
 * is compared in memory alone. Out: for each of them the record there; one who is there goes before one who left.
 */
export function sameHumans(coming: readonly Staff[], there: readonly Staff[]): ReadonlyMap<string, Staff> {
  const inOrder = [...there].sort((one, other) =>
    one.state === other.state ? 0 : one.state === "left" ? -1 : 1,
  );
  const byPerson = new Map(inOrder.map((one) => [one.personId, one]));
  const numbered = inOrder.flatMap((one) => {
    const number = numberOf(one);
    return number === undefined ? [] : [[number, one] as const];
  });
  const byNumber = new Map(numbered);
  const found = new Map<string, Staff>();
  for (const one of coming) {
    const same = byPerson.get(one.personId) ?? byNumber.get(numberOf(one) ?? "");
    if (same !== undefined) found.set(one.id, same);
  }
  return found;
}

/** What cannot be opened is nobody's to compare with. */
function numberOf(person: Staff): string | undefined {
  try {
    return sealedOf(person, "identityNumber");
  } catch (error) {
    if (error instanceof AppError) return undefined;
    throw error;
  }
}

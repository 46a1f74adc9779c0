import type { Staff } from "@duheng/contracts";
import { AppError } from "../errors/app-error.ts";
import { sealedOf } from "../staff/insert-person.ts";

/** The people of a unit, to be compared with who comes into it. */
export interface Humans {
  /** The record of the same human: of the same person, else of the same identity number and name. */
  sameAs(coming: Staff): Staff | undefined;
  /** Who has the same identity number and another name: one of the two numbers is wrong, and nobody but people can say which. */
  unlike(coming: Staff): Staff | undefined;
}

/** Identity numbers are opened once, and compared in memory alone; one who is there goes before one who left. */
export function humansOf(there: readonly Staff[]): Humans {
  const inOrder = [...there].sort((one, other) =>
    one.state === other.state ? 0 : one.state === "left" ? -1 : 1,
  );
  const byPerson = new Map(inOrder.map((one) => [one.personId, one]));
  const numbered = inOrder.flatMap((one) => {
    const number = numberOf(one);
    return number === undefined ? [] : [[number, one] as const];
  });
  const byNumber = new Map(numbered);
  const withNumberOf = (coming: Staff) => byNumber.get(numberOf(coming) ?? "");
  return {
    sameAs(coming) {
      const found = byPerson.get(coming.personId) ?? withNumberOf(coming);
      return found !== undefined && (found.personId === coming.personId || isNamedAs(found, coming))
        ? found
        : undefined;
    },
    unlike(coming) {
      if (byPerson.has(coming.personId)) return undefined;
      const found = withNumberOf(coming);
      return found === undefined || isNamedAs(found, coming) ? undefined : found;
    },
  };
}

/** 王 强 is 王强. */
function isNamedAs(one: Staff, other: Staff): boolean {
  const written = ({ name }: Staff) => name.replaceAll(/\s/gu, "");
  return written(one) === written(other);
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

import { StalePreparation } from "../use-cases/stale-preparation.ts";

/** What tells whether a document was written since. */
export interface Written {
  readonly revision: number;
  readonly updatedAt: string;
}

/** Whether nobody has written since: what is told of a move is written without a revision, which devices know. */
export function isSame(one: Written, other: Written): boolean {
  return one.revision === other.revision && one.updatedAt === other.updatedAt;
}

/** The same of several, as a text to compare. */
export function stateOf(...documents: readonly Written[]): string {
  return JSON.stringify(documents.map(({ revision, updatedAt }) => [revision, updatedAt]));
}

/** A document as it is in the transaction. Throws `StalePreparation` when it is not the one that was looked at. */
export function stillSame<T extends Written>(present: T, looked: T): T {
  if (!isSame(present, looked)) throw new StalePreparation(present);
  return present;
}

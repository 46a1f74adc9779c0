import type { Unreadable } from "./unreadable-table.ts";

/** Ends the reading of a table, with why. */
export class Refusal extends Error {
  readonly why: Unreadable;
  constructor(why: Unreadable) {
    super(why);
    this.why = why;
  }
}

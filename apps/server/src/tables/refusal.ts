import type { Unreadable } from "./unreadable-table.ts";

/** Thrown where a file is read: why it is no table that can be. */
export class Refusal extends Error {
  readonly why: Unreadable;

  constructor(why: Unreadable) {
    super(why);
    this.why = why;
  }
}

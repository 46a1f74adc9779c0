import type { Collation } from "../engine/index.ts";

/** What a filter, update or pipeline of a command may depend on. */
export interface QueryOptions {
  readonly collation: Collation | undefined;
  /** Variables of `let`. */
  readonly vars: Readonly<Record<string, unknown>> | undefined;
  readonly now: Date;
}

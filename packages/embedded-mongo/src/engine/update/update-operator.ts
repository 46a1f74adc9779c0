import type { Collation } from "../collation.ts";
import type { Document } from "../document.ts";
import type { Leaf } from "./apply-path.ts";

/** What an update may depend on beside the document. */
export interface UpdateOptions {
  readonly arrayFilters?: readonly Document[] | undefined;
  readonly collation?: Collation | undefined;
  /** Variables of an update pipeline (`let`). */
  readonly vars?: Readonly<Record<string, unknown>> | undefined;
  /** The time of `$currentDate` and `$$NOW`; the time of compilation by default. */
  readonly now?: Date | undefined;
}

/** The parts of those options that operators read. */
export interface OperatorContext {
  readonly collation: Collation | undefined;
  readonly now: Date;
}

/** One update operator: from its operand for one path to what is done there. */
export type UpdateOperator = (operand: unknown, path: string, context: OperatorContext) => Leaf;

/** What is known of one application. */
export interface ApplyOptions {
  readonly position?: number | undefined;
  readonly insert?: boolean | undefined;
}

import type { Columns } from "./columns.ts";
import type { Row } from "./value.ts";

/**
 * A definition in doubles, for one input: `known` holds the values of the definitions before it, null where blank,
 * undefined where they have an error. Answers undefined where doubles do not decide.
 */
export type FastRow = (input: Row, known: readonly unknown[]) => number | boolean | null | undefined;

/** A column of results: NaN, null or undefined where there is no value. */
export type ResultColumn = Float64Array | unknown[];

/** A definition in doubles, for many records at once: writes its values, answers the records that it leaves undecided. */
export type FastColumns = (
  columns: Columns,
  known: readonly ResultColumn[],
  count: number,
  values: ResultColumn,
) => readonly number[];

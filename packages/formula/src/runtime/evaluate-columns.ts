import type { TypedProgram } from "../tree/typed-node.ts";
import { type Columns, recordAt } from "./columns.ts";
import { ExactProgram, type ExactRun, isReadable } from "./exact.ts";
import type { FastColumns, FastRow, ResultColumn } from "./fast.ts";
import { type EvaluationError, Fault } from "./fault.ts";
import { put } from "./put.ts";
import { output } from "./value.ts";

/** Many records at once: per definition one column of values, and the errors by record. */
export interface ProgramColumns {
  /** A `Float64Array` for numbers, where NaN is a blank or an error; else an array with null there. */
  readonly values: Readonly<Record<string, ResultColumn>>;
  readonly errors: Readonly<Record<string, ReadonlyMap<number, EvaluationError>>>;
}

/** Evaluates `count` records whose fields are columns. Never throws. */
export type EvaluateColumns = (columns: Columns, count: number) => ProgramColumns;

/**
 * Makes a typed program ready for columns; what `fast` decides in doubles is not evaluated exactly, nor what `rows`
 * decides of the records that it leaves.
 */
export function overColumns(
  program: TypedProgram,
  fast: readonly (FastColumns | null)[],
  rows: readonly (FastRow | null)[],
): EvaluateColumns {
  const exact = new ExactProgram(program);
  const { definitions } = program;
  return (columns, count) => {
    const known: ResultColumn[] = [];
    const values: Record<string, ResultColumn> = {};
    const errors: Record<string, ReadonlyMap<number, EvaluationError>> = {};
    // What a record has cost is kept, since later definitions may ask for it again.
    const runs = new Map<number, ExactRun>();
    const runOf = (record: number, input: unknown): ExactRun => {
      const run = runs.get(record) ?? exact.start(input);
      if (definitions.length > 1) runs.set(record, run);
      return run;
    };
    definitions.forEach(({ name, type }, index) => {
      const column = emptyColumn(type, count);
      const blank = column instanceof Float64Array ? Number.NaN : null;
      const undecided = fast[index]?.(columns, known, count, column) ?? Array.from({ length: count }).keys();
      const mistakes = new Map<number, EvaluationError>();
      const hidden: number[] = [];
      for (const record of undecided) {
        const input = recordAt(columns, record);
        const quick = rows[index]?.(
          input,
          known.map((each) => knownAt(each, record)),
        );
        if (quick !== undefined) {
          column[record] = quick ?? blank;
          continue;
        }
        const run = runOf(record, input);
        const result = run.result(name);
        if (result instanceof Fault) mistakes.set(record, result.toError(name));
        column[record] = result instanceof Fault ? blank : (output(result) ?? blank);
        if (!isReadable(result, (rows[index] ?? null) !== null)) hidden.push(record);
      }
      known.push(without(column, hidden));
      put(values, name, column);
      put(errors, name, mistakes);
    });
    return { values, errors };
  };
}

/** The column as later definitions read it: without what they may not. */
function without(column: ResultColumn, hidden: readonly number[]): ResultColumn {
  if (hidden.length === 0) return column;
  const readable = column.slice();
  for (const record of hidden) readable[record] = readable instanceof Float64Array ? Number.NaN : undefined;
  return readable;
}

/** A value of an earlier definition; NaN may be a blank or an error, and leaves the matter undecided. */
function knownAt(column: ResultColumn, record: number): unknown {
  const value = column[record];
  return Number.isNaN(value) ? undefined : value;
}

function emptyColumn(type: string, count: number): ResultColumn {
  return type === "number" || type === "number?" ? new Float64Array(count) : new Array(count).fill(null);
}

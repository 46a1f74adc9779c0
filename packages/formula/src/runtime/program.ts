import type { CohortRequest, TypedProgram } from "../tree/typed-node.ts";
import { type CohortValues, cohortValues } from "./cohort-values.ts";
import { type Columns, recordAt } from "./columns.ts";
import { ExactProgram, type ExactRun } from "./exact.ts";
import type { FastProgram, ResultColumn } from "./fast.ts";
import { type EvaluationError, Fault } from "./fault.ts";
import { isRow, type Output } from "./value.ts";

/** What an evaluation of a program gives: each definition has a value (null: blank) or an error. */
export interface ProgramResult {
  readonly values: Readonly<Record<string, Output>>;
  /** The definition in an error is where it arose, also where another definition only passes it on. */
  readonly errors: Readonly<Record<string, EvaluationError>>;
}

/** Many records at once: per definition one column of values, and the errors by record. */
export interface ProgramColumns {
  /** A `Float64Array` for numbers, where NaN is a blank or an error; else an array with null there. */
  readonly values: Readonly<Record<string, ResultColumn>>;
  readonly errors: Readonly<Record<string, ReadonlyMap<number, EvaluationError>>>;
}

/** A program that can run, whichever back-end it came from. */
export interface RunnableProgram {
  /** What must be known of the group first; empty: one phase is enough. */
  readonly cohort: readonly CohortRequest[];
  /** First phase: what the group's inputs (one per member) say to the requests. */
  cohortValues(inputs: readonly unknown[]): CohortValues;
  /** Second phase, or the only one. The group's values are read from `input.cohort`. Never throws. */
  evaluate(input: unknown): ProgramResult;
  /** The same, in exact numbers throughout. */
  evaluateExactly(input: unknown): ProgramResult;
  /** The same for `count` records whose fields are columns. */
  evaluateColumns(columns: Columns, count: number): ProgramColumns;
  /** The definitions for which doubles did not decide, so that they were evaluated exactly. */
  undecided(input: unknown): readonly string[];
}

/** Makes a typed program ready to run; what `fast` decides in doubles is not evaluated exactly. */
export function instantiate(program: TypedProgram, fast: FastProgram = { rows: [] }): RunnableProgram {
  const { definitions } = program;
  const exact = new ExactProgram(program);

  function evaluate(input: unknown): ProgramResult {
    return run(input, (index, row, known) => fast.rows[index]?.(row, known));
  }

  function run(input: unknown, quick: Quick): ProgramResult {
    const values: Record<string, Output> = {};
    const errors: Record<string, EvaluationError> = {};
    const known: unknown[] = [];
    const row = isRow(input) ? input : null;
    let slow: ExactRun | undefined;
    for (let index = 0; index < definitions.length; index += 1) {
      const { name } = definitions[index] ?? noDefinition;
      let value: Output | undefined = row === null ? undefined : quick(index, row, known);
      if (value === undefined) {
        slow ??= exact.start(input);
        const result = slow.output(name);
        if (result instanceof Fault) put(errors, name, result.toError(name));
        else value = result;
      }
      put(values, name, value ?? null);
      known.push(value);
    }
    return { values, errors };
  }

  function undecided(input: unknown): readonly string[] {
    const names: string[] = [];
    run(input, (index, row, known) => {
      const value = fast.rows[index]?.(row, known);
      if (value === undefined) names.push(definitions[index]?.name ?? "");
      return value;
    });
    return names;
  }

  function evaluateColumns(columns: Columns, count: number): ProgramColumns {
    const known: ResultColumn[] = [];
    const values: Record<string, ResultColumn> = {};
    const errors: Record<string, ReadonlyMap<number, EvaluationError>> = {};
    const runs = new Map<number, ExactRun>();
    definitions.forEach(({ name, type }, index) => {
      const isNumber = type === "number" || type === "number?";
      const column: ResultColumn = isNumber ? new Float64Array(count) : new Array(count).fill(null);
      const quick = fast.columns?.[index];
      const left = quick?.(columns, known, count, column) ?? Array.from({ length: count }, (_, each) => each);
      const mistakes = new Map<number, EvaluationError>();
      for (const record of left) {
        const slow = runs.get(record) ?? exact.start(recordAt(columns, record));
        // What a record has cost is kept while later definitions may ask for it again.
        if (definitions.length > 1) runs.set(record, slow);
        const result = slow.output(name);
        if (result instanceof Fault) mistakes.set(record, result.toError(name));
        column[record] = result instanceof Fault || result === null ? (isNumber ? Number.NaN : null) : result;
      }
      known.push(column);
      put(values, name, column);
      put(errors, name, mistakes);
    });
    return { values, errors };
  }

  return {
    cohort: program.cohort,
    cohortValues: (inputs) => cohortValues(program, exact, inputs),
    evaluate,
    evaluateExactly: (input) => run(input, () => undefined),
    evaluateColumns,
    undecided,
  };
}

type Quick = (
  index: number,
  row: Readonly<Record<string, unknown>>,
  known: readonly unknown[],
) => number | boolean | null | undefined;

const noDefinition = { name: "" };

/** An own property, whatever its name. */
function put<T>(record: Record<string, T>, name: string, value: T): void {
  if (name === "__proto__")
    Object.defineProperty(record, name, { value, enumerable: true, writable: true, configurable: true });
  else record[name] = value;
}

import type { CohortRequest, TypedProgram } from "../tree/typed-node.ts";
import { type CohortMembers, type CohortValues, cohortMembers, cohortOf } from "./cohort-values.ts";
import { ExactProgram, type ExactRun, isReadable } from "./exact.ts";
import type { FastRow } from "./fast.ts";
import { type EvaluationError, Fault } from "./fault.ts";
import { put } from "./put.ts";
import { isRow, type Output, output } from "./value.ts";

/** What an evaluation of a program gives: each definition has a value (null: blank) or an error. */
export interface ProgramResult {
  readonly values: Readonly<Record<string, Output>>;
  /** The definition in an error is where it arose, also where another definition only passes it on. */
  readonly errors: Readonly<Record<string, EvaluationError>>;
}

/** Values of definitions that are not computed; null: blank. */
type GivenValues = ReadonlyMap<string, boolean | null>;

/** A program that can run, whichever back-end it came from. */
export interface RunnableProgram {
  /** What must be known of the group first; empty: one phase is enough. */
  readonly cohort: readonly CohortRequest[];
  /** First phase: what the group's inputs (one per member) say to the requests. */
  cohortValues(inputs: readonly unknown[]): CohortValues;
  /** The same in two halves, for a group whose members are not all at hand at once: `joinMembers` in between. */
  cohortMembers(inputs: readonly unknown[]): CohortMembers;
  cohortOf(members: CohortMembers): CohortValues;
  /** Second phase, or the only one. The group's values are read from `input.cohort`. Never throws. */
  evaluate(input: unknown): ProgramResult;
  /** The same, in exact numbers throughout. */
  evaluateExactly(input: unknown): ProgramResult;
  /**
   * The same, where some definitions are not computed but taken as given: what the rest comes to while
   * these cannot be computed.
   */
  evaluateAround(input: unknown, given: GivenValues): ProgramResult;
}

/** Makes a typed program ready to run; what `fast` decides in doubles is not evaluated exactly. */
export function instantiate(program: TypedProgram, fast: readonly (FastRow | null)[] = []): RunnableProgram {
  const { definitions } = program;
  const exact = new ExactProgram(program);

  function run(input: unknown, quick: readonly (FastRow | null)[], given?: GivenValues): ProgramResult {
    const values: Record<string, Output> = {};
    const errors: Record<string, EvaluationError> = {};
    const known: unknown[] = [];
    let slow: ExactRun | undefined;
    definitions.forEach(({ name }, index) => {
      const fast = quick[index];
      let value: Output | undefined = isRow(input) ? fast?.(input, known) : undefined;
      let readable: unknown = value;
      if (value === undefined) {
        slow ??= exact.start(input, given);
        const result = slow.result(name);
        if (result instanceof Fault) put(errors, name, result.toError(name));
        else value = output(result);
        if (isReadable(result, Boolean(fast))) readable = value;
      }
      put(values, name, value ?? null);
      known.push(readable);
    });
    return { values, errors };
  }

  return {
    cohort: program.cohort,
    cohortValues: (inputs) => cohortOf(program.cohort, cohortMembers(program, exact, inputs)),
    cohortMembers: (inputs) => cohortMembers(program, exact, inputs),
    cohortOf: (members) => cohortOf(program.cohort, members),
    evaluate: (input) => run(input, fast),
    evaluateExactly: (input) => run(input, []),
    evaluateAround: (input, given) => run(input, [], given),
  };
}

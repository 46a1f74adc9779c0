import { Rational } from "../numbers/rational.ts";
import type { CohortRequest, TypedNode, TypedProgram } from "../tree/typed-node.ts";
import { aggregate, type CohortValue, type CohortValues, memberValue } from "./cohort.ts";
import { type EvaluationError, Fault } from "./fault.ts";
import { link } from "./link.ts";
import type { Run, Thunk } from "./operation.ts";
import { type Output, output, ownValue, type Value } from "./value.ts";

/** What an evaluation of a program gives: each definition has a value (null: blank) or an error. */
export interface ProgramResult {
  readonly values: Readonly<Record<string, Output>>;
  /** The definition in an error is where it arose, also where another definition only passes it on. */
  readonly errors: Readonly<Record<string, EvaluationError>>;
}

/** Many records at once: per definition one column of values and one of errors, in the records' order. */
export interface ProgramColumns {
  readonly values: Readonly<Record<string, readonly Output[]>>;
  readonly errors: Readonly<Record<string, readonly (EvaluationError | null)[]>>;
}

/** A program that can run, whichever back-end it came from. */
export interface RunnableProgram {
  /** What must be known of the group first; empty: one phase is enough. */
  readonly cohort: readonly CohortRequest[];
  /** First phase: what the group's inputs (one per member) say to the requests. */
  cohortValues(inputs: readonly unknown[]): CohortValues;
  /** Second phase, or the only one. The group's values are read from `input.cohort`. Never throws. */
  evaluate(input: unknown): ProgramResult;
  evaluateColumns(inputs: readonly unknown[]): ProgramColumns;
}

/** Makes a typed program ready to run (back-end of closures). */
export function instantiate(program: TypedProgram): RunnableProgram {
  const thunks = linkProgram(program);
  const names = [...thunks.keys()];
  const members = memberArguments(program);

  function evaluate(input: unknown): ProgramResult {
    const run = startRun(thunks, input);
    const values: [string, Output][] = [];
    const errors: [string, EvaluationError][] = [];
    for (const name of names) {
      try {
        values.push([name, output(run.definition(name))]);
      } catch (fault) {
        if (!(fault instanceof Fault)) throw fault;
        values.push([name, null]);
        errors.push([name, fault.toError(name)]);
      }
    }
    return { values: Object.fromEntries(values), errors: Object.fromEntries(errors) };
  }

  function evaluateColumns(inputs: readonly unknown[]): ProgramColumns {
    const results = inputs.map(evaluate);
    return {
      values: Object.fromEntries(
        names.map((name) => [name, results.map(({ values }) => values[name] ?? null)]),
      ),
      errors: Object.fromEntries(
        names.map((name) => [name, results.map(({ errors }) => ownError(errors, name))]),
      ),
    };
  }

  function cohortValues(inputs: readonly unknown[]): CohortValues {
    const runs = inputs.map((input) => startRun(thunks, input));
    return Object.fromEntries(
      program.cohort.map((request): [string, CohortValue] => {
        const argument = members.get(request.id);
        const values =
          argument === undefined
            ? []
            : runs.map((run) => contribution(argument, run)).filter((value) => value !== null);
        return [request.id, aggregate(request.name, values, inputs.length)];
      }),
    );
  }

  return { cohort: program.cohort, cohortValues, evaluate, evaluateColumns };
}

/** Definition → its linked tree. */
function linkProgram(program: TypedProgram): ReadonlyMap<string, Thunk> {
  return new Map(program.definitions.map(({ name, root }) => [name, link(root)]));
}

/** One evaluation: each definition is computed once, when it is first asked for. */
function startRun(thunks: ReadonlyMap<string, Thunk>, input: unknown): Run {
  const done = new Map<string, Value | Fault>();
  const run: Run = {
    input,
    rows: [],
    cohort: ownValue(input, "cohort"),
    definition(name) {
      let result = done.get(name);
      if (result === undefined) {
        result = attempt(thunks.get(name), run, name);
        done.set(name, result);
      }
      if (result instanceof Fault) throw result;
      return result;
    },
  };
  return run;
}

function attempt(thunk: Thunk | undefined, run: Run, name: string): Value | Fault {
  if (thunk === undefined) throw new TypeError(`no definition ${name}`);
  try {
    return thunk(run);
  } catch (fault) {
    if (!(fault instanceof Fault)) throw fault;
    fault.definition ??= name;
    return fault;
  }
}

/** A member whose value has an error, like a blank one, has none to give: the group is judged by those who have. */
function contribution(argument: Thunk, run: Run): Rational | null {
  try {
    const value = argument(run);
    return value instanceof Rational ? memberValue(value) : null;
  } catch (fault) {
    if (fault instanceof Fault) return null;
    throw fault;
  }
}

/** The arguments of all cohort functions, by request. */
function memberArguments(program: TypedProgram): ReadonlyMap<string, Thunk> {
  const found = new Map<string, Thunk>();
  const visit = (node: TypedNode): void => {
    if (node.op === "cohort") {
      const [x] = node.args;
      if (x !== undefined) found.set(node.id, link(x));
    }
    for (const child of childrenOf(node)) visit(child);
  };
  for (const { root } of program.definitions) visit(root);
  return found;
}

function childrenOf(node: TypedNode): readonly TypedNode[] {
  switch (node.op) {
    case "call":
    case "cohort":
      return node.args;
    case "chain":
      return [node.first, ...node.steps.map(({ right }) => right)];
    case "table":
      return node.rows.flat();
    case "filter":
      return [node.of, node.condition];
    case "property":
    case "pluck":
      return [node.of];
    default:
      return [];
  }
}

function ownError(errors: ProgramResult["errors"], name: string): EvaluationError | null {
  return Object.hasOwn(errors, name) ? (errors[name] ?? null) : null;
}

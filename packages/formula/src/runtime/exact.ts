import { fromDouble } from "../numbers/decimal.ts";
import { toDouble } from "../numbers/double.ts";
import { effortOf, withEffort } from "../numbers/effort.ts";
import { bitsOf } from "../numbers/large.ts";
import { equals, Rational, toLarge } from "../numbers/rational.ts";
import type { TypedProgram } from "../tree/typed-node.ts";
import { Fault } from "./fault.ts";
import { link } from "./link.ts";
import type { Run, Thunk } from "./operation.ts";
import { runLimits } from "./run-limits.ts";
import { ownValue, type Value } from "./value.ts";

/** One evaluation in exact numbers: each definition is computed once, when it is first asked for. */
export interface ExactRun extends Run {
  /** A definition's value, or why it has none. */
  result(name: string): Value | Fault;
}

/** Bits of an exact number that definitions in doubles may read: what they make of it keeps within the limits. */
export const mostBits = 2_000;

/** A program in exact numbers; a definition is made ready when it is first needed, which for many is never. */
export class ExactProgram {
  readonly #roots: ReadonlyMap<string, TypedProgram["definitions"][number]["root"]>;
  readonly #thunks = new Map<string, Thunk>();
  readonly #isShared: boolean;

  constructor(program: TypedProgram) {
    this.#isShared = program.effort === "shared";
    this.#roots = new Map(program.definitions.map(({ name, root }) => [name, root]));
  }

  /** `known`: definitions that are not computed but taken as given. */
  start(input: unknown, known: ReadonlyMap<string, Value> = new Map()): ExactRun {
    const done = new Map<string, Value | Fault>(known);
    const compute = (name: string): Value | Fault => {
      let result = done.get(name);
      if (result === undefined) {
        result = attempt(this.#thunk(name), run, name);
        done.set(name, result);
      }
      return result;
    };
    const run: ExactRun = {
      input,
      rows: [],
      cohort: ownValue(input, "cohort"),
      effort: this.#isShared ? effortOf(runLimits.effort) : null,
      definition(name) {
        const result = compute(name);
        if (result instanceof Fault) throw result;
        return result;
      },
      result: compute,
    };
    return run;
  }

  #thunk(name: string): Thunk {
    let thunk = this.#thunks.get(name);
    if (thunk === undefined) {
      const root = this.#roots.get(name);
      if (root === undefined) throw new TypeError(`no definition ${name}`);
      thunk = link(root);
      this.#thunks.set(name, thunk);
    }
    return thunk;
  }
}

/**
 * Whether definitions in doubles may read what leaves: not of an error, nor where the double says less of the exact
 * value than they presume. `isGraded`: whether they presume more than that it is the nearest.
 */
export function isReadable(value: Value | Fault, isGraded: boolean): boolean {
  if (!(value instanceof Rational)) return !(value instanceof Fault);
  return isGraded ? equals(fromDouble(toDouble(value)), value) : bitsOf(toLarge(value)) <= mostBits;
}

function attempt(thunk: Thunk, run: Run, name: string): Value | Fault {
  try {
    return withEffort(run.effort ?? effortOf(runLimits.ownEffort), () => thunk(run));
  } catch (fault) {
    if (!(fault instanceof Fault)) throw fault;
    fault.definition ??= name;
    return fault;
  }
}

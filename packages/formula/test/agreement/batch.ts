import fc from "fast-check";
import { compileProgram, type Definition, type Program, ProgramError } from "../../src/index.ts";
import { Rational } from "../../src/numbers/rational.ts";
import { ExactProgram } from "../../src/runtime/exact.ts";
import { Fault } from "../../src/runtime/fault.ts";
import { scope } from "./form.ts";
import { sources } from "./formulas.ts";
import { inputs } from "./inputs.ts";
import { onTie, type Tie, ties } from "./ties.ts";

/** What one program and its inputs are made from. */
export interface Batch {
  readonly numbers: readonly string[];
  readonly others: readonly string[];
  /** Brings formula `of` onto a tie on input `on`. */
  readonly ties: readonly { readonly of: number; readonly on: number; readonly tie: Tie }[];
  /** Definitions that refer to earlier ones: a template, and which two. */
  readonly chain: readonly (readonly [template: number, a: number, b: number])[];
  readonly inputs: readonly Readonly<Record<string, unknown>>[];
}

export const batches: fc.Arbitrary<Batch> = fc.record({
  numbers: fc.array(sources.number, { minLength: 6, maxLength: 14 }),
  others: fc.array(fc.oneof(sources.boolean, sources.blank), { maxLength: 4 }),
  ties: fc.array(fc.record({ of: fc.nat(), on: fc.nat(), tie: ties }), { minLength: 20, maxLength: 50 }),
  chain: fc.array(fc.tuple(fc.nat({ max: templates().length - 1 }), fc.nat(), fc.nat()), {
    minLength: 3,
    maxLength: 10,
  }),
  inputs,
});

/** The program of a batch; `onTies`: for each input the definitions that it brings onto a tie. */
export interface Made {
  readonly program: Program;
  readonly onTies: readonly ReadonlySet<string>[];
}

export function make(batch: Batch): Made {
  const base = [
    ...batch.numbers.map((source, index) => ({ name: `d.n${index}`, source })),
    ...batch.others.map((source, index) => ({ name: `d.x${index}`, source })),
  ];
  const first = compileSound(base);
  const onTies = batch.inputs.map(() => new Set<string>());
  const moved = tied(batch, first, onTies);
  const second = compileSound([...definitionsOf(first), ...moved]);
  const program = compileSound([...definitionsOf(second), ...chained(batch, second)]);
  return { program, onTies };
}

/** What checks of some definitions, as a program. */
function compileSound(definitions: readonly Definition[]): Program {
  let left = definitions;
  for (;;) {
    try {
      return compileProgram(left, scope);
    } catch (error) {
      if (!(error instanceof ProgramError)) throw error;
      left = left.filter(({ name }) => !Object.hasOwn(error.byDefinition, name));
    }
  }
}

function definitionsOf({ tree }: Program): Definition[] {
  return tree.definitions.map(({ name, source }) => ({ name, source }));
}

function tied(batch: Batch, program: Program, onTies: readonly Set<string>[]): Definition[] {
  const exact = new ExactProgram(program.tree);
  const definitions = program.tree.definitions.filter(({ type }) => type === "number");
  return batch.ties.flatMap(({ of, on, tie }, index) => {
    const definition = definitions[of % definitions.length];
    const at = on % batch.inputs.length;
    if (definition === undefined) return [];
    let value: unknown;
    try {
      value = exact.start(batch.inputs[at]).definition(definition.name);
    } catch (fault) {
      if (!(fault instanceof Fault)) throw fault;
    }
    if (!(value instanceof Rational)) return [];
    const formula = tie.inline ? `(${definition.source})` : definition.name;
    const source = onTie(formula, value, tie);
    if (source === null) return [];
    onTies[at]?.add(`d.t${index}`);
    return [{ name: `d.t${index}`, source }];
  });
}

/** Definitions that hand on values, blanks and errors of those before them. */
function chained(batch: Batch, program: Program): Definition[] {
  const known = Object.entries(program.types)
    .filter(([, { kind }]) => kind === "number")
    .map(([name, { optional }]) => ({ name, optional }));
  return batch.chain.flatMap(([template, one, two], index) => {
    const { length } = known;
    // The latest of them more often than the others: chains, not only pairs.
    const [a, b] = [known[one % 3 === 0 ? one % length : length - 1], known[two % length]];
    const write = templates()[template];
    if (a === undefined || b === undefined || write === undefined) return [];
    const plain = ({ name, optional }: typeof a) => (optional ? `(${name} ?? 2.5)` : name);
    const name = `d.c${index}`;
    const { source, optional = false } = write(plain(a), plain(b), a.name);
    known.push({ name, optional });
    return [{ name, source }];
  });
}

type Template = (a: string, b: string, bare: string) => { source: string; optional?: boolean };

function templates(): readonly Template[] {
  return [
    (a, b) => ({ source: `ROUND(${a} * 0.3 + ${b}, 2)` }),
    (a, b) => ({ source: `${a} + ${b}` }),
    (a, b) => ({ source: `${a} - ${b}` }),
    (a, b) => ({ source: `ROUND(${a} - ${b}, 1)` }),
    (a, b) => ({ source: `IF(${a} >= ${b}, ${a}, ${b})` }),
    (a, b) => ({ source: `IF(${a} = ${b}, 1, 0)` }),
    (a, b) => ({ source: `IF(${a} > ${b}, ${a})`, optional: true }),
    (a, b) => ({ source: `IFERROR(${a}, 0) + IFERROR(${b}, 1)` }),
    (a, b) => ({ source: `ROUND(IFERROR(${a} / ${b}, 7), 3)` }),
    (a, b) => ({ source: `MIN(100, ${a}, ${b})` }),
    (a, b) => ({ source: `BAND(${a}, [[8, ${b}], [2, 1]], 0)` }),
    (_a, b, bare) => ({ source: `SUM(${bare}, ${b})` }),
    (a) => ({ source: `ROUND(${a}, 2)` }),
    (a) => ({ source: `INT(${a} * 10) / 10` }),
    (a) => ({ source: `IF(${a} = ROUND(${a}, 0), 1, IF(${a} < 50, 2, 3))` }),
    (a, b) => ({ source: `SAFEDIV(${b}, ${a} - ${a}, 4)` }),
  ];
}

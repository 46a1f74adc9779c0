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

/** Long programs with much between their definitions, and short ones that doubles decide as a whole now and then. */
export const batches: fc.Arbitrary<Batch> = fc.oneof(
  {
    weight: 5,
    arbitrary: batch({
      numbers: fc.array(sources.number, { minLength: 6, maxLength: 14 }),
      others: { maxLength: 6 },
      ties: { minLength: 20, maxLength: 50 },
      chain: { minLength: 3, maxLength: 10 },
    }),
  },
  {
    weight: 1,
    arbitrary: batch({
      numbers: fc.array(
        sources.number.map((source) => `ROUND(${source}, 2)`),
        { minLength: 1, maxLength: 2 },
      ),
      others: { maxLength: 1 },
      ties: { maxLength: 2 },
      chain: { maxLength: 3 },
    }),
  },
);

interface Lengths {
  readonly minLength?: number;
  readonly maxLength: number;
}

function batch(parts: {
  numbers: fc.Arbitrary<string[]>;
  others: Lengths;
  ties: Lengths;
  chain: Lengths;
}): fc.Arbitrary<Batch> {
  return fc.record({
    numbers: parts.numbers,
    others: fc.array(fc.oneof(sources.boolean, sources.blank, sources.other), parts.others),
    ties: fc.array(fc.record({ of: fc.nat(), on: fc.nat(), tie: ties }), parts.ties),
    chain: fc.array(fc.tuple(fc.nat({ max: templates().length - 1 }), fc.nat(), fc.nat()), parts.chain),
    inputs,
  });
}

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
  const ofKind = (kind: string) =>
    Object.entries(program.types)
      .filter(([, type]) => type.kind === kind)
      .map(([name, { optional }]) => ({ name, optional }));
  const known = ofKind("number");
  const truths = ofKind("boolean");
  const texts = ofKind("text");
  return batch.chain.flatMap(([template, one, two], index) => {
    const { length } = known;
    // The latest of them more often than the others: chains, not only pairs.
    const [a, b] = [known[one % 3 === 0 ? one % length : length - 1], known[two % length]];
    const truth = truths[one % Math.max(1, truths.length)] ?? { name: "b", optional: false };
    const text = texts[two % Math.max(1, texts.length)] ?? { name: "ot", optional: true };
    const write = templates()[template];
    if (a === undefined || b === undefined || write === undefined) return [];
    const plain = ({ name, optional }: typeof a) => (optional ? `(${name} ?? 2.5)` : name);
    const name = `d.c${index}`;
    const { source, optional = false } = write(plain(a), plain(b), {
      number: a.name,
      mayBeBlank: a.optional,
      truth: truth.optional ? `(${truth.name} ?? TRUE)` : truth.name,
      text: text.optional ? `(${text.name} ?? "A")` : text.name,
      any: [a, b, truth, text][two % 4]?.name ?? "o",
    });
    known.push({ name, optional });
    return [{ name, source }];
  });
}

interface Others {
  /** As it is, blank where it may be. */
  readonly number: string;
  readonly mayBeBlank: boolean;
  readonly truth: string;
  readonly text: string;
  readonly any: string;
}

type Template = (a: string, b: string, others: Others) => { source: string; optional?: boolean };

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
    (_a, b, { number }) => ({ source: `SUM(${number}, ${b})` }),
    (a) => ({ source: `ROUND(${a}, 2)` }),
    (a) => ({ source: `INT(${a} * 10) / 10` }),
    (a) => ({ source: `IF(${a} = ROUND(${a}, 0), 1, IF(${a} < 50, 2, 3))` }),
    (a, b) => ({ source: `SAFEDIV(${b}, ${a} - ${a}, 4)` }),
    (a, b, { truth }) => ({ source: `IF(${truth}, ${a}, ${b})` }),
    (a, b, { any }) => ({ source: `IF(ISBLANK(${any}), ${a}, ROUND(${b}, 3))` }),
    (a, b, { text }) => ({ source: `IF(${text} = "A", ${a}, ${b})` }),
    (a, b, { any }) => ({ source: `IFERROR(IF(ISBLANK(${any}), 1, 2), ROUND(${a} + ${b}, 1))` }),
    (_a, b, { number }) => ({ source: `(${number} ?? ${b})` }),
    (_a, _b, { number, mayBeBlank }) => ({ source: number, optional: mayBeBlank }),
  ];
}

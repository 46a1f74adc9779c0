import { compile, type Program } from "../../src/index.ts";
import { type Batch, make } from "./batch.ts";
import {
  asRecord,
  explained,
  importModule,
  outcomes,
  outcomesAt,
  plainColumns,
  shown,
  typedColumns,
} from "./evaluators.ts";
import { scope } from "./form.ts";

/** What was seen: pairs of a formula and an input, and how they were decided. */
export interface Tally {
  pairs: number;
  /** Pairs that were decided in doubles, and those that only the module decided, by settling. */
  decided: number;
  settled: number;
  /** Pairs brought onto a tie, or right beside one, and how many of them the module decided in doubles. */
  tied: number;
  tiedDecided: number;
  errors: number;
  blanks: number;
  programs: number;
  /** Programs and inputs of which the module decided all in doubles. */
  atOnce: number;
}

export function emptyTally(): Tally {
  return {
    pairs: 0,
    decided: 0,
    settled: 0,
    tied: 0,
    tiedDecided: 0,
    errors: 0,
    blanks: 0,
    programs: 0,
    atOnce: 0,
  };
}

/** Evaluates a batch in every way; throws where any two differ, with the formula and the input. */
export async function agree(batch: Batch, tally: Tally): Promise<void> {
  const { program, onTies } = make(batch);
  const module = await importModule(program);
  tally.programs += 1;

  const demand = (
    way: string,
    input: unknown,
    expected: readonly string[],
    actual: readonly string[],
  ): void => {
    program.order.forEach((name, index) => {
      if (expected[index] === actual[index]) return;
      const source = program.tree.definitions[index]?.source;
      throw new Error(
        `${way} of ${name}: ${actual[index]} instead of ${expected[index]}\n${source}\n${dependencies(program, name)}on ${show(input)}`,
      );
    });
  };

  const alone = formulaAlone(program);
  for (const input of [...batch.inputs, null, [], "x"]) {
    const exactly = outcomes(program, program.evaluateExactly(input));
    demand("formula alone", input, exactly, alone(exactly, input));
    demand("closures", input, exactly, outcomes(program, program.evaluate(input)));
    demand("module", input, exactly, outcomes(program, module.evaluate(input)));
    demand("module, exactly", input, exactly, outcomes(program, module.evaluateExactly(input)));
    demand("explanation", input, exactly, explained(program, input));
  }
  batch.inputs.forEach((input, index) => {
    const undecided = new Set(program.undecided(input));
    const unsettled = new Set(module.undecided(input));
    tally.atOnce += Number(unsettled.size === 0);
    const exactly = outcomes(program, program.evaluateExactly(input));
    program.order.forEach((name, at) => {
      const decided = !undecided.has(name);
      const tied = onTies[index]?.has(name) === true;
      tally.pairs += 1;
      tally.decided += Number(decided);
      tally.settled += Number(!decided && !unsettled.has(name));
      tally.tied += Number(tied);
      tally.tiedDecided += Number(tied && !unsettled.has(name));
      tally.errors += Number(exactly[at]?.startsWith("{"));
      tally.blanks += Number(exactly[at] === "object null");
    });
  });

  const expected = batch.inputs.map((input) => outcomes(program, program.evaluateExactly(asRecord(input))));
  for (const [kind, columns] of [
    ["plain", plainColumns(batch.inputs)],
    ["typed", typedColumns(batch.inputs)],
  ] as const) {
    const count = batch.inputs.length;
    const ways = {
      closures: program.evaluateColumns(columns, count),
      module: module.evaluateColumns(columns, count),
    };
    for (const [way, result] of Object.entries(ways)) {
      expected.forEach((exactly, record) => {
        demand(`${kind} columns, ${way}`, batch.inputs[record], exactly, outcomesAt(program, result, record));
      });
    }
  }
}

/** Puts in the outcome of the first definition, which refers to no other, as a formula that stands alone has it. */
function formulaAlone(program: Program): (others: readonly string[], input: unknown) => readonly string[] {
  const [first] = program.tree.definitions;
  if (first === undefined || first.source.includes("d.")) return (others) => others;
  const formula = compile(first.source, scope);
  return ([, ...others], input) => {
    const result = formula.evaluate(input);
    return [
      "value" in result ? shown(result.value) : JSON.stringify({ ...result.error, definition: first.name }),
      ...others,
    ];
  };
}

/** The definitions that a formula refers to. */
function dependencies(program: Program, name: string): string {
  const source = program.tree.definitions.find((each) => each.name === name)?.source ?? "";
  return program.tree.definitions
    .filter((each) => each.name !== name && new RegExp(`\\b${each.name.replace(".", "\\.")}\\b`).test(source))
    .map((each) => `where ${each.name} = ${each.source}\n${dependencies(program, each.name)}`)
    .join("");
}

function show(value: unknown): string {
  if (Array.isArray(value))
    return `[${(value.length > 20 ? [...value.slice(0, 20), `… ${value.length}`] : value).map(show).join(", ")}]`;
  if (typeof value === "object" && value !== null)
    return `{ ${Object.entries(value)
      .map(([key, each]) => `${JSON.stringify(key)}: ${show(each)}`)
      .join(", ")} }`;
  if (Object.is(value, -0)) return "-0";
  return typeof value === "bigint"
    ? `${value}n`
    : typeof value === "string"
      ? JSON.stringify(value)
      : String(value);
}

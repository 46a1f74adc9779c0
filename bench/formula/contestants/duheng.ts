import { compile, type Formula, type Program, type Scope } from "@duheng/formula";
import { source } from "../work/formula.ts";
import type { ScoreRecord } from "../work/score-record.ts";
import { type Contestant, perRecord } from "./contestant.ts";

/** What the measurements use of a generated module. */
export type ScoreModule = Pick<Program, "evaluate" | "evaluateColumns" | "undecided">;

/** Our evaluators of one form; `form` is what tells its contestants from those of another. */
export function duheng(form: string, scope: Scope, module: ScoreModule, program: Program): Contestant[] {
  const formula = compile(source, scope);
  const named = (evaluator: string) => `duheng ${evaluator}${form}`;
  return [
    {
      name: named("generated module"),
      kind: "ours",
      prepare: () => perRecord((record) => scoreOf(module.evaluate(record))),
    },
    {
      name: named("closures"),
      kind: "ours",
      prepare: () => perRecord((record) => resultOf(formula, record)),
    },
    {
      name: named("exact"),
      kind: "ours",
      prepare: () =>
        perRecord((record) => {
          const result = formula.evaluateExactly(record);
          return "error" in result ? Number.NaN : result.value;
        }),
    },
    { name: named("columns, generated"), kind: "ours", isBatch: true, prepare: () => batch(module) },
    { name: named("columns, closures"), kind: "ours", isBatch: true, prepare: () => batch(program) },
  ];
}

function resultOf(formula: Formula, record: ScoreRecord): unknown {
  const result = formula.evaluate(record);
  return "error" in result ? Number.NaN : result.value;
}

function scoreOf({ values }: ReturnType<Program["evaluate"]>): unknown {
  return values.score ?? Number.NaN;
}

function batch({ evaluateColumns }: ScoreModule): ReturnType<Contestant["prepare"]> {
  return (data, _from, _to, scores) => {
    const { score } = evaluateColumns(data.columns.all, data.records.length).values;
    if (!(score instanceof Float64Array)) throw new TypeError("a column of scores is a Float64Array");
    scores.set(score);
    return undefined;
  };
}

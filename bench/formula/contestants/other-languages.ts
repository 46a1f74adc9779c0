import { evaluate as evaluateFeel } from "feelin";
import { Parser } from "hot-formula-parser";
import { LogicEngine } from "json-logic-engine";
import jsonata from "jsonata";
import { ExpressionRunner, FunctionFactory } from "survey-core";
import type { ScoreRecord } from "../work/score-record.ts";
import { type Contestant, perRecord, perRecordAsync } from "./contestant.ts";
import { hostFunctions } from "./host-functions.ts";

/** Libraries with a language of their own. */
export const otherLanguages: readonly Contestant[] = [
  { name: "json-logic-engine", kind: "library", note: "makes JavaScript at run time", prepare: jsonLogic },
  {
    name: "jsonata",
    kind: "library",
    note: "answers by promises only; its own $round, which rounds halves to even",
    prepare() {
      const expression = jsonata(`$round($min([100, $max([0,
        base + $sum([add1, add2, add3, add4, add5]) * 0.4 - deduct1 * 2 - deduct2 * 5
        + (category = "field" ? casesClosed / casesTaken * 30 : quality * 0.3)
        + ($sum(raters) - $min(raters) - $max(raters)) / ($count(raters) - 2) * 0.2])]), 2)`);
      return perRecordAsync((record) => expression.evaluate(record));
    },
  },
  {
    name: "survey-core",
    kind: "library",
    note: "its own round",
    prepare() {
      const { trimAverage } = hostFunctions();
      FunctionFactory.Instance.register("trimAverage", ([values]) => trimAverage(values));
      const runner = new ExpressionRunner(`round(min(100, max(0,
        {base} + sum({add1}, {add2}, {add3}, {add4}, {add5}) * 0.4 - {deduct1} * 2 - {deduct2} * 5
        + iif({category} = 'field', {casesClosed} / {casesTaken} * 30, {quality} * 0.3)
        + trimAverage({raters}) * 0.2)), 2)`);
      return perRecord((record) => runner.runValues(record));
    },
  },
  {
    name: "feelin (FEEL)",
    kind: "library",
    note: "can't compile: parses for every record",
    prepare() {
      const { trimAverage } = hostFunctions();
      const formula = `round half up(min(100, max(0,
        base + sum(add1, add2, add3, add4, add5) * 0.4 - deduct1 * 2 - deduct2 * 5
        + (if category = "field" then casesClosed / casesTaken * 30 else quality * 0.3)
        + trimAverage(raters) * 0.2)), 2)`;
      return perRecord((record) => evaluateFeel(formula, { ...record, trimAverage }).value);
    },
  },
  {
    name: "hot-formula-parser",
    kind: "library",
    note: "can't compile: parses for every record; its own ROUND",
    prepare: excelLike,
  },
];

function jsonLogic() {
  const engine = new LogicEngine();
  const { round2, trimAverage } = hostFunctions();
  const unary = { deterministic: true, optimizeUnary: true };
  engine.addMethod("round2", round2, unary);
  engine.addMethod("trimAverage", trimAverage, unary);
  const read = (name: keyof ScoreRecord) => ({ var: name });
  const added = { "+": [read("add1"), read("add2"), read("add3"), read("add4"), read("add5")] };
  const own = {
    if: [
      { "===": [read("category"), "field"] },
      { "*": [{ "/": [read("casesClosed"), read("casesTaken")] }, 30] },
      { "*": [read("quality"), 0.3] },
    ],
  };
  const plus = { "+": [read("base"), { "*": [added, 0.4] }] };
  const less = { "-": [{ "-": [plus, { "*": [read("deduct1"), 2] }] }, { "*": [read("deduct2"), 5] }] };
  const points = { "+": [less, own, { "*": [{ trimAverage: read("raters") }, 0.2] }] };
  const score = engine.build({ round2: { min: [100, { max: [0, points] }] } });
  return perRecord((record) => score(record));
}

function excelLike() {
  const { trimAverage } = hostFunctions();
  const parser = new Parser();
  let current: ReadonlyMap<string, unknown> = new Map();
  parser.on("callVariable", (name, done) => done(current.get(name)));
  // What ends with a digit is a cell's name there.
  parser.on("callCellValue", ({ label }, done) => done(current.get(label.toLowerCase())));
  parser.setFunction("TRIMAVERAGE", ([values]) => (Array.isArray(values) ? trimAverage(values) : Number.NaN));
  const formula = `ROUND(MIN(100, MAX(0,
    base + SUM(add1, add2, add3, add4, add5) * 0.4 - deduct1 * 2 - deduct2 * 5
    + IF(category = "field", casesClosed / casesTaken * 30, quality * 0.3)
    + TRIMAVERAGE(raters) * 0.2)), 2)`;
  return perRecord((record) => {
    current = new Map(Object.entries(record));
    return parser.parse(formula).result;
  });
}

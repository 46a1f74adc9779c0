import { compile, register } from "@antv/expr";
import { Jexl as AsyncJexl } from "@pawel-up/jexl";
import { Parser } from "expr-eval";
import { Parser as ForkedParser } from "expr-eval-fork";
import { compileExpression } from "filtrex";
import jexl from "jexl";
import { punyexpr } from "punyexpr";
import justin from "subscript/justin";
import { type Contestant, perRecord, perRecordAsync } from "./contestant.ts";
import { hostFunctions, scriptFormula } from "./host-functions.ts";

/** Libraries whose language looks like JavaScript's expressions. */
export const scriptLike: readonly Contestant[] = [
  {
    name: "filtrex",
    kind: "library",
    note: "makes JavaScript at run time",
    prepare() {
      const formula = scriptFormula.replace(
        /\((category == "field") \? (.*?) : (.*?)\)/,
        "(if $1 then $2 else $3)",
      );
      return perRecord(compileExpression(formula, { extraFunctions: { ...hostFunctions() } }));
    },
  },
  {
    name: "subscript (justin)",
    kind: "library",
    note: "functions must lie in the record: each is copied onto an object that inherits them",
    prepare() {
      const evaluate = justin(scriptFormula);
      const functions = { ...hostFunctions(), min: Math.min, max: Math.max };
      return perRecord((record) => evaluate(Object.assign(Object.create(functions), record)));
    },
  },
  {
    name: "punyexpr",
    kind: "library",
    note: "as subscript",
    prepare() {
      const evaluate = punyexpr(scriptFormula);
      const functions = { ...hostFunctions(), min: Math.min, max: Math.max };
      return perRecord((record) => evaluate(Object.assign(Object.create(functions), record)));
    },
  },
  {
    name: "@antv/expr",
    kind: "library",
    prepare() {
      const { round2, trimAverage } = hostFunctions();
      register("round2", round2);
      register("trimAverage", trimAverage);
      return perRecord(
        compile(scriptFormula.replace("==", "===").replace(/round2|min|max|trimAverage/g, "@$&")),
      );
    },
  },
  {
    name: "expr-eval",
    kind: "library",
    note: "unmaintained, with published vulnerabilities",
    prepare() {
      const parser = new Parser();
      Object.assign(parser.functions, hostFunctions());
      const expression: Evaluable = parser.parse(scriptFormula);
      return perRecord((record) => expression.evaluate(record));
    },
  },
  {
    name: "expr-eval-fork",
    kind: "library",
    prepare() {
      const parser = new ForkedParser();
      Object.assign(parser.functions, hostFunctions());
      const expression: Evaluable = parser.parse(scriptFormula);
      return perRecord((record) => expression.evaluate(record));
    },
  },
  {
    name: "jexl",
    kind: "library",
    prepare() {
      const language = new jexl.Jexl();
      for (const [name, each] of Object.entries({ ...hostFunctions(), min: Math.min, max: Math.max }))
        language.addFunction(name, each);
      const expression = language.createExpression(scriptFormula);
      expression.compile();
      return perRecord((record) => expression.evalSync(record));
    },
  },
  {
    name: "@pawel-up/jexl",
    kind: "library",
    note: "answers by promises only",
    prepare() {
      const { round2, trimAverage } = hostFunctions();
      const language = new AsyncJexl();
      language.addFunctions({
        round2: (value) => round2(Number(value)),
        trimAverage: (values) => trimAverage(values),
        min: (...values) => Math.min(...values),
        max: (...values) => Math.max(...values),
      });
      const expression = language.compile<number>(scriptFormula);
      return perRecordAsync((record) => expression.eval(record));
    },
  },
];

/** Their types know no lists, though they take them. */
interface Evaluable {
  evaluate(values: unknown): unknown;
}

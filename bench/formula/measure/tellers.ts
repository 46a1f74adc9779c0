import { compile } from "@antv/expr";
import { CelScalar, celEnv, isCelError, parse as parseCel, plan } from "@bufbuild/cel";
import { check, render } from "@duheng/formula";
import { Jexl as AsyncJexl } from "@pawel-up/jexl";
import { Parser } from "expr-eval";
import { Parser as ForkedParser } from "expr-eval-fork";
import { evaluate as evaluateFeel } from "feelin";
import { compileExpression } from "filtrex";
import { Parser as ExcelParser } from "hot-formula-parser";
import jexl from "jexl";
import { LogicEngine } from "json-logic-engine";
import jsonata from "jsonata";
import { all, create } from "mathjs";
import { punyexpr } from "punyexpr";
import justin from "subscript/justin";
import { ExpressionRunner } from "survey-core";
import { lintSurvey } from "survey-core/linter";
import { typedEnvironment } from "../contestants/cel.ts";
import { boundedScope } from "../work/formula.ts";
import { typicalRecords } from "../work/records.ts";

export const mistakeKinds = ["unknown field", "missing parenthesis", "text in a sum"] as const;
export type MistakeKind = (typeof mistakeKinds)[number];

/** How a library is asked about a formula. What either way throws, and what `before` answers, is a complaint. */
export interface Teller {
  readonly library: string;
  /** The three mistakes in the library's language; without it, in the common one. */
  readonly sources?: Readonly<Record<MistakeKind, string>>;
  /** All that it offers before a record is there: parser, compiler, type check, linter. */
  before(source: string): unknown;
  /** Evaluates the formula for a sound record. */
  running(source: string): unknown;
}

export const commonSources: Readonly<Record<MistakeKind, string>> = {
  "unknown field": "base + qualty * 0.3",
  "missing parenthesis": "(base + quality * 0.3",
  "text in a sum": 'base + "12"',
};

const record = typicalRecords(1)[0] ?? { base: 1, quality: 1 };
const math = create(all ?? {});
const engine = new LogicEngine();
const language = new jexl.Jexl();
const asyncLanguage = new AsyncJexl();

export const tellers: readonly Teller[] = [
  {
    library: "duheng",
    before(source) {
      const { diagnostics } = check(source, boundedScope);
      if (diagnostics.length === 0) return undefined;
      return diagnostics.map((each) => ({ ...each, message: render(each, "en") }));
    },
    running: () => undefined,
  },
  {
    library: "@marcbachmann/cel-js",
    before: (source) => typedEnvironment().check(source).error,
    running: (source) => typedEnvironment().evaluate(source, record),
  },
  {
    library: "@bufbuild/cel",
    before: (source) => void parseCel(source),
    running(source) {
      const variables = { base: CelScalar.DOUBLE, quality: CelScalar.DOUBLE };
      const value = plan(celEnv({ variables }), parseCel(source))({ base: 1, quality: 1 });
      if (isCelError(value)) throw value;
      return value;
    },
  },
  {
    library: "filtrex",
    before: (source) => void compileExpression(source),
    running: (source) => compileExpression(source)(record),
  },
  {
    library: "subscript (justin)",
    before: (source) => void justin(source),
    running: (source) => justin(source)(record),
  },
  {
    library: "punyexpr",
    before: (source) => void punyexpr(source),
    running: (source) => punyexpr(source)({ ...record }),
  },
  {
    library: "@antv/expr",
    before: (source) => void compile(source),
    running: (source) => compile(source)({ ...record }),
  },
  {
    library: "expr-eval",
    before: (source) => void new Parser().parse(source),
    running: (source) => new Parser().evaluate(source, { base: 1, quality: 1 }),
  },
  {
    library: "expr-eval-fork",
    before: (source) => void new ForkedParser().parse(source),
    running: (source) => new ForkedParser().evaluate(source, { base: 1, quality: 1 }),
  },
  {
    library: "jexl",
    before: (source) => void language.createExpression(source).compile(),
    running: (source) => language.createExpression(source).evalSync(record),
  },
  {
    library: "@pawel-up/jexl",
    before: (source) => void asyncLanguage.compile(source),
    running: (source) => asyncLanguage.eval(source, { ...record }),
  },
  {
    library: "json-logic-engine",
    sources: {
      "unknown field": '{"+": [{"var": "base"}, {"*": [{"var": "qualty"}, 0.3]}]}',
      "missing parenthesis": '{"+": [{"var": "base"}, {"*": [{"var": "quality"}, 0.3]}',
      "text in a sum": '{"+": [{"var": "base"}, "12"]}',
    },
    before: (source) => void engine.build(JSON.parse(source)),
    running: (source) => engine.build(JSON.parse(source))(record),
  },
  {
    library: "jsonata",
    before: (source) => void jsonata(source),
    running: (source) => jsonata(source).evaluate(record),
  },
  {
    library: "survey-core",
    sources: {
      "unknown field": "{base} + {qualty} * 0.3",
      "missing parenthesis": "({base} + {quality} * 0.3",
      "text in a sum": "{base} + '12'",
    },
    before(source) {
      const number = { type: "text", inputType: "number" };
      const { findings } = lintSurvey({
        elements: [
          { ...number, name: "base" },
          { ...number, name: "quality" },
          { type: "expression", name: "score", expression: source },
        ],
      });
      return findings.length > 0 ? findings : undefined;
    },
    running: (source) => new ExpressionRunner(source).runValues(record),
  },
  {
    library: "feelin (FEEL)",
    before: () => undefined,
    running(source) {
      const { value, warnings } = evaluateFeel(source, { ...record });
      if (warnings.length > 0) throw warnings;
      return value;
    },
  },
  {
    library: "hot-formula-parser",
    before: () => undefined,
    running(source) {
      const parser = new ExcelParser();
      parser.on("callVariable", (name, done) =>
        done(new Map<string, unknown>(Object.entries(record)).get(name)),
      );
      const { error, result } = parser.parse(source);
      if (error !== null) throw new Error(error);
      return result;
    },
  },
  {
    library: "mathjs",
    before: (source) => void math.compile(source),
    running: (source) => math.evaluate(source, { ...record }),
  },
];

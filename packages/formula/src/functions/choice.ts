import { agree, withFallback } from "../rules/agreement.ts";
import type { Checked } from "../rules/checked.ts";
import { checkAlike, checkComparable, comparing } from "../rules/comparison.ts";
import { covers } from "../rules/coverage.ts";
import { blankType, errorType, simple } from "../types/formula-type.ts";
import { bandOperation, checkThresholds } from "./band.ts";
import type { CallContext, FunctionRow, Otherwise } from "./row.ts";

/** Choices: only what is chosen is evaluated. */
export const choice: readonly FunctionRow[] = [
  {
    name: "IF",
    parameters: [
      { name: "condition", type: "boolean" },
      { name: "then", type: "branch" },
      { name: "otherwise", type: "branch", omittable: true },
    ],
    result: "then / otherwise",
    docs: {
      zh: "条件成立取前者，否则取后者；省略后者时为空；计分公式里须写明后者（不得分写 0，不适用写 BLANK()）。",
      en: "The one or the other; blank where the other is left out, which a formula that gives points must not do.",
    },
    example: { source: 'IF(2 > 1, "达标", "未达标")', value: "达标" },
    check({ args: [condition, ...branches], reporter, need }) {
      need(condition, "boolean");
      return agree(branches, reporter);
    },
    otherwise: otherwiseOf,
    passes: ([, ...branches]) => branches,
  },
  {
    name: "IFS",
    parameters: [
      { name: "condition", type: "boolean", repeat: true },
      { name: "value", type: "branch", repeat: true },
      { name: "otherwise", type: "branch", omittable: true },
    ],
    arity: (count) => count >= 2,
    result: "value / otherwise",
    docs: {
      zh: "取第一个成立的条件后面的值；都不成立取最后的值，未写则为空。",
      en: "The value behind the first condition that holds; else the last, blank where there is none.",
    },
    example: { source: "IFS(1 > 2, 10, 2 > 1, 8, 5)", value: 8 },
    check({ args, reporter, need }) {
      for (const condition of conditionsIn(args)) need(condition, "boolean");
      return agree(valuesIn(args), reporter);
    },
    otherwise: otherwiseOfIfs,
    passes: valuesIn,
  },
  {
    name: "SWITCH",
    parameters: [
      { name: "x", type: "value" },
      { name: "case", type: "value", repeat: true },
      { name: "value", type: "branch", repeat: true },
      { name: "otherwise", type: "branch", omittable: true },
    ],
    arity: (count) => count >= 3,
    result: "value / otherwise",
    docs: {
      zh: "取与 x 相等的那一项后面的值；都不等取最后的值，未写则为空；列出全部选项时可不写。文本不分大小写。",
      en: "The value behind the case that x equals; else the last, blank where there is none, unless all choices are listed. Texts in any case.",
    },
    example: { source: 'SWITCH("B", "A", 1, "B", 0.85, 0)', value: 0.85 },
    check({ args: [x, ...rest], reporter }) {
      const comparable = x !== undefined && checkComparable(x, reporter) && x.type.kind !== "error";
      for (const arg of conditionsIn(rest)) {
        if (checkComparable(arg, reporter) && comparable && arg.type.kind !== "error")
          checkAlike(x, arg, false, reporter);
      }
      return agree(valuesIn(rest), reporter);
    },
    otherwise: otherwiseOfSwitch,
    passes: ([, ...rest]) => valuesIn(rest),
    operation: (args) => {
      const [x, ...rest] = args;
      const isFolded = x !== undefined && conditionsIn(rest).some((arg) => comparing("=", x, arg, 1) !== "=");
      return { name: isFolded ? "~SWITCH" : "SWITCH", args: args.map(({ node }) => node) };
    },
  },
  {
    name: "IFBLANK",
    parameters: [
      { name: "x", type: "value" },
      { name: "y", type: "branch" },
    ],
    result: "x / y",
    docs: { zh: "x 为空时取 y，与 x ?? y 相同。", en: "y where x is blank, the same as x ?? y." },
    example: { source: "IFBLANK(bonus, 3)", value: 3 },
    check({ args: [x, y], reporter }) {
      return x === undefined || y === undefined ? errorType : withFallback(x, y, reporter);
    },
    passes: ([, y]) => (y === undefined ? [] : [y]),
  },
  {
    name: "ISBLANK",
    parameters: [{ name: "x", type: "any" }],
    result: "boolean",
    docs: {
      zh: "是否为空；列表没有成员即为空。",
      en: "Whether it is blank; a list is where it has no members.",
    },
    example: { source: "ISBLANK(bonus)", value: true },
    check: () => simple("boolean"),
  },
  {
    name: "BLANK",
    since: 1,
    parameters: [],
    result: "blank",
    docs: {
      zh: "空：写明结果就是空（计分时为“不适用”）。",
      en: "A blank that is meant: of points, “not applicable”.",
    },
    example: { source: "IF(deduct > 2, deduct, BLANK())", value: null },
    check: () => blankType,
  },
  {
    name: "IFERROR",
    parameters: [
      { name: "x", type: "branch" },
      { name: "y", type: "branch" },
    ],
    result: "x / y",
    docs: { zh: "x 出错时取 y。", en: "y where x has an error." },
    example: { source: "IFERROR(1 / (deduct - 2), 0)", value: 0 },
    check: ({ args, reporter }) => agree(args, reporter),
    passes: (args) => args,
  },
  {
    name: "SAFEDIV",
    parameters: [
      { name: "a", type: "number" },
      { name: "b", type: "number" },
      { name: "whenZero", type: "branch" },
    ],
    result: "number / whenZero",
    docs: { zh: "a / b；b 为 0 时取 whenZero。", en: "a / b; whenZero where b is 0." },
    example: { source: "SAFEDIV(1, 0, 7)", value: 7 },
    check({ args: [a, b, whenZero], reporter, need }) {
      need(a, "number");
      need(b, "number");
      return numberOrBlank(whenZero, reporter);
    },
    passes: ([, , whenZero]) => (whenZero === undefined ? [] : [whenZero]),
  },
  {
    name: "BAND",
    parameters: [
      { name: "x", type: "number" },
      { name: "[[threshold, points], …]", type: "table" },
      { name: "otherwise", type: "branch" },
    ],
    result: "points / otherwise",
    docs: {
      zh: "取 x 所达到的最高门槛后面的值，各行先后不限；都达不到取最后的值。",
      en: "The points behind the highest threshold that x reaches, the rows in any order; else the last argument.",
    },
    example: { source: "BAND(88.5, [[90, 10], [75, 8], [60, 5]], 0)", value: 8 },
    check({ args, reporter, need, edition }) {
      const [x, table] = args;
      need(x, "number");
      for (const [threshold] of table?.rows ?? []) need(threshold, "number");
      if (edition >= 1) checkThresholds(table, reporter);
      return agree(pointsIn(args), reporter);
    },
    passes: pointsIn,
    operation: bandOperation,
  },
];

/** The conditions of `condition, value, condition, value, otherwise`, or the cases. */
function conditionsIn(args: readonly Checked[]): readonly Checked[] {
  return args.filter((_, index) => index % 2 === 0 && index + 1 < args.length);
}

/** The values behind conditions, and the one that stands alone at the end. */
function valuesIn(args: readonly Checked[]): readonly Checked[] {
  return args.filter((_, index) => index % 2 === 1 || index + 1 === args.length);
}

/** The points of a BAND, and what is taken below all thresholds. */
function pointsIn([, table, otherwise]: readonly Checked[]): readonly Checked[] {
  const points: Checked[] = [];
  for (const [, value] of table?.rows ?? []) if (value !== undefined) points.push(value);
  if (otherwise !== undefined) points.push(otherwise);
  return points;
}

/** Of IF and IFS: whether conditions cover all cases, which edition 0 did not ask. */
function otherwiseOf({ args, edition, facts, choices }: CallContext): Otherwise {
  if (args.length % 2 === 1) return "given";
  const conditions = conditionsIn(args).map(({ node }) => node);
  return edition >= 1 && covers(conditions, facts, choices) ? "covered" : "missing";
}

/** Of IFS: TRUE written out as a condition needs nothing in its stead, in any edition. */
function otherwiseOfIfs(call: CallContext): Otherwise {
  const isSure = conditionsIn(call.args).some(({ ast }) => ast.kind === "boolean" && ast.value);
  return isSure ? "given" : otherwiseOf(call);
}

/** Of SWITCH: every choice listed, both truth values, or, in `SWITCH(TRUE, …)`, conditions that cover all cases. */
function otherwiseOfSwitch({ args, edition, facts, choices }: CallContext): Otherwise {
  const [x, ...rest] = args;
  if (rest.length % 2 === 1) return "given";
  if (edition === 0 || x === undefined) return "missing";
  const cases = conditionsIn(rest);
  if (x.ast.kind === "boolean" && x.ast.value)
    return covers(
      cases.map(({ node }) => node),
      facts,
      choices,
    )
      ? "covered"
      : "missing";
  const written = new Set(cases.map(({ node }) => ("value" in node ? node.value : null)));
  if (x.type.kind === "boolean") return written.has(true) && written.has(false) ? "covered" : "missing";
  return x.type.kind === "enum" && x.type.values.every(({ value }) => written.has(value))
    ? "covered"
    : "missing";
}

function numberOrBlank(value: Checked | undefined, reporter: CallContext["reporter"]) {
  if (value === undefined || value.type.kind === "error") return simple("number");
  if (value.type.kind !== "number" && value.type.kind !== "blank") reporter.mismatch(value, "number");
  return simple("number", value.type.optional);
}

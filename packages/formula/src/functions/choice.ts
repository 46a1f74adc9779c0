import { agree, withFallback } from "../checking/agreement.ts";
import type { Checked } from "../checking/checked.ts";
import { checkAlike, checkComparable } from "../checking/comparison.ts";
import { errorType, simple, withOptional } from "../types/formula-type.ts";
import type { CallContext, FunctionRow } from "./row.ts";

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
      zh: "条件成立取前者，否则取后者；省略后者时为空。",
      en: "The one or the other; blank where the other is left out.",
    },
    example: { source: 'IF(2 > 1, "达标", "未达标")', value: "达标" },
    check({ args: [condition, ...branches], reporter, need }) {
      need(condition, "boolean");
      const type = agree(branches, reporter);
      return branches.length < 2 ? withOptional(type, true) : type;
    },
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
      const branches: Checked[] = [];
      let always = args.length % 2 === 1;
      args.forEach((arg, index) => {
        if (index % 2 === 1 || index === args.length - 1) branches.push(arg);
        else {
          need(arg, "boolean");
          if (arg.ast.kind === "boolean" && arg.ast.value) always = true;
        }
      });
      const type = agree(branches, reporter);
      return always ? type : withOptional(type, true);
    },
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
      zh: "取与 x 相等的那一项后面的值；都不等取最后的值，未写则为空。",
      en: "The value behind the case that x equals; else the last, blank where there is none.",
    },
    example: { source: 'SWITCH("B", "A", 1, "B", 0.85, 0)', value: 0.85 },
    check({ args: [x, ...rest], reporter }) {
      const branches: Checked[] = [];
      const comparable = x !== undefined && checkComparable(x, reporter) && x.type.kind !== "error";
      rest.forEach((arg, index) => {
        if (index % 2 === 1 || index === rest.length - 1) branches.push(arg);
        else if (checkComparable(arg, reporter) && comparable && arg.type.kind !== "error")
          checkAlike(x, arg, false, reporter);
      });
      const type = agree(branches, reporter);
      return rest.length % 2 === 1 ? type : withOptional(type, true);
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
    name: "IFERROR",
    parameters: [
      { name: "x", type: "branch" },
      { name: "y", type: "branch" },
    ],
    result: "x / y",
    docs: { zh: "x 出错时取 y。", en: "y where x has an error." },
    example: { source: "IFERROR(1 / (deduct - 2), 0)", value: 0 },
    check: ({ args, reporter }) => agree(args, reporter),
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
      zh: "从上往下，x 达到哪一行的门槛就取哪一行的值；都达不到取最后的值。",
      en: "The points of the first row whose threshold x reaches; else the last argument.",
    },
    example: { source: "BAND(88.5, [[90, 10], [75, 8], [60, 5]], 0)", value: 8 },
    check({ args: [x, table, otherwise], reporter, need }) {
      need(x, "number");
      const branches: Checked[] = [];
      for (const [threshold, points] of table?.rows ?? []) {
        need(threshold, "number");
        if (points !== undefined) branches.push(points);
      }
      return agree(otherwise === undefined ? branches : [...branches, otherwise], reporter);
    },
  },
];

function numberOrBlank(value: Checked | undefined, reporter: CallContext["reporter"]) {
  if (value === undefined || value.type.kind === "error") return simple("number");
  if (value.type.kind !== "number") reporter.mismatch(value, "number");
  return simple("number", value.type.optional);
}

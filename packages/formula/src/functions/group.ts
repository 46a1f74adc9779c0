import { simple } from "../types/formula-type.ts";
import type { CallContext, FunctionRow, Parameter } from "./row.ts";

const x: Parameter = { name: "x", type: "number" };

/** x of every member of the same cycle and category. The group of the example is members with base 60, 80 and 100. */
export const group: readonly FunctionRow[] = [
  aggregate("AVERAGE", "全组的平均。", "The group's mean.", 80),
  aggregate("MEDIAN", "全组的中位数。", "The group's middle value.", 80),
  aggregate("MIN", "全组的最小值。", "The group's smallest value.", 60),
  aggregate("MAX", "全组的最大值。", "The group's largest value.", 100),
  aggregate("SUM", "全组之和。", "The group's sum.", 240),
  aggregate("STDEV.P", "全组的总体标准差。", "The group's standard deviation.", 16.32993161855452),
  {
    name: "COHORT.COUNT",
    parameters: [],
    result: "number",
    docs: { zh: "全组人数。", en: "How many the group has." },
    example: { source: "COHORT.COUNT()", value: 3 },
  },
  {
    name: "COHORT.RANK",
    parameters: [x],
    result: "number",
    docs: {
      zh: "在全组中的名次，1 为最高，并列取最好名次；空值没有名次。",
      en: "The place in the group, 1 the highest, ties share the best place; a blank has none.",
    },
    example: { source: "COHORT.RANK(base)", value: 3 },
    check: (call) => simple("number", mayBeBlank(call)),
    passes: (args) => args,
  },
  {
    name: "COHORT.PERCENTILE",
    parameters: [x],
    result: "number",
    docs: { zh: "全组中不高于它的人所占比例，0 至 1。", en: "The share of members at or below, 0 to 1." },
    example: { source: "COHORT.PERCENTILE(base)", value: 0.3333333333333333 },
    check: (call) => simple("number", mayBeBlank(call)),
    passes: (args) => args,
  },
];

function aggregate(name: string, zh: string, en: string, value: number): FunctionRow {
  return {
    name: `COHORT.${name}`,
    parameters: [x],
    result: "number",
    docs: { zh: `${zh}空值跳过。`, en: `${en} Blanks are skipped.` },
    example: { source: `COHORT.${name}(base)`, value },
    check(call) {
      mayBeBlank(call);
      return simple("number");
    },
  };
}

/** Holds the argument against `number?`; whether it may be blank. */
function mayBeBlank({ args: [value], reporter }: CallContext): boolean {
  if (value !== undefined && value.type.kind !== "number") reporter.mismatch(value, "number");
  return value?.type.optional === true;
}

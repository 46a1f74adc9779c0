import { simple } from "../types/formula-type.ts";
import { checkLimits, clampOperation } from "./clamp.ts";
import type { FunctionRow, Parameter } from "./row.ts";

const x: Parameter = { name: "x", type: "number" };
const digits: Parameter = { name: "digits", type: "number" };

/** Rounding and other arithmetic on single numbers. */
export const arithmetic: readonly FunctionRow[] = [
  {
    name: "ROUND",
    parameters: [x, digits],
    result: "number",
    docs: {
      zh: "四舍五入到指定小数位；负数位表示十位、百位等。",
      en: "Rounds half away from zero; negative digits mean tens, hundreds and so on.",
    },
    example: { source: "ROUND(1.005, 2)", value: 1.01 },
  },
  {
    name: "ROUNDUP",
    parameters: [x, digits],
    result: "number",
    docs: { zh: "向远离零的方向舍入。", en: "Rounds away from zero." },
    example: { source: "ROUNDUP(-2.1, 0)", value: -3 },
  },
  {
    name: "ROUNDDOWN",
    parameters: [x, digits],
    result: "number",
    docs: { zh: "向零的方向舍去。", en: "Rounds toward zero." },
    example: { source: "ROUNDDOWN(1 / 49 * 49, 0)", value: 1 },
  },
  {
    name: "INT",
    parameters: [x],
    result: "number",
    docs: { zh: "不大于它的最大整数。", en: "The largest integer that is not above it." },
    example: { source: "INT(-2.5)", value: -3 },
  },
  {
    name: "ABS",
    parameters: [x],
    result: "number",
    docs: { zh: "绝对值。", en: "The magnitude." },
    example: { source: "ABS(-3)", value: 3 },
  },
  {
    name: "MOD",
    parameters: [x, { name: "divisor", type: "number" }],
    result: "number",
    docs: {
      zh: "余数，符号与除数相同；除数为 0 时报错。",
      en: "The remainder, with the divisor's sign; by 0 an error.",
    },
    example: { source: "MOD(-7, 3)", value: 2 },
  },
  {
    name: "POWER",
    parameters: [x, { name: "exponent", type: "number" }],
    result: "number",
    docs: { zh: "乘方，与 ^ 相同。", en: "The power, the same as ^." },
    example: { source: "POWER(2, 10)", value: 1024 },
  },
  {
    name: "SQRT",
    parameters: [x],
    result: "number",
    docs: {
      zh: "平方根（34 位有效数字）；负数报错。",
      en: "The square root (34 significant digits); of a negative an error.",
    },
    example: { source: "SQRT(6.25)", value: 2.5 },
  },
  {
    name: "CLAMP",
    parameters: [x, { name: "low", type: "number" }, { name: "high", type: "number" }],
    result: "number",
    docs: {
      zh: "限制在上下限之间；下限大于上限时报错。",
      en: "Held between a lower and an upper limit; where the lower is above the upper, an error.",
    },
    example: { source: "CLAMP(105, 0, 100)", value: 100 },
    check(call) {
      for (const arg of call.args) call.need(arg, "number");
      if (call.edition >= 1) checkLimits(call);
      return simple("number");
    },
    operation: clampOperation,
  },
  {
    name: "SCALE",
    parameters: [
      x,
      { name: "fromLow", type: "number" },
      { name: "fromHigh", type: "number" },
      { name: "toLow", type: "number" },
      { name: "toHigh", type: "number" },
    ],
    result: "number",
    docs: {
      zh: "把一个区间线性换算到另一个区间，超出时取端点。",
      en: "Carries one range linearly over to another; beyond it, its ends.",
    },
    example: { source: "SCALE(88.5, 60, 80, 0, 20)", value: 20 },
  },
];

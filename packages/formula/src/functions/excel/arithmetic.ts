import type { ExcelDifference, PastedCall } from "../excel.ts";
import { numberOf } from "./numbers.ts";

/** Rounding to multiples and the like, which exact arithmetic writes out without loss. */
export const arithmeticOf: readonly ExcelDifference[] = [
  {
    names: ["TRUNC", "FIX"],
    docs: { zh: "这里用 ROUNDDOWN(x, 位数)", en: "here it is ROUNDDOWN(x, digits)" },
    instead: ({ args }) => [`ROUNDDOWN(${args[0]}, ${args[1] ?? 0})`],
  },
  {
    names: ["CEILING", "CEILING.MATH", "CEILING.PRECISE", "ISO.CEILING"],
    docs: {
      zh: "这里没有 CEILING；向上取整写作 -INT(-x)，远离零用 ROUNDUP(x, 0)",
      en: "there is no CEILING here; up to an integer is -INT(-x), away from zero ROUNDUP(x, 0)",
    },
    instead: (call) => {
      const step = stepOf(call);
      if (step === null) return [];
      const [x] = call.operands;
      return step === "1" ? [`(-INT(-${x}))`] : [`(-INT(-${x} / ${step}) * ${step})`];
    },
  },
  {
    names: ["FLOOR", "FLOOR.MATH", "FLOOR.PRECISE"],
    docs: {
      zh: "这里没有 FLOOR；向下取整用 INT(x)，向零用 ROUNDDOWN(x, 0)",
      en: "there is no FLOOR here; down to an integer is INT(x), toward zero ROUNDDOWN(x, 0)",
    },
    instead: (call) => {
      const step = stepOf(call);
      if (step === null) return [];
      return step === "1" ? [`INT(${call.args[0]})`] : [`(INT(${call.operands[0]} / ${step}) * ${step})`];
    },
  },
  {
    names: ["MROUND"],
    docs: { zh: "这里写作 ROUND(x / 倍数, 0) * 倍数", en: "here it is ROUND(x / multiple, 0) * multiple" },
    instead: ({ operands: [x, step] }) =>
      step === undefined ? [] : [`(ROUND(${x} / ${step}, 0) * ${step})`],
  },
  {
    names: ["QUOTIENT"],
    docs: { zh: "这里写作 ROUNDDOWN(a / b, 0)", en: "here it is ROUNDDOWN(a / b, 0)" },
    instead: ({ operands: [a, b] }) => (b === undefined ? [] : [`ROUNDDOWN(${a} / ${b}, 0)`]),
  },
  {
    names: ["SIGN"],
    docs: { zh: "这里用 IF 判断正负", en: "here it is written with IF" },
    instead: ({ operands: [x] }) => [`IF(${x} > 0, 1, IF(${x} < 0, -1, 0))`],
  },
  {
    names: ["SUMPRODUCT"],
    docs: {
      zh: "这里没有 SUMPRODUCT；加权平均用 WEIGHTED([[权重, 值], …])，按条件求和用 SUM(列表[条件].列)",
      en: "there is no SUMPRODUCT here; WEIGHTED([[weight, value], …]) is the weighted mean, SUM(list[condition].column) a sum by condition",
    },
    instead: ({ args }) => (args.length === 1 ? [`SUM(${args[0]})`] : []),
  },
  {
    names: ["SUBTOTAL", "AGGREGATE"],
    docs: {
      zh: "这里直接用 SUM、AVERAGE、COUNT 等",
      en: "here SUM, AVERAGE, COUNT and so on are used as they are",
    },
    instead: ({ ast, args }) => {
      const ours = subtotals.get((numberOf(ast.args[0]) ?? 0) % 100);
      return ours === undefined || args.length < 2 ? [] : [`${ours}(${args.slice(1).join(", ")})`];
    },
  },
];

const subtotals: ReadonlyMap<number, string> = new Map([
  [1, "AVERAGE"],
  [2, "COUNT"],
  [3, "COUNT"],
  [4, "MAX"],
  [5, "MIN"],
  [6, "PRODUCT"],
  [8, "STDEV.P"],
  [9, "SUM"],
]);

/** The multiple that is rounded to, 1 where none is given; null where it is not a positive number written out. */
function stepOf({ ast, args }: PastedCall): string | null {
  if (args.length === 1) return "1";
  const step = numberOf(ast.args[1]);
  return args.length === 2 && step !== null && step > 0 ? (args[1] ?? null) : null;
}

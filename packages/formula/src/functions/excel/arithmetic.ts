import type { ExcelDifference, PastedCall } from "./difference.ts";
import { numberOf } from "./numbers.ts";

/** Rounding to multiples and the like, which exact arithmetic writes out without loss. */
export const arithmeticOf: readonly ExcelDifference[] = [
  {
    names: ["TRUNC", "FIX"],
    instead: ({ args }) => [`ROUNDDOWN(${args[0]}, ${args[1] ?? 0})`],
  },
  {
    names: ["CEILING", "CEILING.MATH", "CEILING.PRECISE", "ISO.CEILING"],
    instead: (call) => {
      const step = stepOf(call);
      if (step === null) return [];
      const [x] = call.operands;
      return step === "1" ? [`(-INT(-${x}))`] : [`(-INT(-${x} / ${step}) * ${step})`];
    },
  },
  {
    names: ["FLOOR", "FLOOR.MATH", "FLOOR.PRECISE"],
    instead: (call) => {
      const step = stepOf(call);
      if (step === null) return [];
      return step === "1" ? [`INT(${call.args[0]})`] : [`(INT(${call.operands[0]} / ${step}) * ${step})`];
    },
  },
  {
    names: ["MROUND"],
    instead: ({ operands: [x, step] }) =>
      step === undefined ? [] : [`(ROUND(${x} / ${step}, 0) * ${step})`],
  },
  {
    names: ["QUOTIENT"],
    instead: ({ operands: [a, b] }) => (b === undefined ? [] : [`ROUNDDOWN(${a} / ${b}, 0)`]),
  },
  {
    names: ["SIGN"],
    instead: ({ operands: [x] }) => [`IF(${x} > 0, 1, IF(${x} < 0, -1, 0))`],
  },
  {
    names: ["SUMPRODUCT"],
    instead: ({ args }) => (args.length === 1 ? [`SUM(${args[0]})`] : []),
  },
  {
    names: ["SUBTOTAL", "AGGREGATE"],
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

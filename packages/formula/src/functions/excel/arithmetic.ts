import { certain, type ExcelDifference, type PastedCall } from "./difference.ts";
import { numberOf } from "./numbers.ts";
import { sumByCondition } from "./sum-product.ts";

/** Rounding to multiples and the like, which exact arithmetic writes out without loss. */
export const arithmeticOf: readonly ExcelDifference[] = [
  {
    names: ["TRUNC", "FIX"],
    instead: ({ args: [x, digits, ...others] }) =>
      x === undefined || others.length > 0 ? [] : [certain(`ROUNDDOWN(${x.text}, ${digits?.text ?? 0})`)],
  },
  {
    names: ["CEILING", "CEILING.MATH", "CEILING.PRECISE", "ISO.CEILING"],
    instead: (call) => {
      const step = stepOf(call);
      const x = call.args[0]?.operand;
      if (step === null || x === undefined) return [];
      return [certain(step === "1" ? `(-INT(-${x}))` : `(-INT(-${x} / ${step}) * ${step})`)];
    },
  },
  {
    names: ["FLOOR", "FLOOR.MATH", "FLOOR.PRECISE"],
    instead: (call) => {
      const step = stepOf(call);
      const [x] = call.args;
      if (step === null || x === undefined) return [];
      return [certain(step === "1" ? `INT(${x.text})` : `(INT(${x.operand} / ${step}) * ${step})`)];
    },
  },
  {
    // Excel refuses a multiple of the other sign, so that ours says more where x is negative.
    names: ["MROUND"],
    instead: (call) => {
      const step = call.args.length === 2 ? stepOf(call) : null;
      return step === null ? [] : [`(ROUND(${call.args[0]?.operand} / ${step}, 0) * ${step})`];
    },
  },
  {
    names: ["QUOTIENT"],
    instead: ({ args: [a, b, ...others] }) =>
      a === undefined || b === undefined || others.length > 0
        ? []
        : [certain(`ROUNDDOWN(${a.operand} / ${b.operand}, 0)`)],
  },
  {
    names: ["SIGN"],
    instead: ({ args: [x, ...others] }) =>
      x === undefined || others.length > 0
        ? []
        : [certain(`IF(${x.operand} > 0, 1, IF(${x.operand} < 0, -1, 0))`)],
  },
  {
    names: ["SUMPRODUCT"],
    instead: (call) => {
      const [list, ...others] = call.args;
      if (list === undefined) return [];
      return sumByCondition(call) ?? (others.length > 0 ? [] : [certain(`SUM(${list.text})`)]);
    },
  },
  {
    names: ["SUBTOTAL", "AGGREGATE"],
    instead: ({ name, args: [which, ...rest] }) => {
      const number = numberOf(which?.ast) ?? 0;
      const ours = subtotals.get(name === "SUBTOTAL" && number > 100 ? number - 100 : number);
      // The second argument of AGGREGATE says what it passes over: hidden rows and errors, which there are none of.
      const lists = name === "SUBTOTAL" ? rest : rest.slice(1);
      if (ours === undefined || lists.length === 0) return [];
      const insert = `${ours}(${lists.map(({ text }) => text).join(", ")})`;
      return [name === "SUBTOTAL" && emptyIsAlike.has(ours) ? certain(insert) : insert];
    },
  },
];

const subtotals: ReadonlyMap<number, string> = new Map([
  [1, "AVERAGE"],
  [2, "COUNT"],
  [3, "COUNTA"],
  [4, "MAX"],
  [5, "MIN"],
  [6, "PRODUCT"],
  [8, "STDEV.P"],
  [9, "SUM"],
]);

/** Those that give of nothing what they give in Excel: MAX and MIN are 0 there. */
const emptyIsAlike: ReadonlySet<string> = new Set(["AVERAGE", "COUNT", "COUNTA", "STDEV.P", "SUM"]);

/** The multiple that is rounded to, 1 where none is given; null where it is not a positive number written out. */
function stepOf({ args }: PastedCall): string | null {
  if (args.length === 1) return "1";
  const step = numberOf(args[1]?.ast);
  return args.length === 2 && step !== null && step > 0 ? (args[1]?.text ?? null) : null;
}

import { fromDouble } from "../numbers/decimal.ts";
import { commonParts, decimalParts, nearestTo, partsIn, settleRound, settleSign } from "../runtime/settle.ts";
import { nearest } from "./bounds.ts";
import type { Closure, ClosureBack } from "./closures.ts";
import { holds } from "./comparison.ts";
import type { Back } from "./lowering.ts";
import type { Limits } from "./target.ts";

type Decided = number | boolean | null | undefined;

/** Stands where no number has said yet what it is a whole number of parts of. */
const unsaid = -1;

/**
 * Closures that settle: slower than those that they are made of, and asked where those leave something open. What is
 * a truth value or leaves nothing open is theirs.
 */
export function settlingBack<At>(
  base: ClosureBack<At>,
): Back<Closure<At, number>, Closure<At, number>, (at: At, known: readonly unknown[]) => Decided> {
  type Numbers = Closure<At, number>;

  /**
   * What the exact value of the number that was computed last is a whole number of parts of; NaN where that is not
   * known. Said beside the number, since to ask for it afterwards would be to compute all again at every depth.
   */
  let parts = Number.NaN;

  const withParts =
    (value: Numbers, partsOf: (x: number) => number): Numbers =>
    (at, known, row) => {
      const x = value(at, known, row);
      parts = partsOf(x);
      return x;
    };
  const join =
    (
      a: Numbers,
      b: Numbers,
      compute: (x: number, y: number) => number,
      partsOf: (p: number, q: number) => number,
    ): Numbers =>
    (at, known, row) => {
      const x = a(at, known, row);
      const partsOfX = parts;
      const y = b(at, known, row);
      parts = partsOf(partsOfX, parts);
      return compute(x, y);
    };

  return {
    ...base,
    constant(value, exact) {
      const { bottom, large } = fromDouble(value);
      const own = exact && large === null ? bottom : Number.NaN;
      return withParts(base.constant(value, exact), () => own);
    },
    number: (path, limits) => withParts(base.number(path, limits), partsWithin(limits)),
    numberOr(path, limits, otherwise) {
      const value = base.numberOr(path, limits, otherwise);
      const own = partsWithin(limits);
      return (at, known, row) => {
        parts = unsaid;
        const x = value(at, known, row);
        if (parts === unsaid) parts = own(x);
        return x;
      };
    },
    add: (a, b) => join(a, b, (x, y) => x + y, commonParts),
    subtract: (a, b) => join(a, b, (x, y) => x - y, commonParts),
    multiply: (a, b) =>
      join(
        a,
        b,
        (x, y) => x * y,
        (p, q) => p * q,
      ),
    divide:
      (a, b, { least, most, error }) =>
      (at, known, row) => {
        const x = a(at, known, row);
        const partsOfX = parts;
        const divisor = b(at, known, row);
        parts = partsOfX * Math.abs(partsIn(divisor, error, parts));
        if (!(divisor >= least || divisor <= -least)) return Number.NaN;
        const quotient = x / divisor;
        return quotient <= most && quotient >= -most ? quotient : Number.NaN;
      },
    negate: (a) => (at, known, row) => -a(at, known, row),
    absolute: (a) => (at, known, row) => Math.abs(a(at, known, row)),
    smaller: (a, b) => join(a, b, Math.min, commonParts),
    greater: (a, b) => join(a, b, Math.max, commonParts),
    round:
      (a, { scale, name, margin, error }) =>
      (at, known, row) => {
        const rounded = settleRound(a(at, known, row), scale, name, margin, error, parts);
        parts = scale;
        return rounded;
      },
    summary(list, summary) {
      const value = base.summary(list, summary);
      const own = base.summaryParts(list, summary);
      return (at, known, row) => {
        const partsOfX = own(at, known, row);
        const x = value(at, known, row);
        parts = partsOfX;
        return x;
      };
    },
    count: (path, optional, condition) => withParts(base.count(path, optional, condition), () => 1),

    compare(comparison, a, b, { margin, error, equal }) {
      const truth = (sign: -1 | 0 | 1): number => (holds(comparison, sign) ? 1 : 0);
      const [less, same, more] = [truth(-1), truth(0), truth(1)];
      return (at, known, row) => {
        const x = a(at, known, row);
        const partsOfX = parts;
        const difference = x - b(at, known, row);
        if (equal && difference === 0) return same;
        const sign = settleSign(difference, margin, error, commonParts(partsOfX, parts));
        return sign < 0 ? less : sign > 0 ? more : sign === 0 ? same : -1;
      };
    },

    bind(value, use) {
      let current = { x: Number.NaN, parts: Number.NaN };
      const result = use(() => {
        parts = current.parts;
        return current.x;
      });
      return (at, known, row) => {
        const before = current;
        const x = value(at, known, row);
        current = { x, parts };
        const found = result(at, known, row);
        current = before;
        return found;
      };
    },

    settles: true,
    resultNumber(value, known) {
      if (known.grade >= nearest) return base.resultNumber(value, known);
      return base.resultNumber((at, all, row) => nearestTo(value(at, all, row), known.error, parts), known);
    },
  };
}

function partsWithin({ whole, decimal }: Limits): (x: number) => number {
  return whole ? () => 1 : decimal ? decimalParts : () => Number.NaN;
}

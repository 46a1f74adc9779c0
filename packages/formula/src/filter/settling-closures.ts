import { fromDouble } from "../numbers/decimal.ts";
import { commonParts, decimalParts, nearestTo, partsIn, settleRound, settleSign } from "../runtime/settle.ts";
import * as bounds from "./bounds.ts";
import type { Closure, ClosureBack } from "./closures.ts";
import { holds } from "./comparison.ts";
import type { Back } from "./lowering.ts";
import type { Limits } from "./target.ts";

/** A number, and what its exact value is a whole number of parts of (NaN where that is not known). */
interface Settled<At> {
  readonly value: Closure<At, number>;
  readonly parts: Closure<At, number>;
}

type Decided = number | boolean | null | undefined;

/**
 * Closures that settle: slower than those that they are made of, and asked where those leave something open. What is
 * a truth value or leaves nothing open is theirs.
 */
export function settlingBack<At>(
  base: ClosureBack<At>,
): Back<Settled<At>, Closure<At, number>, (at: At, known: readonly unknown[]) => Decided> {
  type Numbers = Closure<At, number>;

  const constant = (value: number): Numbers => base.constant(value, true);
  const unknown = constant(Number.NaN);
  const one = constant(1);
  const map =
    (a: Numbers, compute: (a: number) => number): Numbers =>
    (at, known, row) =>
      compute(a(at, known, row));
  const zip =
    (a: Numbers, b: Numbers, compute: (a: number, b: number) => number): Numbers =>
    (at, known, row) =>
      compute(a(at, known, row), b(at, known, row));
  const common = (a: Settled<At>, b: Settled<At>): Numbers => zip(a.parts, b.parts, commonParts);
  const partsOf = (value: Numbers, { whole, decimal }: Limits): Numbers =>
    whole ? one : decimal ? map(value, decimalParts) : unknown;

  return {
    ...base,
    constant(value, exact) {
      const { bottom, large } = fromDouble(value);
      return {
        value: base.constant(value, exact),
        parts: exact && large === null ? constant(bottom) : unknown,
      };
    },
    number(path, limits) {
      const value = base.number(path, limits);
      return { value, parts: partsOf(value, limits) };
    },
    numberOr(path, limits, otherwise) {
      let parts = unknown;
      const value = base.numberOr(path, limits, () => {
        const instead = otherwise();
        parts = instead.parts;
        return instead.value;
      });
      // Whichever of the two it is, both are whole numbers of these.
      return { value, parts: zip(partsOf(value, limits), parts, commonParts) };
    },
    add: (a, b) => ({ value: base.add(a.value, b.value), parts: common(a, b) }),
    subtract: (a, b) => ({ value: base.subtract(a.value, b.value), parts: common(a, b) }),
    multiply: (a, b) => ({
      value: base.multiply(a.value, b.value),
      parts: zip(a.parts, b.parts, (x, y) => x * y),
    }),
    divide(a, b, rules) {
      const top = zip(b.value, b.parts, (value, parts) => Math.abs(partsIn(value, rules.error, parts)));
      return { value: base.divide(a.value, b.value, rules), parts: zip(a.parts, top, (x, y) => x * y) };
    },
    negate: (a) => ({ value: base.negate(a.value), parts: a.parts }),
    absolute: (a) => ({ value: base.absolute(a.value), parts: a.parts }),
    smaller: (a, b) => ({ value: base.smaller(a.value, b.value), parts: common(a, b) }),
    greater: (a, b) => ({ value: base.greater(a.value, b.value), parts: common(a, b) }),
    round: ({ value, parts }, { scale, name, margin, error }) => ({
      value: zip(value, parts, (x, each) => settleRound(x, scale, name, margin, error, each)),
      parts: constant(scale),
    }),
    summary: (list, summary) => ({
      value: base.summary(list, summary),
      parts: base.summaryParts(list, summary),
    }),
    count: (path, optional, condition) => ({ value: base.count(path, optional, condition), parts: one }),

    compare(comparison, a, b, { margin, error }) {
      const difference = zip(a.value, b.value, (x, y) => x - y);
      return map(
        zip(difference, common(a, b), (x, parts) => settleSign(x, margin, error, parts)),
        (sign) => (sign < 0 ? truth(-1) : sign > 0 ? truth(1) : sign === 0 ? truth(0) : -1),
      );
      function truth(sign: -1 | 0 | 1): number {
        return holds(comparison, sign) ? 1 : 0;
      }
    },

    choose(condition, then, otherwise) {
      const branches: Settled<At>[] = [];
      const made = (branch: () => Settled<At>) => () => {
        const result = branch();
        branches.push(result);
        return result.value;
      };
      const value = base.choose(condition, made(then), made(otherwise));
      const [a, b] = branches;
      return {
        value,
        parts: base.choose(
          condition,
          () => a?.parts ?? unknown,
          () => b?.parts ?? unknown,
        ),
      };
    },
    bind(bound, use) {
      let current = { value: Number.NaN, parts: Number.NaN };
      const result = use({ value: () => current.value, parts: () => current.parts });
      const within =
        (compute: Numbers): Numbers =>
        (at, known, row) => {
          const before = current;
          current = { value: bound.value(at, known, row), parts: bound.parts(at, known, row) };
          const found = compute(at, known, row);
          current = before;
          return found;
        };
      return { value: within(result.value), parts: within(result.parts) };
    },

    settles: true,
    resultNumber({ value, parts }, known) {
      const exact = zip(value, parts, (x, each) => nearestTo(x, known.error, each));
      return base.resultNumber(known.grade < bounds.nearest ? exact : value, known);
    },
  };
}

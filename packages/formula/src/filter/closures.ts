import * as doubles from "../runtime/doubles.ts";
import { listParts } from "../runtime/settle.ts";
import { ownReader } from "../runtime/value.ts";
import { type Comparison, holds } from "./comparison.ts";
import type { Back } from "./lowering.ts";
import type { ComparisonRules, Limits, ListSource, ListSummary, Path, RoundingRules } from "./target.ts";

/** `at`: the input, or the number of a record; `known`: the definitions before; `row`: that of a filter. */
export type Closure<At, T> = (at: At, known: readonly unknown[], row: unknown) => T;

/** A field times a constant, which is computed without a closure for each. */
export interface Term {
  readonly key: string;
  readonly limits: Limits;
  readonly factor: number;
}

/** How closures reach what they compute with: one filled form, or one record of many columns. */
export interface Sources<At> {
  field(key: string): (at: At) => unknown;
  /** The product of a field and a constant, NaN where the field is no number within its limits. */
  term(term: Term): (at: At) => number;
  /** A number and such a product: together with `term` nearly all there is to most formulas. */
  plus(a: Closure<At, number>, term: Term): Closure<At, number>;
  definition(index: number): (at: At, known: readonly unknown[]) => unknown;
  isBlank(value: unknown): boolean;
  /** Reads the list of a field into the runtime's buffer; null where it is read like any other. */
  gather(key: string, optional: boolean, limits: Limits, blanks: boolean): ((at: At) => number) | null;
}

export interface ClosureBack<At>
  extends Back<Closure<At, number>, Closure<At, number>, (at: At, known: readonly unknown[]) => Decided> {
  /** What a summary is a whole number of parts of. */
  summaryParts(list: ListSource<Closure<At, number>>, summary: ListSummary): Closure<At, number>;
}

/**
 * Back-end of closures: for formulas as they are written, and wherever code may not be made. Numbers are NaN, and
 * truth values (1, 0) are -1, where doubles do not decide.
 */
export function closureBack<At>(sources: Sources<At>): ClosureBack<At> {
  type Numbers = Closure<At, number>;
  type Truths = Closure<At, number>;

  /** What is known of closures while others are made of them: a call of each other is what they cost. */
  const constants = new WeakMap<Numbers, number>();
  const terms = new WeakMap<Numbers, Term>();
  const ofTerm = (term: Term): Numbers => {
    const closure = sources.term(term);
    terms.set(closure, term);
    return closure;
  };
  const sum = (a: Numbers, b: Numbers): Numbers => {
    const [left, right] = [terms.get(a), terms.get(b)];
    if (right !== undefined) return sources.plus(a, right);
    if (left !== undefined) return sources.plus(b, left);
    return (at, known, row) => a(at, known, row) + b(at, known, row);
  };
  const scaled = (a: Numbers, factor: number): Numbers => {
    const term = terms.get(a);
    if (term?.factor === 1) return ofTerm({ ...term, factor });
    return (at, known, row) => a(at, known, row) * factor;
  };

  return {
    constant(value) {
      const closure = () => value;
      constants.set(closure, value);
      return closure;
    },
    number: checkedNumber,
    numberOr(path, limits, otherwise) {
      const read = reader(path);
      const check = checker(limits);
      const instead = otherwise();
      const isBlank = blankTest(path);
      return (at, known, row) => {
        const value = read(at, known, row);
        return isBlank(value) ? instead(at, known, row) : check(value);
      };
    },
    add: sum,
    subtract(a, b) {
      const term = terms.get(b);
      if (term !== undefined) return sources.plus(a, { ...term, factor: -term.factor });
      return (at, known, row) => a(at, known, row) - b(at, known, row);
    },
    multiply(a, b) {
      const [left, right] = [constants.get(a), constants.get(b)];
      if (right !== undefined) return scaled(a, right);
      if (left !== undefined) return scaled(b, left);
      return (at, known, row) => a(at, known, row) * b(at, known, row);
    },
    divide:
      (a, b, { least, most }) =>
      (at, known, row) => {
        const divisor = b(at, known, row);
        if (!(divisor >= least || divisor <= -least)) return Number.NaN;
        const quotient = a(at, known, row) / divisor;
        return quotient <= most && quotient >= -most ? quotient : Number.NaN;
      },
    negate: (a) => (at, known, row) => -a(at, known, row),
    absolute: (a) => (at, known, row) => Math.abs(a(at, known, row)),
    smaller(a, b) {
      const [most, x] = [constants.get(a) ?? constants.get(b), constants.has(a) ? b : a];
      if (most !== undefined) return (at, known, row) => Math.min(most, x(at, known, row));
      return (at, known, row) => Math.min(a(at, known, row), b(at, known, row));
    },
    greater(a, b) {
      const [least, x] = [constants.get(a) ?? constants.get(b), constants.has(a) ? b : a];
      if (least !== undefined) return (at, known, row) => Math.max(least, x(at, known, row));
      return (at, known, row) => Math.max(a(at, known, row), b(at, known, row));
    },
    round: rounder,
    summary(list, summary) {
      const gather = gatherer(list);
      const summarise = summariser(summary);
      const slow: Numbers = (at, known, row) => summarise(gather(at, known, row));
      if (summary.name !== "trimmed" || summary.drop !== 1 || list.key !== null) return slow;
      const read = reader(list.path);
      return (at, known, row) => {
        const points = middleMean(read(at, known, row), list.limits);
        return Number.isNaN(points) ? slow(at, known, row) : points;
      };
    },
    summaryParts(list, summary) {
      const gather = gatherer(list);
      const { whole } = list.limits;
      return (at, known, row) => {
        const count = gather(at, known, row);
        return (whole ? 1 : listParts(count)) * partsFactor(summary, count);
      };
    },
    count(path, optional, condition) {
      const read = reader(path);
      return (at, known, row) => {
        const count = doubles.countRows(read(at, known, row), optional, bound(condition, at, known));
        return count < 0 ? Number.NaN : count;
      };
    },

    truth: (value) => () => (value ? 1 : 0),
    boolean(path, instead) {
      const read = reader(path);
      const isBlank = blankTest(path);
      return (at, known, row) => {
        const value = read(at, known, row);
        return doubles.truth(instead !== null && isBlank(value) ? instead : value);
      };
    },
    compare: comparer,
    textIs(path, text, instead) {
      const read = reader(path);
      const isBlank = blankTest(path);
      return (at, known, row) => {
        const value = read(at, known, row);
        return instead !== null && isBlank(value) ? Number(instead) : doubles.textIs(value, text);
      };
    },
    blank(path, kind) {
      const read = reader(path);
      const isBlank = blankTest(path);
      return (at, known, row) => {
        const value = read(at, known, row);
        return isBlank(value) ? 1 : doubles.present(value, kind);
      };
    },
    within: (condition) => condition(),
    not: (a) => (at, known, row) => {
      const value = a(at, known, row);
      return value < 0 ? -1 : 1 - value;
    },
    and(a, then) {
      const b = then();
      return (at, known, row) => {
        const value = a(at, known, row);
        return value > 0 ? b(at, known, row) : value;
      };
    },
    or(a, then) {
      const b = then();
      return (at, known, row) => {
        const value = a(at, known, row);
        return value === 0 ? b(at, known, row) : value;
      };
    },
    bind(value, use) {
      let current = Number.NaN;
      const result = use(() => current);
      return (at, known, row) => {
        const before = current;
        current = value(at, known, row);
        const found = result(at, known, row);
        current = before;
        return found;
      };
    },
    choose(condition, then, otherwise) {
      const [a, b] = [then(), otherwise()];
      return (at, known, row) => {
        const value = condition(at, known, row);
        return value > 0 ? a(at, known, row) : value === 0 ? b(at, known, row) : Number.NaN;
      };
    },

    settles: false,
    resultNumber: (x) => (at, known) => {
      const value = x(at, known, undefined);
      return Number.isNaN(value) ? undefined : value + 0;
    },
    resultBoolean: (x) => (at, known) => {
      const value = x(at, known, undefined);
      return value < 0 ? undefined : value > 0;
    },
    resultBlank: () => () => null,
    resultChoice(condition, then, otherwise) {
      const [a, b] = [then(), otherwise()];
      return (at, known) => {
        const value = condition(at, known, undefined);
        return value > 0 ? a(at, known) : value === 0 ? b(at, known) : undefined;
      };
    },
  };

  function blankTest(path: Path): (value: unknown) => boolean {
    if (path.from === "input") return sources.isBlank;
    // A definition that has an error is undefined, which is no blank.
    if (path.from === "definition") return (value) => value === null;
    return (value) => value === undefined || value === null;
  }

  function reader(path: Path): Closure<At, unknown> {
    switch (path.from) {
      case "input": {
        const read = sources.field(path.key);
        if (path.instead === undefined) return read;
        const other = sources.field(path.instead);
        return (at) => read(at) ?? other(at);
      }
      case "row": {
        const read = ownReader(path.key);
        return (_at, _known, row) => read(row);
      }
      case "definition":
        return sources.definition(path.index);
      case "property": {
        const of = reader(path.of);
        const { key, optional } = path;
        return (at, known, row) => doubles.member(of(at, known, row), key, optional);
      }
    }
  }

  function checkedNumber(path: Path, limits: Limits): Numbers {
    if (path.from === "input" && path.instead === undefined)
      return ofTerm({ key: path.key, limits, factor: 1 });
    const read = reader(path);
    const check = checker(limits);
    return (at, known, row) => check(read(at, known, row));
  }

  function rounder(x: Numbers, { scale, name, margin }: RoundingRules): Numbers {
    if (name === "half-away") return (at, known, row) => doubles.roundHalf(x(at, known, row), scale, margin);
    return (at, known, row) => doubles.roundDirected(x(at, known, row), scale, margin, name);
  }

  function comparer(
    comparison: Comparison,
    a: Numbers,
    b: Numbers,
    { margin, equal }: ComparisonRules,
  ): Truths {
    const less = holds(comparison, -1) ? 1 : 0;
    const same = equal ? (holds(comparison, 0) ? 1 : 0) : -1;
    const more = holds(comparison, 1) ? 1 : 0;
    return (at, known, row) => {
      const difference = a(at, known, row) - b(at, known, row);
      if (difference > margin) return more;
      if (difference < -margin) return less;
      return difference === 0 ? same : -1;
    };
  }

  function gatherer(list: ListSource<Truths>): Numbers {
    const read = reader(list.path);
    const { optional, key, condition, limits, blanks } = list;
    const { low, high, whole } = limits;
    if (key === null) {
      const own = list.path.from === "input" ? sources.gather(list.path.key, optional, limits, blanks) : null;
      return (
        own ?? ((at, known, row) => doubles.gather(read(at, known, row), optional, low, high, whole, blanks))
      );
    }
    return (at, known, row) => {
      const rows = read(at, known, row);
      return doubles.gatherRows(rows, optional, bound(condition, at, known), key, low, high, whole, blanks);
    };
  }

  function bound(
    condition: Truths | null,
    at: At,
    known: readonly unknown[],
  ): ((row: unknown) => number) | null {
    return condition === null ? null : (row) => condition(at, known, row);
  }
}

type Decided = number | boolean | null | undefined;

function checker({ low, high, whole }: Limits): (value: unknown) => number {
  if (whole) {
    return (value) =>
      typeof value === "number" && value >= low && value <= high && Number.isInteger(value)
        ? value
        : Number.NaN;
  }
  return (value) => (typeof value === "number" && value >= low && value <= high ? value : Number.NaN);
}

/** The mean without the highest and lowest of three or more, in one go: how raters' points are nearly always averaged. */
function middleMean(list: unknown, { low, high, whole }: Limits): number {
  if (!Array.isArray(list) || list.length < 3 || list.length > doubles.mostMembers) return Number.NaN;
  let total = 0;
  let least = Number.POSITIVE_INFINITY;
  let most = Number.NEGATIVE_INFINITY;
  for (let index = 0; index < list.length; index += 1) {
    const value: unknown = list[index];
    if (!doubles.fits(value, low, high, whole)) return Number.NaN;
    total += value;
    if (value < least) least = value;
    if (value > most) most = value;
  }
  return (total - least - most) / (list.length - 2);
}

function summariser(summary: ListSummary): (count: number) => number {
  switch (summary.name) {
    case "sum":
      return doubles.sum;
    case "count":
      return doubles.count;
    case "average":
      return doubles.average;
    case "smallest":
      return doubles.smallest;
    case "greatest":
      return doubles.greatest;
    case "median":
      return doubles.median;
    case "trimmed": {
      const { drop } = summary;
      return (count) => doubles.trimmed(count, drop);
    }
  }
}

/** What a summary divides the sum of its members by, at most. */
function partsFactor(summary: ListSummary, count: number): number {
  switch (summary.name) {
    case "average":
      return count;
    case "median":
      return 2;
    case "trimmed":
      return count > 2 * summary.drop ? count - 2 * summary.drop : count;
    default:
      return 1;
  }
}

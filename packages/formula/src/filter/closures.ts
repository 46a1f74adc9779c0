import * as doubles from "../runtime/doubles.ts";
import { ownReader } from "../runtime/value.ts";
import { type Comparison, holds } from "./comparison.ts";
import type { Back } from "./lowering.ts";
import type { ComparisonRules, Limits, ListSource, ListSummary, Path, RoundingRules } from "./target.ts";

/** `at`: the input, or the number of a record; `known`: the definitions before; `row`: that of a filter. */
type Closure<At, T> = (at: At, known: readonly unknown[], row: unknown) => T;

/** How closures reach what they compute with: one filled form, or one record of many columns. */
export interface Sources<At> {
  field(key: string): (at: At) => unknown;
  /** A field that must be a number within limits, else NaN: nearly all there is to most formulas. */
  number(key: string, low: number, high: number): (at: At) => number;
  definition(index: number): (at: At, known: readonly unknown[]) => unknown;
  isBlank(value: unknown): boolean;
  /** Reads the list of a field into the runtime's buffer; null where it is read like any other. */
  gather(key: string, optional: boolean, limits: Limits, blanks: boolean): ((at: At) => number) | null;
}

/**
 * Back-end of closures: for formulas as they are written, and wherever code may not be made. Numbers are NaN, and
 * truth values (1, 0) are -1, where doubles do not decide.
 */
export function closureBack<At>(
  sources: Sources<At>,
): Back<Closure<At, number>, Closure<At, number>, (at: At, known: readonly unknown[]) => Decided> {
  type Numbers = Closure<At, number>;
  type Truths = Closure<At, number>;

  return {
    constant: (value) => () => value,
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
    add: (a, b) => (at, known, row) => a(at, known, row) + b(at, known, row),
    subtract: (a, b) => (at, known, row) => a(at, known, row) - b(at, known, row),
    multiply: (a, b) => (at, known, row) => a(at, known, row) * b(at, known, row),
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
    smaller: (a, b) => (at, known, row) => Math.min(a(at, known, row), b(at, known, row)),
    greater: (a, b) => (at, known, row) => Math.max(a(at, known, row), b(at, known, row)),
    round: rounder,
    summary(list, summary) {
      const gather = gatherer(list);
      const summarise = summariser(summary);
      return (at, known, row) => summarise(gather(at, known, row));
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
    const { low, high, whole } = limits;
    if (path.from === "input" && path.instead === undefined && !whole)
      return sources.number(path.key, low, high);
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

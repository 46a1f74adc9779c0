import type { Bounds } from "./bounds.ts";
import type { Comparison } from "./comparison.ts";

/** Where a value is read: own properties, from the input, from the row of a filter, or another definition's value. */
export type Path =
  | { readonly from: "input"; readonly key: string; readonly instead?: string }
  | { readonly from: "row"; readonly key: string }
  | { readonly from: "definition"; readonly index: number }
  /** `optional`: the row that it is read from may be blank, and then so is this. */
  | { readonly from: "property"; readonly of: Path; readonly key: string; readonly optional: boolean };

/** What a number that is read must be; one that is not leaves the formula undecided. */
export interface Limits {
  readonly low: number;
  readonly high: number;
  readonly whole: boolean;
  /** Whether the exact value is the decimal that its double prints as. */
  readonly decimal: boolean;
}

/** A list of numbers: at `path`, or the property `key` of its rows, of those that meet the condition. */
export interface ListSource<B> {
  readonly path: Path;
  /** Whether there may be no list at all, which is an empty one. */
  readonly optional: boolean;
  readonly key: string | null;
  readonly condition: B | null;
  readonly limits: Limits;
  /** Whether a blank among the numbers is skipped; else it leaves the formula undecided. */
  readonly blanks: boolean;
}

/** What is made of a list's numbers. Of none only a sum can be made. */
export type ListSummary =
  | { readonly name: "sum" | "count" | "average" | "smallest" | "greatest" | "median" }
  | { readonly name: "trimmed"; readonly drop: number };

export type BlankKind = "number" | "text" | "boolean";

export type RoundingName = "half-away" | "away" | "toward" | "floor";

/** Undecided where the divisor is nearer to 0 than `least`, or the quotient beyond ±`most` (which may be infinite). */
export interface DivisionRules {
  readonly least: number;
  readonly most: number;
  /** Of the divisor. */
  readonly error: number;
}

/** To whole multiples of 1 / scale; undecided within `margin`, in such multiples, of where it turns. */
export interface RoundingRules {
  readonly scale: number;
  readonly name: RoundingName;
  readonly margin: number;
  readonly error: number;
}

/** Undecided where the two are no further apart than `margin`, unless that is 0 and `equal`: then doubles tell it. */
export interface ComparisonRules {
  readonly margin: number;
  /** Of their difference. */
  readonly error: number;
  readonly equal: boolean;
}

/**
 * What a back-end of the filter is made of. N stands for a number in doubles, B for a truth value. Wherever
 * something is not as presumed, or could come out differently in exact numbers, the whole formula is left undecided.
 */
export interface Target<N, B> {
  /** `exact`: whether the exact value is the decimal that the double prints as. */
  constant(value: number, exact: boolean): N;
  number(path: Path, limits: Limits): N;
  /** As `number`, but `otherwise` where it is blank. */
  numberOr(path: Path, limits: Limits, otherwise: () => N): N;
  add(a: N, b: N): N;
  subtract(a: N, b: N): N;
  multiply(a: N, b: N): N;
  divide(a: N, b: N, rules: DivisionRules): N;
  negate(a: N): N;
  absolute(a: N): N;
  smaller(a: N, b: N): N;
  greater(a: N, b: N): N;
  round(x: N, rules: RoundingRules): N;
  summary(list: ListSource<B>, summary: ListSummary): N;
  /** How many rows of a list meet the condition. */
  count(path: Path, optional: boolean, condition: B | null): N;

  truth(value: boolean): B;
  /** `instead` where it is blank; null: then it is undecided. */
  boolean(path: Path, instead: boolean | null): B;
  compare(comparison: Comparison, a: N, b: N, rules: ComparisonRules): B;
  /** `instead` where the text is blank; null: then it is undecided. */
  textIs(path: Path, text: string, instead: boolean | null): B;
  /** Undecided where there is something, but of another kind. */
  blank(path: Path, kind: BlankKind): B;
  /** Makes the condition that a filter puts to each of its rows. */
  within(condition: () => B): B;
  not(a: B): B;
  and(a: B, b: () => B): B;
  or(a: B, b: () => B): B;

  choose(condition: B, then: () => N, otherwise: () => N): N;
  /** A number that is made of another one, which is computed once however often it is used. */
  bind(value: N, use: (value: N) => N): N;
}

/** How a definition's value leaves: R is what a back-end makes of that. */
export interface Results<N, B, R> {
  /** Whether a number that is only near its exact value can leave: the back-end then finds the nearest double. */
  readonly settles: boolean;
  resultNumber(x: N, bounds: Bounds): R;
  resultBoolean(x: B): R;
  resultBlank(): R;
  resultChoice(condition: B, then: () => R, otherwise: () => R): R;
}

/** Exact numbers, for whoever decides by one: points, quotas and ratings are reckoned as formulas are. */
export { toDouble } from "./numbers/double.ts";
export { clip, decimalsOf, exact, sum, sumExactly } from "./numbers/exactly.ts";
export { isMultipleOf } from "./numbers/multiple-of.ts";
export {
  add,
  compare,
  divide,
  floored,
  integer,
  isZero,
  multiply,
  negate,
  type Rational,
  subtract,
  zero,
} from "./numbers/rational.ts";
export { round } from "./numbers/rounding.ts";

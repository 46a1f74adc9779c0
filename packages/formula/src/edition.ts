/**
 * What a formula means (formula.md, Editions). It is pinned wherever a formula is kept that has settled something: what
 * was written in an edition is compiled and computes as it did, for ever. Typed trees and generated modules name
 * operations whose behaviour never changes, so they need no edition: a meaning that changes gets an operation of a new
 * name, which the checker chooses by the edition.
 *
 * | edition 0 | edition 1 |
 * | --- | --- |
 * | `COUNT` counts whatever is there | `COUNT` counts numbers, dates and rows as Excel does, `COUNTA` whatever is there |
 * | texts are compared letter by letter (`=`, `<`, `SWITCH`, `CONTAINS`, `STARTSWITH`) | in any case, as in Excel; `EXACT` tells case apart |
 * | an else that is left out is blank | also, but refused in a formula that gives points; `BLANK()` is a blank that is meant |
 * | `SWITCH` over all choices and conditions that cover all cases may be blank | they are not |
 * | nothing follows from a condition | behind `ISBLANK(x)` it is known whether x is there |
 * | `BAND` takes the first row reached | the highest threshold reached, in any order; one that is written twice is refused |
 * | `CLAMP(x, low, high)` with low above high is high | refused where both are written out, else an error value |
 * | conditions on lists of rows | also on lists of single values, `ratings.peer[value >= 90]` |
 *
 * and the functions whose rows in the function tables say `since: 1`.
 */
export type Edition = 0 | 1;

/** The edition of whatever does not say one. */
export const currentEdition: Edition = 1;

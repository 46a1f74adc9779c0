/**
 * What a formula means (formula.md, Editions). It is pinned wherever a formula is kept that has settled something: what
 * was written in an edition is compiled and computes as it did, for ever. Typed trees and generated modules name
 * operations whose behaviour never changes, so they need no edition: a meaning that changes gets an operation of a new
 * name, which the checker chooses by the edition.
 */
export type Edition = 0 | 1;

/** The edition of whatever does not say one. */
export const currentEdition: Edition = 1;

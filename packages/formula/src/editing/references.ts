import { checkTree } from "../checking/checker.ts";
import type { Reference } from "../checking/names.ts";
import { environmentOf } from "../rules/environment.ts";
import { parse } from "../syntax/parser.ts";
import type { Scope } from "../types/scope.ts";

/**
 * What the names of a formula mean: each that is understood with its path from the root (`["加分项", "分值"]`), in the
 * order of their places, also where the formula has mistakes. Quicker than `check`: no fix is sought. Never throws.
 */
export function references(source: string, scope: Scope): readonly Reference[] {
  const { references } = checkTree(parse(source).ast, source, environmentOf(scope), { offers: false });
  const byPlace = new Map(references.map((reference) => [reference.from, reference]));
  return [...byPlace.values()].sort((a, b) => a.from - b.from);
}

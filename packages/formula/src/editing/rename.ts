import { checkTree } from "../checking/checker.ts";
import { environmentOf } from "../checking/environment.ts";
import type { Ast } from "../syntax/ast.ts";
import { writeName } from "../syntax/names.ts";
import { parse } from "../syntax/parser.ts";
import { childrenOf } from "../syntax/walk.ts";
import { type Scope, splitName } from "../types/scope.ts";

/**
 * Renames what `from` names to `to`, everything else left as it is written. `from` is a field's key, or a dotted path
 * (`加分项.分值`, `indicators.A1`: the first dot parts the two); `to` is the new last part of it. With a scope, names
 * are told apart by their meaning; without, a bare name inside of a filter counts as the field of that name, or as
 * the property where `from` is a path and the filtered list is its first part.
 */
export function rename(source: string, from: string, to: string, scope?: Scope): string {
  const { ast } = parse(source);
  const { namespace, key } = splitName(from);
  const path = key === "" ? [namespace] : [namespace, key];
  const places = scope === undefined ? byWord(ast, path) : byMeaning(ast, source, path, scope);
  let text = source;
  for (const place of [...places].sort((a, b) => b.from - a.from)) {
    text = text.slice(0, place.from) + writeName(to) + text.slice(place.to);
  }
  return text;
}

interface Place {
  readonly from: number;
  readonly to: number;
}

function byMeaning(ast: Ast, source: string, path: readonly string[], scope: Scope): Place[] {
  const { references } = checkTree(ast, source, environmentOf(scope));
  return references.filter(
    (reference) =>
      reference.path.length === path.length && reference.path.every((word, index) => word === path[index]),
  );
}

function byWord(top: Ast, [first, second]: readonly string[]): Place[] {
  const places: Place[] = [];
  const visit = (ast: Ast, inRows: boolean): void => {
    if (ast.kind === "name" && (second === undefined ? ast.value === first : inRows && ast.value === second))
      places.push(ast);
    if (ast.kind === "property" && second !== undefined && ast.key === second && rootOf(ast.of) === first) {
      places.push({ from: ast.nameFrom, to: ast.nameTo });
    }
    if (ast.kind === "filter") {
      visit(ast.of, inRows);
      visit(ast.condition, rootOf(ast.of) === first || inRows);
      return;
    }
    for (const child of childrenOf(ast)) visit(child, inRows);
  };
  visit(top, false);
  return places;
}

/** The field that rows come from: `x` of `x`, `x[…]` and `(x)`. */
function rootOf(ast: Ast): string | null {
  if (ast.kind === "name") return ast.value;
  if (ast.kind === "filter") return rootOf(ast.of);
  return ast.kind === "parentheses" ? rootOf(ast.inner) : null;
}

import type { Ast } from "../syntax/ast.ts";
import { writeName } from "../syntax/names.ts";
import { parse } from "../syntax/parser.ts";
import { childrenOf } from "../syntax/walk.ts";
import type { Scope } from "../types/scope.ts";
import { references } from "./references.ts";

/**
 * Renames what `from` names to `to`, everything else left as it is written. `from` is a field's key, or a dotted path
 * (`加分项.分值`, `主管.人员.姓名`, `indicators.A1`); `to` is the new last part of it. With a scope, names are told apart by
 * their meaning; without, a bare name inside of a filter counts as the field of that name, or as the property where
 * `from` is a path and the filtered list is what leads to it.
 */
export function rename(source: string, from: string, to: string, scope?: Scope): string {
  const places =
    scope === undefined
      ? byWord(parse(source).ast, from)
      : references(source, scope).filter(({ path }) => path.join(".") === from);
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

function byWord(top: Ast, from: string): Place[] {
  const isPath = from.includes(".");
  const places: Place[] = [];
  const visit = (ast: Ast, rows: readonly string[]): void => {
    if (ast.kind === "name") {
      const isMeant = isPath ? rows.some((list) => `${list}.${ast.value}` === from) : ast.value === from;
      if (isMeant) places.push(ast);
    }
    if (ast.kind === "property" && dottedPath(ast) === from) {
      places.push({ from: ast.nameFrom, to: ast.nameTo });
    }
    if (ast.kind === "filter") {
      visit(ast.of, rows);
      const list = dottedPath(ast.of);
      visit(ast.condition, list === null ? rows : [...rows, list]);
      return;
    }
    for (const child of childrenOf(ast)) visit(child, rows);
  };
  visit(top, []);
  return places;
}

/** The names that lead to a value, through filters and parentheses: `a.b` of `(a[…]).b`; null where it is no name. */
function dottedPath(ast: Ast): string | null {
  if (ast.kind === "name") return ast.value;
  if (ast.kind === "filter") return dottedPath(ast.of);
  if (ast.kind === "parentheses") return dottedPath(ast.inner);
  if (ast.kind !== "property") return null;
  const holder = dottedPath(ast.of);
  return holder === null ? null : `${holder}.${ast.key}`;
}

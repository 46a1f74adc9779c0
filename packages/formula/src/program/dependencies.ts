import type { Ast } from "../syntax/ast.ts";
import { childrenOf } from "../syntax/walk.ts";

/** The definitions that a formula may name: `namespace.key`, or a single name. */
export function dependenciesOf(ast: Ast, names: ReadonlySet<string>): ReadonlySet<string> {
  const found = new Set<string>();
  const waiting: Ast[] = [ast];
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    if (at.kind === "name" && names.has(at.value)) found.add(at.value);
    if (at.kind === "property" && at.of.kind === "name") {
      const name = `${at.of.value}.${at.key}`;
      if (names.has(name)) found.add(name);
    }
    waiting.push(...childrenOf(at));
  }
  return found;
}

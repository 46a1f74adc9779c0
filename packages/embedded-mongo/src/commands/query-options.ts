import {
  type Collation,
  compileCollation,
  compileExpression,
  type Document,
  documentOf,
} from "../engine/index.ts";
import type { QueryOptions } from "../query/query-options.ts";
import { type Fields, optionalDocument } from "./arguments.ts";

/** Reads `collation` and `let` of a command. */
export function queryOptions(fields: Fields): QueryOptions {
  const now = new Date();
  return { collation: collationOf(fields), vars: variables(optionalDocument(fields, "let"), now), now };
}

/** Reads the `collation` of a command or of one of its statements. */
export function collationOf(fields: Fields): Collation | undefined {
  const spec = optionalDocument(fields, "collation");
  return spec === undefined || Object.keys(spec).length === 0 ? undefined : compileCollation(spec);
}

/** The values of `let`: constant expressions. */
export function variables(given: Document | undefined, now: Date): Record<string, unknown> | undefined {
  if (given === undefined) return undefined;
  return documentOf(Object.keys(given).map((name) => [name, compileExpression(given[name], { now })({})]));
}

import type { Reference, Scope } from "@duheng/formula";
import { isRecord, own } from "../shared/guards.ts";

/** A name in the source and the title that people know it by. */
export interface NamedPlace {
  /** UTF-16 place of the name. */
  readonly from: number;
  readonly to: number;
  readonly title: string;
}

/** The titles of the names in a formula, where they say more than the names themselves. */
export function nameTitles(source: string, references: readonly Reference[], scope: Scope): NamedPlace[] {
  return references.flatMap(({ path, from, to }) => {
    const title = titleOf(path, scope);
    const key = path.at(-1) ?? "";
    return title === null || from === to || title === key || source.slice(from, to) === title
      ? []
      : [{ from, to, title }];
  });
}

/** The title that the schema or the scope gives to what a path leads to; null where there is none. */
export function titleOf(path: readonly string[], scope: Scope): string | null {
  const [first = "", ...rest] = path;
  if (first === "data") return titleOfData(rest, scope);
  if (first === "indicators") return titleIn(scope.indicators, rest.join("."));
  const reserved = titleIn(scope.names, path.join("."));
  if (reserved !== null) return reserved;
  if (path.length === 1 && own(own(scope.schema, "properties"), first) === undefined) {
    const constant = titleIn(scope.constants, first);
    if (constant !== null) return constant;
  }
  let schema: unknown = resolve(scope.schema, scope.schema);
  for (const key of path) {
    const holder = own(schema, "type") === "array" ? resolve(own(schema, "items"), scope.schema) : schema;
    const next = own(own(holder, "properties"), key);
    if (next === undefined) return null;
    const target = resolve(next, scope.schema);
    schema = isRecord(next) && isRecord(target) ? { ...target, ...next } : target;
  }
  const title = own(schema, "title");
  return typeof title === "string" && title.trim() !== "" ? title : null;
}

/** What the scope calls a dataset, or a column of it. */
function titleOfData([dataset = "", column, ...inside]: readonly string[], scope: Scope): string | null {
  if (inside.length > 0) return null;
  if (column !== undefined) return titleIn(own(scope.datasets, dataset), column);
  const title = own(scope.datasetTitles, dataset);
  return typeof title === "string" && title.trim() !== "" ? title : null;
}

/** What a schema points at inside of the document; a chain of pointers is followed a few steps only. */
function resolve(schema: unknown, root: unknown): unknown {
  let at = schema;
  for (let step = 0; step < mostSteps; step += 1) {
    const pointer = own(at, "$ref");
    if (typeof pointer !== "string" || !pointer.startsWith("#/")) return at;
    at = pointer
      .slice(2)
      .split("/")
      .reduce<unknown>((holder, key) => own(holder, key.replaceAll("~1", "/").replaceAll("~0", "~")), root);
  }
  return at;
}

const mostSteps = 8;

function titleIn(entries: unknown, key: string): string | null {
  const title = own(own(entries, key), "title");
  return typeof title === "string" && title.trim() !== "" ? title : null;
}

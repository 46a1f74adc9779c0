import { isArrayIndex, splitPath } from "../document.ts";
import { MongoError } from "../mongo-error.ts";

/**
 * The parts of an update path.
 * @throws MongoError EmptyFieldName (56), BadValue for `$` at the beginning
 */
export function checkPath(path: string): string[] {
  const parts = splitPath(path);
  if (path === "") throw new MongoError("EmptyFieldName", "An empty update path is not valid.");
  if (parts.includes("")) {
    throw new MongoError(
      "EmptyFieldName",
      `The update path '${path}' contains an empty field name, which is not allowed.`,
    );
  }
  for (const [index, part] of parts.entries()) {
    if (!part.startsWith("$")) continue;
    const positional = part === "$" || /^\$\[.*\]$/.test(part);
    if (index > 0) continue;
    if (positional) {
      throw new MongoError(
        "BadValue",
        `Cannot have positional (i.e. '$') element in the first position in path '${path}'`,
      );
    }
  }
  if (parts.filter((part) => part === "$").length > 1) {
    throw new MongoError("BadValue", `Too many positional (i.e. '$') elements found in path '${path}'`);
  }
  return parts;
}

/** The error for a name at the top of a document that begins with `$`, where nothing is being inserted. */
export function dollarPrefixed(name: string, path: string): MongoError {
  return new MongoError(
    "DollarPrefixedFieldName",
    `The dollar ($) prefixed field '${name}' in '${path}' is not allowed in the context of an update's replacement document. Consider using an aggregation pipeline with $replaceWith.`,
  );
}

/** Order of paths: names as strings, indices as numbers. */
export function byPath(a: readonly string[], b: readonly string[]): number {
  for (let i = 0; i < Math.min(a.length, b.length); i++) {
    const left = a[i] ?? "";
    const right = b[i] ?? "";
    if (left === right) continue;
    if (isArrayIndex(left) && isArrayIndex(right)) return Number(left) - Number(right);
    return left < right ? -1 : 1;
  }
  return a.length - b.length;
}

/**
 * Refuses two changes of one path, or of a path and a part of it.
 * @throws MongoError ConflictingUpdateOperators (40)
 */
export function assertNoConflict(paths: readonly string[]): void {
  if (paths.length < 2) return;
  const seen = new Set<string>();
  const above = new Set<string>();
  for (const path of paths) {
    const parts = splitPath(path);
    let prefix = "";
    if (seen.has(path) || above.has(path)) throw conflict(path, path);
    for (const part of parts) {
      prefix = prefix === "" ? part : `${prefix}.${part}`;
      if (prefix !== path && seen.has(prefix)) throw conflict(path, prefix);
      above.add(prefix);
    }
    seen.add(path);
  }
}

function conflict(path: string, at: string): MongoError {
  return new MongoError(
    "ConflictingUpdateOperators",
    `Updating the path '${path}' would create a conflict at '${at}'`,
  );
}

import { BSONRegExp } from "bson";
import { compileFilter, type Document, describe, isDocument, MongoError } from "../engine/index.ts";

/** What the filter of a partial index may ask of a field. */
const conditions: readonly string[] = ["$eq", "$in", "$gt", "$gte", "$lt", "$lte", "$type", "$exists"];

/**
 * Holds the filter of a partial index to what MongoDB takes: equalities, `$in`, ranges, `$type`, `$exists: true`, and
 * `$and` and `$or` of them.
 * @throws MongoError CannotCreateIndex (67), and those of a filter that is wrong in itself
 */
export function checkPartialFilter(filter: Document): void {
  compileFilter(filter);
  checkClauses(filter);
}

function checkClauses(filter: Document): void {
  for (const name of Object.keys(filter)) {
    const condition = filter[name];
    if (name === "$and" || name === "$or") {
      if (Array.isArray(condition)) for (const part of condition) if (isDocument(part)) checkClauses(part);
    } else if (!isSupported(name, condition))
      throw new MongoError(
        "CannotCreateIndex",
        `Expression not supported in partial index: ${describe({ [name]: condition })}`,
      );
  }
}

function isSupported(name: string, condition: unknown): boolean {
  if (name.startsWith("$") || condition instanceof BSONRegExp) return false;
  if (!isDocument(condition)) return true;
  const operators = Object.keys(condition).filter((operator) => operator.startsWith("$"));
  return operators.every((operator) => conditions.includes(operator)) && condition.$exists !== false;
}

import { BSONRegExp, ObjectId } from "bson";
import { type Document, documentOf, getField, isDocument, newDocument } from "../document.ts";
import { isOperatorDocument } from "../filter/target.ts";
import { MongoError } from "../mongo-error.ts";
import { applyAtPath, type UpdateRun } from "./apply-path.ts";
import type { CompiledUpdate } from "./compile-update.ts";
import { setting } from "./number-operators.ts";
import { checkPath } from "./paths.ts";

/**
 * The document an upsert inserts: the filter's equalities (only `_id` for a replacement), then the update with
 * `$setOnInsert`; `_id` first, made when nothing gives one.
 * @throws MongoError 54 NotSingleValueField when the filter sets one path twice, and the update's own errors
 */
export function upsertDocument(filter: Document, update: CompiledUpdate): Document {
  const isReplacement = update.kind === "replacement";
  const equalities = new Map<string, unknown>();
  collect(filter, equalities, (path) => !isReplacement || path === "_id" || path.startsWith("_id."));
  let base: unknown = newDocument();
  const run: UpdateRun = {
    id: undefined,
    path: "",
    position: undefined,
    elementTests: new Map(),
    original: base,
    touch: undefined,
  };
  for (const [path, value] of equalities) {
    if (isReplacement && path !== "_id")
      throw new MongoError(
        "NotExactValueField",
        `field at '_id' must be exactly specified, field at sub-path '${path}' found`,
      );
    base = applyAtPath(
      base,
      checkPath(path),
      setting(() => value),
      { ...run, path },
    );
  }
  const { doc } = update.apply(isDocument(base) ? base : newDocument(), { insert: true });
  const id = getField(doc, "_id");
  const result = documentOf([["_id", id === undefined ? new ObjectId() : id]]);
  for (const name of Object.keys(doc)) if (name !== "_id") result[name] = doc[name];
  return result;
}

function collect(filter: Document, found: Map<string, unknown>, counts: (path: string) => boolean): void {
  for (const name of Object.keys(filter)) {
    const condition = filter[name];
    if (name === "$and" || (name === "$or" && Array.isArray(condition) && condition.length === 1)) {
      if (Array.isArray(condition))
        for (const part of condition) if (isDocument(part)) collect(part, found, counts);
    } else if (!name.startsWith("$") && counts(name)) {
      if (condition instanceof BSONRegExp) continue;
      if (!isOperatorDocument(condition)) put(found, name, condition);
      else if (Object.hasOwn(condition, "$eq")) put(found, name, condition.$eq);
      else if (Array.isArray(condition.$all)) {
        for (const item of condition.$all) putOnly(found, name, [item]);
      } else putOnly(found, name, condition.$in);
    }
  }
}

/** `$in` of one value is an equality. */
function putOnly(found: Map<string, unknown>, path: string, list: unknown): void {
  if (!Array.isArray(list) || list.length !== 1) return;
  const only: unknown = list[0];
  if (!(only instanceof BSONRegExp) && !isOperatorDocument(only)) put(found, path, only);
}

function put(found: Map<string, unknown>, path: string, value: unknown): void {
  for (const other of found.keys()) {
    if (other === path)
      throw new MongoError(
        "NotSingleValueField",
        `cannot infer query fields to set, path '${path}' is matched twice`,
      );
    if (path.startsWith(`${other}.`) || other.startsWith(`${path}.`)) {
      throw new MongoError(
        "NotSingleValueField",
        `cannot infer query fields to set, both paths '${other}' and '${path}' are matched`,
      );
    }
  }
  found.set(path, value);
}

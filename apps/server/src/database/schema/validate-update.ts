import type { DocumentName } from "@duheng/contracts";
import { holdsSealed, sealedProperties } from "@duheng/contracts/sealed";
import { InvalidDocumentError } from "../invalid-document-error.ts";
import { isSealed } from "../sealing/seal-text.ts";
import { isPlain } from "../tenancy/rewrite-filter.ts";
import { isRequired, itemsOf, type Located, propertyOf, resolve, schemaOf } from "./json-schema.ts";
import { inClear } from "./judge-sealed.ts";
import { validateValue } from "./validate-document.ts";

/**
 * Throws InvalidDocumentError when an update (operators only) would put a value where the schema does not allow it:
 * unknown paths, wrong values, a required property taken away, or an operator whose result cannot be judged.
 */
export function validateUpdate(name: DocumentName, update: unknown): void {
  if (!isPlain(update)) refuse(name, "", "an update must be an object of operators");
  for (const [operator, body] of Object.entries(update)) {
    const check = operators[operator];
    if (!check || !isPlain(body)) refuse(name, operator, "is not allowed in an update");
    for (const [path, value] of Object.entries(body)) {
      // mongoose's own: the revision on an upsert. Plain `$inc: { revision: 1 }` is the way to raise it.
      if (path === "_id" && operator === "$setOnInsert") continue;
      check(name, path, value);
    }
  }
}

type Check = (name: DocumentName, path: string, value: unknown) => void;

const put: Check = (name, path, value) => {
  if (value === undefined) return;
  if (isSealedPlace(name, path)) {
    if (!isSealed(value)) throw new InvalidDocumentError(name, [inClear(path)]);
    return;
  }
  const { [path]: held } = holdsSealed(name);
  for (const property of held === undefined ? [] : Object.keys(sealedProperties(held.document))) {
    const kept: unknown = Reflect.get(Object(value), property) ?? null;
    if (kept !== null && !isSealed(kept))
      throw new InvalidDocumentError(name, [inClear(`${path}/${property}`)]);
  }
  validateValue(name, placeOf(name, path), path, value);
};

/** Where nothing but sealed text may stand: a sealed property, or one of another document that this one holds. */
function isSealedPlace(name: DocumentName, path: string): boolean {
  return Object.hasOwn(sealedProperties(name), path) || heldPlace(name, path) !== undefined;
}

/** The schema of a sealed property of another document that this one holds; undefined where the path is none. */
function heldPlace(name: DocumentName, path: string): Located | undefined {
  const [holder = "", property = "", ...further] = path.split(".");
  const { [holder]: held } = holdsSealed(name);
  const isSealedThere = held !== undefined && Object.hasOwn(sealedProperties(held.document), property);
  return isSealedThere && further.length === 0 ? propertyOf(schemaOf(held.document), property) : undefined;
}

const pushed: Check = (name, path, value) => {
  const items = itemsOf(placeOf(name, path));
  if (!items) refuse(name, path, "is not a list");
  const values = isPlain(value) && Array.isArray(value.$each) ? value.$each : [value];
  for (const one of values) validateValue(name, items, path, one);
};

const counted: Check = (name, path, value) => {
  const { schema } = placeOf(name, path);
  const fits = typeof value === "number" && (schema.type === "number" || Number.isInteger(value));
  if (!fits || (schema.type !== "number" && schema.type !== "integer"))
    refuse(name, path, "cannot be counted up");
};

const taken: Check = (name, path) => {
  placeOf(name, path);
};

const removed: Check = (name, path) => {
  const keys = path.split(".");
  const last = keys.pop() ?? "";
  const parent = keys.length === 0 ? schemaOf(name) : placeOf(name, keys.join("."));
  placeOf(name, path);
  if (isRequired(parent, last)) refuse(name, path, "is required and cannot be removed");
};

const operators: Record<string, Check> = {
  $set: put,
  $setOnInsert: put,
  $min: put,
  $max: put,
  $inc: counted,
  $unset: removed,
  $push: pushed,
  $addToSet: pushed,
  $pull: taken,
  $pullAll: taken,
  $pop: taken,
};

/** The schema at a dotted path of an update: refused (InvalidDocumentError) where there is none; list positions are `0`, `$`, `$[]` or `$[name]`. */
export function placeOf(name: DocumentName, path: string): Located {
  const held = heldPlace(name, path);
  if (held !== undefined) return resolve(held);
  let place: Located | undefined = schemaOf(name);
  for (const key of path.split(".")) {
    if (!place) break;
    const isPosition = /^(\d+|\$|\$\[\w*\])$/.test(key);
    place = isPosition && resolve(place).schema.type === "array" ? itemsOf(place) : propertyOf(place, key);
  }
  if (!place) refuse(name, path, "is not known here");
  return resolve(place);
}

function refuse(name: DocumentName, path: string, en: string): never {
  throw new InvalidDocumentError(name, [
    {
      code: "invalid-update",
      path: path === "" ? "" : `/${path.replaceAll(".", "/")}`,
      severity: "error",
      message: { zh: "不允许这样修改", en },
    },
  ]);
}

import { type Document, describe, isNumeric, MongoError, toNumber, typeNameOf } from "../engine/index.ts";

/** @throws MongoError CannotCreateIndex (67) for what is no key pattern, or one of a kind that is not supported */
export function checkKey(key: Document): void {
  const paths = Object.keys(key);
  if (paths.length === 0) throw new MongoError("CannotCreateIndex", "Index keys cannot be empty.");
  if (paths.length > 32)
    throw new MongoError("CannotCreateIndex", "cannot have more than 32 fields in an index");
  for (const path of paths) {
    checkDirection(path, key[path]);
    const parts = path.split(".");
    if (parts.includes(""))
      throw new MongoError("CannotCreateIndex", "Index keys cannot contain an empty field.");
    if (parts.some((part) => part.startsWith("$")))
      throw new MongoError(
        "CannotCreateIndex",
        "Index key contains an illegal field name: field name starts with '$'.",
      );
  }
}

function checkDirection(path: string, direction: unknown): void {
  if (typeof direction === "string" || path.includes("$**"))
    throw new MongoError(
      "CannotCreateIndex",
      `Index type '${typeof direction === "string" ? direction : "wildcard"}' on '${path}' is not supported by this server`,
    );
  const sign = isNumeric(direction) ? toNumber(direction) : Number.NaN;
  if (sign === 0) throw new MongoError("CannotCreateIndex", "Values in the index key pattern cannot be 0.");
  if (Number.isNaN(sign))
    throw new MongoError(
      "CannotCreateIndex",
      `Values in v:2 index key pattern cannot be of type ${typeNameOf(direction)}. Only numbers > 0, numbers < 0, and strings are allowed.`,
    );
}

/** Whether a key is that of the index of `_id`, in whatever direction. */
export function isKeyOfId(key: Document): boolean {
  const direction = key._id;
  return Object.keys(key).length === 1 && isNumeric(direction) && Math.abs(toNumber(direction)) === 1;
}

/**
 * Holds a wish for the index of `_id`, which is there by nature, to what it is.
 * @throws MongoError BadValue (2) for the other direction, InvalidIndexSpecificationOption (197)
 */
export function checkIdIndex(specification: Document, key: Document): void {
  const direction = key._id;
  if (!isNumeric(direction) || toNumber(direction) !== 1)
    throw new MongoError(
      "BadValue",
      `The field 'key' for an _id index must be {_id: 1}, but got ${describe(key)}`,
    );
  const given = Object.keys(specification).find((name) => !fieldsOfIdIndex.includes(name));
  if (given !== undefined)
    throw new MongoError(
      "InvalidIndexSpecificationOption",
      `The field '${given}' is not valid for an _id index specification. Specification: ${describe(specification)}`,
    );
}

const fieldsOfIdIndex = ["key", "name", "v", "ns", "collation"];

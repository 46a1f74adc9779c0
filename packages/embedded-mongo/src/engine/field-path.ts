import { MongoError } from "./mongo-error.ts";

/**
 * The parts of a path of an aggregation: of a projection, an expression (without its `$`) or a stage.
 * @throws MongoError 40352 for an empty path, 40353 for one that ends with a dot, 15998 for an empty name in it, 16410
 *   for a name that starts with `$`
 */
export function fieldPath(path: string): string[] {
  if (path === "") throw new MongoError(40352, "FieldPath cannot be constructed with empty string");
  if (path.endsWith(".")) throw new MongoError(40353, "FieldPath must not end with a '.'.");
  const parts = path.split(".");
  for (const part of parts) {
    if (part === "") throw new MongoError(15998, "FieldPath field names may not be empty strings.");
    if (part.startsWith("$")) throw operatorName();
  }
  return parts;
}

/** The error for a name with a dot where there can only be a name. */
export function dottedName(): MongoError {
  return new MongoError(
    16412,
    "FieldPath field names may not contain '.'. Consider using $getField or $setField.",
  );
}

/** The error for a field named like an operator. */
export function operatorName(): MongoError {
  return new MongoError(
    16410,
    "FieldPath field names may not start with '$'. Consider using $getField or $setField.",
  );
}

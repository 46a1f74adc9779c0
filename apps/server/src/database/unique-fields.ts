import type { mongo } from "mongoose";
import { mongoose } from "./mongoose.ts";

/**
 * The fields of the unique index that a duplicate (11000) met, in its order: as the database says, or else, for writes of
 * many documents and databases that say nothing, those of the index that the message names. None where it names none.
 */
export function uniqueFields(error: mongo.MongoServerError): string[] {
  const pattern: unknown = error.keyPattern;
  if (typeof pattern === "object" && pattern !== null) return Object.keys(pattern);
  const [, collection, index] = named.exec(error.message) ?? [];
  return index === undefined ? [] : fieldsOf(index, collection);
}

/** `… collection: duheng.staff index: tenantId_1_number_1 dup key: …`; some leave the collection out, or quote. */
const named = /(?:collection: ["'`]?[^.\s]+\.([^\s"'`]+)["'`]?\s+)?\bindex: ["'`]?([^\s"'`]+)/;

/** Only of indexes that the models have: a name alone does not tell a field `a_1` from a direction. */
function fieldsOf(index: string, collection: string | undefined): string[] {
  if (index === "_id_") return ["_id"];
  for (const model of Object.values(mongoose.models)) {
    if (collection !== undefined && model.collection.name !== collection) continue;
    for (const [keys] of model.schema.indexes()) if (nameOf(keys) === index) return Object.keys(keys);
  }
  return [];
}

/** As the driver names an index. */
function nameOf(keys: object): string {
  return Object.entries(keys)
    .map(([field, direction]) => `${field}_${direction}`)
    .join("_");
}

import type { mongo } from "mongoose";
import { mongoose } from "../mongoose.ts";

/** A document as it is stored, of whatever release. */
export interface StoredDocument {
  readonly _id: string;
  readonly tenantId?: string;
  readonly [property: string]: unknown;
}

/** A collection for a migration: of all tenants, unguarded. Nothing else may reach one so. */
export function storedDocuments(collection: string): mongo.Collection<StoredDocument> {
  const { db } = mongoose.connection;
  if (!db) throw new Error("the database is not connected");
  return db.collection<StoredDocument>(collection);
}

/**
 * Reads the collection by id, so many documents at a time, and writes what `change` makes of them; in memory there is never
 * more than one batch.
 */
export async function inBatches(
  collection: string,
  filter: mongo.Filter<StoredDocument>,
  change: (documents: readonly StoredDocument[]) => Promise<void>,
  batchSize = 200,
): Promise<void> {
  let after: string | undefined;
  for (;;) {
    const ahead = after === undefined ? filter : { $and: [filter, { _id: { $gt: after } }] };
    const some = await storedDocuments(collection).find(ahead).sort({ _id: 1 }).limit(batchSize).toArray();
    if (some.length > 0) await change(some);
    after = some.at(-1)?._id;
    if (some.length < batchSize || after === undefined) return;
  }
}

import type { mongo } from "mongoose";
import { mongoose } from "./mongoose.ts";
import type { GlobalCollection } from "./tenancy/collections.ts";
import { presentSession } from "./transaction.ts";

/**
 * A named global collection whose documents are the platform's own and never cross the wire (users, settings), so
 * that it has no schema in schemas/. Give `inTransaction()` as the options of its operations.
 */
export function globalCollection<T extends { _id: string }>(name: GlobalCollection): mongo.Collection<T> {
  const { db } = mongoose.connection;
  if (!db) throw new Error("the database is not connected");
  return db.collection<T>(name);
}

/** Options that let an operation of the driver join the present transaction. */
export function inTransaction(): { session?: mongo.ClientSession } {
  const session = presentSession();
  return session ? { session } : {};
}

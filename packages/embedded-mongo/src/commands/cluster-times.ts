import { Binary } from "bson";
import type { Document } from "../engine/index.ts";
import type { ServerContext } from "./command.ts";

/** Nobody signs the times of a server that is alone; drivers hand them on unread. */
const signature = { hash: new Binary(Buffer.alloc(20)), keyId: 0n };

/**
 * The times in every answer, as a replica set gives them: all that is answered has happened by then, and what happens
 * later has a later time. Drivers give them back to read what they wrote, and begin change streams at them.
 */
export function clusterTimes({ store }: Pick<ServerContext, "store">): Document {
  const time = store.changes.currentTime();
  return { $clusterTime: { clusterTime: time, signature }, operationTime: time };
}

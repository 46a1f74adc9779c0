import { Binary, type Timestamp } from "bson";
import { encode } from "../engine/index.ts";

/** Nobody signs the times of a server that is alone; drivers hand them on unread. */
const signature = { hash: new Binary(Buffer.alloc(20)), keyId: 0n };

let last: { readonly time: Timestamp; readonly elements: Buffer } | undefined;

/**
 * The times in every answer, as BSON elements: all that is answered has happened by then, and what happens later has a
 * later time. Drivers give them back to read what they wrote, and begin change streams at them. They stand in every
 * answer and change only with writes and seconds, so that they are encoded once for many.
 */
export function timeElements(time: Timestamp): Buffer {
  if (last === undefined || !last.time.equals(time)) {
    const document = encode({ $clusterTime: { clusterTime: time, signature }, operationTime: time });
    last = { time, elements: document.subarray(4, -1) };
  }
  return last.elements;
}

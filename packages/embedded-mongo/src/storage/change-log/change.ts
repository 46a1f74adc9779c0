import type { Timestamp } from "bson";
import { type Document, documentOf, getField, isDocument } from "../../engine/index.ts";
import { describeUpdate } from "./describe-update.ts";

/** One change to the data as writers note it; documents are encoded only when somebody listens. */
export type Change =
  | { readonly kind: "insert"; readonly db: string; readonly coll: string; readonly after: Document }
  | {
      readonly kind: "update" | "replace";
      readonly db: string;
      readonly coll: string;
      readonly before: Document;
      readonly after: Document;
    }
  | { readonly kind: "delete"; readonly db: string; readonly coll: string; readonly before: Document }
  | { readonly kind: "drop"; readonly db: string; readonly coll: string }
  | {
      readonly kind: "rename";
      readonly db: string;
      readonly coll: string;
      readonly to: { readonly db: string; readonly coll: string };
    }
  | { readonly kind: "dropDatabase"; readonly db: string };

/** The transaction that changes were made in. */
export interface ChangeTransaction {
  readonly lsid: Document;
  readonly txnNumber: bigint;
}

/** When a change was made. */
export interface ChangeTime {
  readonly clusterTime: Timestamp;
  readonly wallTime: Date;
}

/** A change as the log keeps it: the event a change stream shows, but for its token. */
export function eventOf(change: Change, time: ChangeTime, transaction?: ChangeTransaction): Document {
  return documentOf([
    ["operationType", change.kind],
    ["clusterTime", time.clusterTime],
    ["wallTime", time.wallTime],
    ...documentOfChange(change),
    ["ns", change.kind === "dropDatabase" ? { db: change.db } : { db: change.db, coll: change.coll }],
    ...(change.kind === "rename" ? [["to", { db: change.to.db, coll: change.to.coll }] as const] : []),
    ...keyAndUpdate(change),
    ...(transaction === undefined
      ? []
      : ([
          ["lsid", transaction.lsid],
          ["txnNumber", transaction.txnNumber],
        ] as const)),
  ]);
}

/** The namespace of an event. */
export function namespaceOf(event: Document): { db: string; coll: string | undefined } {
  const ns = getField(event, "ns");
  if (!isDocument(ns)) return { db: "", coll: undefined };
  return { db: String(ns.db), coll: typeof ns.coll === "string" ? ns.coll : undefined };
}

function documentOfChange(change: Change): (readonly [string, unknown])[] {
  return change.kind === "insert" || change.kind === "replace" ? [["fullDocument", change.after]] : [];
}

function keyAndUpdate(change: Change): (readonly [string, unknown])[] {
  switch (change.kind) {
    case "insert":
    case "replace":
      return [["documentKey", keyOf(change.after)]];
    case "update":
      return [
        ["documentKey", keyOf(change.after)],
        ["updateDescription", describeUpdate(change.before, change.after)],
      ];
    case "delete":
      return [["documentKey", keyOf(change.before)]];
    default:
      return [];
  }
}

function keyOf(doc: Document): Document {
  return documentOf([["_id", getField(doc, "_id")]]);
}

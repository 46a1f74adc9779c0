import type { Timestamp } from "bson";
import type { Batch, OpenCursor, Patience } from "../cursors/cursors.ts";
import { type Document, documentOf, encode, getField, identicalValues, MongoError } from "../engine/index.ts";
import { findEqual } from "../query/join-source.ts";
import { namespaceOf } from "../storage/change-log/change.ts";
import type { LoggedEvent } from "../storage/change-log/change-log.ts";
import { Deadline } from "../storage/deadline.ts";
import { largestDocument } from "../storage/documents.ts";
import type { Snapshot, Store } from "../storage/store.ts";
import { type Position, resumeToken } from "./resume-token.ts";

/** What a change stream listens to: everything, one database, or one collection of it. */
export interface Scope {
  readonly db?: string | undefined;
  readonly coll?: string | undefined;
}

/** How a change stream was asked for. */
export interface ChangeStreamRequest {
  readonly scope: Scope;
  readonly start: Position;
  /** Events before this time are left out. */
  readonly notBefore: Timestamp | undefined;
  /** Whether events of updates carry the document as it is when they are read. */
  readonly lookUp: boolean;
  /** The stages behind `$changeStream`: gives the event as shown, or `undefined` to leave it out. */
  readonly transform: (event: Document) => Document | undefined;
  readonly namespace: string;
  readonly owner: string;
}

/** A change stream: the durable changes of its scope, in the order they were made, waiting for more at their end. */
export class ChangeStream implements OpenCursor {
  readonly namespace: string;
  readonly owner: string;
  readonly awaits = true;
  readonly lasting = false;
  readonly deadline = Deadline.none;
  readonly #store: Store;
  readonly #request: ChangeStreamRequest;
  readonly #closed = new AbortController();
  #position: Position;
  /** Events that the end of the stream still owes. */
  #owed: Document[] = [];
  #ending = false;

  constructor(store: Store, request: ChangeStreamRequest) {
    this.#store = store;
    this.#request = request;
    this.#position = request.start;
    this.namespace = request.namespace;
    this.owner = request.owner;
  }

  async batch(most: number, patience?: Patience): Promise<Batch> {
    const until = Date.now() + (patience?.milliseconds ?? 0);
    for (;;) {
      const docs = this.#read(most);
      const ended = this.#ending && this.#owed.length === 0;
      const signals = [this.#closed.signal, ...(patience === undefined ? [] : [patience.signal])];
      const left = until - Date.now();
      if (docs.length > 0 || ended || left <= 0 || signals.some((signal) => signal.aborted))
        return { docs, exhausted: ended, resumeToken: resumeToken(this.#position) };
      await this.#store.changes.wait(this.#position.sequence, left, signals);
    }
  }

  close(): void {
    this.#closed.abort();
  }

  #read(most: number): Buffer[] {
    const { changes } = this.#store;
    if (this.#position.sequence < changes.forgotten)
      throw new MongoError(
        "ChangeStreamHistoryLost",
        "Resume of change stream was not possible, as the resume point may no longer be in the log of changes.",
      );
    const docs: Buffer[] = [];
    let bytes = 0;
    const add = (event: Document): boolean => {
      const shown = this.#shown(event);
      if (shown === undefined) return true;
      const encoded = encode(shown);
      docs.push(encoded);
      bytes += encoded.length;
      return docs.length < most && bytes < largestDocument;
    };
    const payOwed = (): void => {
      for (const event of this.#owed.splice(0)) add(event);
      this.#position = { ...this.#position, afterInvalidate: true };
    };
    const snapshot = this.#store.snapshot();
    try {
      if (most === 0) return docs;
      if (this.#ending) {
        payOwed();
        return docs;
      }
      for (const logged of changes.read(snapshot.view, this.#position.sequence)) {
        this.#position = { sequence: logged.sequence, afterInvalidate: false };
        if (!this.#concerns(logged.event)) continue;
        const more = add(this.#event(logged, snapshot));
        if (this.#ends(logged.event)) {
          this.#ending = true;
          this.#owed = [this.#invalidate(logged)];
          if (more) payOwed();
          return docs;
        }
        if (!more) return docs;
      }
      return docs;
    } finally {
      snapshot.release();
    }
  }

  #concerns(event: Document): boolean {
    const { scope, notBefore } = this.#request;
    const { db, coll } = namespaceOf(event);
    const clusterTime = getField(event, "clusterTime");
    if (notBefore !== undefined && isTimestamp(clusterTime) && clusterTime.compare(notBefore) < 0)
      return false;
    if (scope.db === undefined) return true;
    if (scope.coll === undefined) return scope.db === db;
    return (scope.db === db && scope.coll === coll) || this.#isRenameTarget(event);
  }

  /** Whether the event is the end of what is listened to. */
  #ends(event: Document): boolean {
    const { scope } = this.#request;
    if (scope.coll !== undefined) return event.operationType === "drop" || event.operationType === "rename";
    return scope.db !== undefined && event.operationType === "dropDatabase";
  }

  #isRenameTarget(event: Document): boolean {
    const { scope } = this.#request;
    const { db, coll } = namespaceOf(documentOf([["ns", getField(event, "to")]]));
    return event.operationType === "rename" && db === scope.db && coll === scope.coll;
  }

  #event({ sequence, event }: LoggedEvent, snapshot: Snapshot): Document {
    const id = resumeToken({ sequence, afterInvalidate: false });
    const fields = Object.entries(event);
    if (this.#request.lookUp && event.operationType === "update") {
      const at = fields.findIndex(([name]) => name === "ns");
      fields.splice(at, 0, ["fullDocument", this.#current(event, snapshot)]);
    }
    return documentOf([["_id", id], ...fields]);
  }

  /** The document of an update's event as it is now; null when it is gone. */
  #current(event: Document, { view, catalog }: Snapshot): Document | null {
    const { db, coll } = namespaceOf(event);
    const key = getField(event, "documentKey");
    const id =
      typeof key === "object" && key !== null ? getField(documentOf(Object.entries(key)), "_id") : null;
    const options = { collation: undefined, vars: undefined, now: new Date() };
    const found = findEqual(view, catalog.collection(db, coll ?? ""), {
      path: "_id",
      wanted: undefined,
      options,
    })(id);
    for (const doc of found) return doc;
    return null;
  }

  #invalidate({ sequence, event }: LoggedEvent): Document {
    return documentOf([
      ["_id", resumeToken({ sequence, afterInvalidate: true })],
      ["operationType", "invalidate"],
      ["clusterTime", event.clusterTime],
      ["wallTime", event.wallTime],
    ]);
  }

  #shown(event: Document): Document | undefined {
    const shown = this.#request.transform(event);
    if (shown === undefined || identicalValues(getField(shown, "_id"), getField(event, "_id"))) return shown;
    throw new MongoError(
      "ChangeStreamFatalError",
      "Encountered an event whose _id field, which contains the resume token, was modified by the pipeline. Modifying the _id field of an event makes it impossible to resume the stream from that point. Only transformations that retain the unmodified _id field are allowed.",
    );
  }
}

function isTimestamp(value: unknown): value is Timestamp {
  return (
    typeof value === "object" && value !== null && "_bsontype" in value && value._bsontype === "Timestamp"
  );
}

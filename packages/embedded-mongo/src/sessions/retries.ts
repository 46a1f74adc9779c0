import { type Document, decode, documentOf, encode, isDocument, MongoError } from "../engine/index.ts";
import { tableEnd, tableKey, tableStart, tables } from "../storage/keys.ts";
import type { Overlay } from "../storage/overlay.ts";
import type { Store } from "../storage/store.ts";
import type { View } from "../storage/view.ts";
import { type Session, sessionTimeoutMinutes } from "./sessions.ts";

/** What is remembered of a session's last retryable write or transaction. */
export interface Remembered {
  readonly number: bigint;
  /** What each statement answered, by its number; or that a transaction was committed. */
  readonly results: Document;
  readonly committed: boolean;
}

/**
 * What a session's write of this number answered already, if it ran.
 * @throws MongoError TransactionTooOld (225) when the session has gone on
 */
export function recall(view: View, session: Session, number: bigint): Remembered | undefined {
  const stored = view.get(keyOf(session));
  if (stored === undefined) return undefined;
  const doc = decode(stored);
  const before = typeof doc.number === "bigint" ? doc.number : -1n;
  if (before > number) {
    throw new MongoError(
      "TransactionTooOld",
      `Retryable write with txnNumber ${number} is prohibited on session because a newer retryable write with txnNumber ${before} has already started on this session.`,
    );
  }
  if (before < number) return undefined;
  return { number, results: isDocument(doc.results) ? doc.results : {}, committed: doc.committed === true };
}

/** Remembers answers in the same step as the writes themselves. */
export function remember(view: Overlay, session: Session, { number, results, committed }: Remembered): void {
  const doc = documentOf([
    ["number", number],
    ["results", results],
    ["committed", committed],
    ["at", new Date()],
  ]);
  view.put(keyOf(session), encode(doc));
}

/** Forgets what no client will ask for again. */
export async function sweepRemembered(store: Store, now = Date.now()): Promise<void> {
  const oldest = now - sessionTimeoutMinutes * 60_000;
  const snapshot = store.snapshot();
  const old: Buffer[] = [];
  try {
    for (const { key, value } of snapshot.view.range({
      start: tableStart(tables.sessions),
      end: tableEnd(tables.sessions),
    })) {
      const { at } = decode(value);
      if (!(at instanceof Date) || at.getTime() < oldest) old.push(key);
    }
  } finally {
    snapshot.release();
  }
  if (old.length === 0) return;
  await store.write((view) => {
    for (const key of old) view.remove(key);
  });
}

function keyOf(session: Session): Buffer {
  return tableKey(tables.sessions, session.id);
}

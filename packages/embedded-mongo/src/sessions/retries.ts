import {
  type Document,
  decode,
  documentOf,
  encode,
  identicalValues,
  isDocument,
  MongoError,
} from "../engine/index.ts";
import { tableEnd, tableKey, tableStart, tables } from "../storage/keys.ts";
import type { Overlay } from "../storage/overlay.ts";
import type { Store } from "../storage/store.ts";
import type { View } from "../storage/view.ts";
import { type Session, sessionTimeoutMinutes } from "./sessions.ts";

/** What is remembered of a session's last retryable write or transaction. */
export interface Remembered {
  readonly number: bigint;
  /** What each statement of a retryable write answered. */
  readonly answered: AnsweredStatements;
  /** That a transaction was committed. */
  readonly committed: boolean;
}

/** What statements answered, by their numbers; many that follow one another with one answer are kept as one. */
export interface AnsweredStatements {
  readonly answer: (id: number) => Document | undefined;
  readonly note: (id: number, result: Document) => void;
  /** As they are stored. */
  readonly toDocuments: () => Document[];
}

interface Run {
  readonly from: number;
  to: number;
  readonly result: Document;
}

/** @param stored as `toDocuments` gave them */
export function answeredStatements(stored: readonly Document[] = []): AnsweredStatements {
  const runs: Run[] = stored.map(({ from, to, result }) => ({
    from: Number(from),
    to: Number(to),
    result: isDocument(result) ? result : {},
  }));
  return {
    answer: (id) => {
      // Numbers mostly come in their order, and then the last run tells that one is new.
      if ((runs.at(-1)?.to ?? Number.NEGATIVE_INFINITY) < id) return undefined;
      return runs.find(({ from, to }) => from <= id && id <= to)?.result;
    },
    note: (id, result) => {
      const last = runs.at(-1);
      if (last !== undefined && last.to === id - 1 && identicalValues(last.result, result)) last.to = id;
      else runs.push({ from: id, to: id, result });
    },
    toDocuments: () => runs.map((run) => documentOf(Object.entries(run))),
  };
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
  const runs = Array.isArray(doc.answered) ? doc.answered.filter(isDocument) : [];
  return { number, answered: answeredStatements(runs), committed: doc.committed === true };
}

/** Remembers answers in the same step as the writes themselves. */
export function remember(view: Overlay, session: Session, { number, answered, committed }: Remembered): void {
  const doc = documentOf([
    ["number", number],
    ["answered", answered.toDocuments()],
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

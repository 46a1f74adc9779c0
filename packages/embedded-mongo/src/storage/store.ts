import { open, type RootDatabase } from "lmdb";
import { MongoError } from "../engine/index.ts";
import { backupTo } from "./backup.ts";
import { CatalogReader } from "./catalog.ts";
import type { Catalog, CollectionInfo } from "./catalog-types.ts";
import type { Change, ChangeTransaction } from "./change-log/change.ts";
import { ChangeLog } from "./change-log/change-log.ts";
import { checkFile } from "./check-file.ts";
import { temporaryPrefix } from "./collections.ts";
import { Conflicts } from "./conflicts.ts";
import { Deadline, expired } from "./deadline.ts";
import { Documents } from "./documents.ts";
import { recordIdOf, tableEnd, tableKey, tableStart, tables } from "./keys.ts";
import { Overlay, type WriteTarget } from "./overlay.ts";
import { LmdbView, type View } from "./view.ts";
import { type LiveTable, Writer } from "./writer.ts";

/** The format this version reads and writes. */
const formatVersion = 1;

/** A state of the data that stays as it is until released. */
export interface Snapshot {
  readonly view: View;
  readonly catalog: Catalog;
  readonly release: () => void;
}

/** The data of one directory. */
export class Store {
  readonly conflicts = new Conflicts();
  readonly catalog: CatalogReader;
  readonly documents: Documents;
  readonly changes: ChangeLog;
  readonly #database: RootDatabase<Buffer, Buffer>;
  readonly #writer: Writer;
  readonly #lastRecord = new Map<number, number>();

  private constructor(database: RootDatabase<Buffer, Buffer>) {
    this.#database = database;
    const view = new LmdbView(database);
    this.changes = new ChangeLog(view);
    this.#writer = new Writer(database, this.conflicts, () => this.changes.publish());
    this.catalog = new CatalogReader(view);
    this.documents = new Documents(this.catalog);
  }

  /**
   * Opens or makes the data in a directory, which the caller owns.
   * @param sync `false` gives up durability for speed: for tests and measuring only
   * @param checkPages whether to look at every page first: after an end that was not clean
   * @throws MongoError UnsupportedFormat (12) when another version wrote it, or it is damaged
   */
  static async open(path: string, { sync = true, checkPages = false } = {}): Promise<Store> {
    checkFile(path, checkPages);
    const database = open<Buffer, Buffer>({
      path,
      noSubdir: true,
      encoding: "binary",
      keyEncoding: "binary",
      mapSize: 2 ** 36,
      maxReaders: 4096,
      // One flush per group, done when its promise resolves: no other rule of durability to reason about.
      overlappingSync: false,
      // The writer makes its own groups; with lmdb's, a failed commit rejects a promise that nobody can catch.
      eventTurnBatching: false,
      noSync: !sync,
    });
    try {
      await checkFormat(database);
      return new Store(database);
    } catch (error) {
      await database.close();
      throw error;
    }
  }

  /** The state now, with every acknowledged write. */
  snapshot(): Snapshot {
    const transaction = this.#database.useReadTransaction();
    const view = new LmdbView(this.#database, transaction);
    let released = false;
    return {
      view,
      catalog: this.catalog.read(view),
      release: () => {
        if (released) return;
        released = true;
        transaction.done();
      },
    };
  }

  /**
   * Makes writes durably: `change` writes into an overlay of the newest state, which is applied as a whole. It may run
   * several times, when it meets keys that an open transaction holds: it waits for that transaction's end.
   * @throws what `change` throws (nothing is written then); MongoError MaxTimeMSExpired (50) when waiting too long
   */
  async write<Result>(change: (view: Overlay) => Result, deadline = Deadline.none): Promise<Result> {
    for (;;) {
      const outcome = await this.#writer.run((live) => {
        const overlay = new Overlay(live);
        const result = change(overlay);
        const blocker = this.conflicts.blocker(overlay.keys());
        if (blocker !== undefined) return { blocker };
        this.conflicts.wrote(live.group, overlay.keys());
        overlay.applyTo(this.#noting(live));
        return { result };
      });
      if ("result" in outcome) return outcome.result;
      await endOf(outcome.blocker.ended, deadline);
    }
  }

  /**
   * Commits a transaction's overlay. `check` runs on the newest state before anything is written and may refuse.
   */
  async commit(overlay: Overlay, check: (live: View) => void, transaction: ChangeTransaction): Promise<void> {
    await this.#writer.run((live) => {
      check(live);
      this.conflicts.wrote(live.group, overlay.keys());
      overlay.applyTo(this.#noting(live, transaction));
    });
  }

  /** Keeps the changes from now on, for change streams. */
  async recordChanges(): Promise<void> {
    if (this.changes.recording) return;
    try {
      await this.#writer.run((live) => this.changes.begin(live));
    } catch (error) {
      this.changes.cancelBegin();
      throw error;
    }
  }

  /** The table with the log of changes: those of a transaction have one time, others each their own. */
  #noting(live: LiveTable, transaction?: ChangeTransaction): WriteTarget {
    const shared = transaction === undefined ? undefined : this.changes.nextTime();
    return {
      put: live.put,
      remove: live.remove,
      note: (change) => {
        if (!this.changes.recording || isHidden(change)) return;
        this.changes.record(live, change, shared ?? this.changes.nextTime(), transaction);
      },
    };
  }

  /** A number for a new record of a collection, greater than all before. */
  newRecordId(view: View, collection: CollectionInfo): number {
    const last = this.#lastRecord.get(collection.table) ?? lastRecordId(view, collection.table);
    this.#lastRecord.set(collection.table, last + 1);
    return last + 1;
  }

  /** A copy of the whole data as of now, consistent while writers go on. */
  async backup(path: string): Promise<void> {
    await backupTo(path, (to) => this.#database.backup(to, true));
  }

  async close(): Promise<void> {
    await this.#writer.close();
    await this.#database.close();
  }
}

/** What goes on in a collection before it takes its place is nobody's affair. */
function isHidden(change: Change): boolean {
  return change.kind !== "rename" && "coll" in change && change.coll.startsWith(temporaryPrefix);
}

/** @throws MongoError MaxTimeMSExpired (50) when it takes too long */
async function endOf(ended: Promise<void>, deadline: Deadline): Promise<void> {
  if (!deadline.isSet) {
    await ended;
    return;
  }
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<void>((_, reject) => {
    timer = setTimeout(() => reject(expired()), deadline.left);
  });
  try {
    await Promise.race([ended, late]);
  } finally {
    clearTimeout(timer);
  }
}

function lastRecordId(view: View, table: number): number {
  for (const { key } of view.range({ start: tableStart(table), end: tableEnd(table), reverse: true })) {
    return recordIdOf(key);
  }
  return 0;
}

async function checkFormat(database: RootDatabase<Buffer, Buffer>): Promise<void> {
  const key = tableKey(tables.meta, Buffer.from("format"));
  const stored = database.get(key)?.toString("latin1");
  if (stored === undefined) {
    for (const _key of database.getKeys({ limit: 1 })) {
      throw new MongoError(
        "UnsupportedFormat",
        "数据文件不是本数据库写的（没有格式标记）；文件未改动，请换一个数据目录。 | The data file was not written by this database (it has no format mark). It was left as it is; choose another data directory.",
      );
    }
    await database.put(key, Buffer.from(`duheng ${formatVersion}`));
    return;
  }
  if (stored !== `duheng ${formatVersion}`) {
    throw new MongoError(
      "UnsupportedFormat",
      `数据目录的格式是“${stored}”，本版本只能读写“duheng ${formatVersion}”；请用写它的版本打开，或从备份恢复。 | The data has format "${stored}", this version reads and writes "duheng ${formatVersion}"; open it with the version that wrote it, or restore a backup.`,
    );
  }
}

import type { RootDatabase } from "lmdb";
import { MongoError } from "../engine/index.ts";
import { commitFailure } from "./commit-failure.ts";
import type { Conflicts } from "./conflicts.ts";
import { LmdbView, type View } from "./view.ts";

/** The table inside a write transaction. */
export interface LiveTable extends View {
  readonly put: (key: Buffer, value: Buffer) => void;
  readonly remove: (key: Buffer) => void;
  /** The number of the group of writes being made. */
  readonly group: number;
}

interface Job {
  readonly run: (live: LiveTable) => void;
  readonly settle: () => void;
  readonly fail: (error: unknown) => void;
}

/** Longest time one group may compute, so that the first in it does not wait for all. */
const longestGroup = 20;

/**
 * The single writer. Tasks queued while a group is on its way to the disk form the next group: one LMDB transaction
 * and one flush for all of them. A task's promise resolves when its writes are durable.
 */
export class Writer {
  readonly #database: RootDatabase<Buffer, Buffer>;
  readonly #conflicts: Conflicts;
  readonly #view: LmdbView;
  readonly #onCommitted: () => void;
  #queue: Job[] = [];
  #running: Promise<void> | undefined;
  #group = 0;
  #closed = false;

  /** @param onCommitted called when a group has become durable, before its tasks are answered */
  constructor(database: RootDatabase<Buffer, Buffer>, conflicts: Conflicts, onCommitted: () => void) {
    this.#database = database;
    this.#conflicts = conflicts;
    this.#view = new LmdbView(database);
    this.#onCommitted = onCommitted;
  }

  /**
   * Runs a task alone in the write transaction. A task that throws must not have written anything.
   * @throws what the task throws; MongoError OutOfDiskSpace or InternalError when the group could not be committed
   */
  run<Result>(task: (live: LiveTable) => Result): Promise<Result> {
    if (this.#closed)
      return Promise.reject(new MongoError("ShutdownInProgress", "The server is shutting down"));
    return new Promise<Result>((resolve, reject) => {
      let settle = (): void => reject(new MongoError("InternalError", "a write was not run"));
      this.#queue.push({
        run: (live) => {
          try {
            const result = task(live);
            settle = () => resolve(result);
          } catch (error) {
            settle = () => reject(error);
          }
        },
        settle: () => settle(),
        fail: reject,
      });
      this.#running ??= this.#work();
    });
  }

  /** Waits for what is queued and takes no more. */
  async close(): Promise<void> {
    this.#closed = true;
    await this.#running;
  }

  async #work(): Promise<void> {
    // What arrives in the same turn of the event loop belongs to the same group.
    await new Promise<void>((resolve) => setImmediate(resolve));
    while (this.#queue.length > 0) await this.#commitGroup();
    this.#running = undefined;
  }

  async #commitGroup(): Promise<void> {
    const group = ++this.#group;
    const done: Job[] = [];
    let broken: unknown;
    // A write that fails half-way through a task spoils the whole group.
    const guard = (write: () => void): void => {
      try {
        write();
      } catch (error) {
        broken ??= error;
        throw error;
      }
    };
    const live: LiveTable = {
      get: (key) => this.#view.get(key),
      range: (range) => this.#view.range(range),
      count: (range) => this.#view.count(range),
      put: (key, value) => guard(() => this.#database.putSync(key, value)),
      remove: (key) => guard(() => void this.#database.removeSync(key)),
      group,
    };
    try {
      await this.#database.childTransaction(() => {
        const start = performance.now();
        for (;;) {
          const job = this.#queue.shift();
          if (job === undefined) return;
          done.push(job);
          job.run(live);
          if (broken !== undefined) throw broken;
          if (performance.now() - start > longestGroup) return;
        }
      });
      this.#conflicts.visible(group);
      this.#onCommitted();
      for (const job of done) job.settle();
    } catch (error) {
      this.#conflicts.visible(group);
      const failure = await commitFailure(error);
      for (const job of done) job.fail(failure);
    }
  }
}

import { setImmediate as turn } from "node:timers/promises";
import { Deadline } from "../storage/deadline.ts";
import { largestDocument } from "../storage/documents.ts";
import type { Batch, OpenCursor } from "./cursors.ts";

/** Where a cursor's documents come from and what is freed at its end. */
export interface CursorSource {
  /** `db.collection`. */
  readonly namespace: string;
  /** BSON; `null` where others should have their turn. */
  readonly docs: Iterator<Buffer | null>;
  readonly release: () => void;
  /** The session and transaction it belongs to; only they may go on with it. */
  readonly owner: string;
  /** Throws when the state it reads from is gone; asked after each turn of others. */
  readonly check?: (() => void) | undefined;
  readonly lasting?: boolean | undefined;
  readonly deadline?: Deadline | undefined;
}

/** A cursor over documents that end: gives batches until there is nothing left. */
export class DocumentCursor implements OpenCursor {
  readonly namespace: string;
  readonly owner: string;
  readonly awaits = false;
  readonly lasting: boolean;
  readonly deadline: Deadline;
  readonly #source: CursorSource;
  #held: Buffer | undefined;

  constructor(source: CursorSource) {
    this.namespace = source.namespace;
    this.owner = source.owner;
    this.lasting = source.lasting === true;
    this.deadline = source.deadline ?? Deadline.none;
    this.#source = source;
  }

  /** @param most documents wanted at most; 0 for an empty batch */
  async batch(most: number): Promise<Batch> {
    const docs: Buffer[] = [];
    let bytes = 0;
    while (docs.length < most) {
      const next = this.#held ?? (await this.#pull());
      this.#held = undefined;
      if (next === undefined) return { docs, exhausted: true };
      if (docs.length > 0 && bytes + next.length > largestDocument) {
        this.#held = next;
        return { docs, exhausted: false };
      }
      docs.push(next);
      bytes += next.length + 8;
    }
    // Looking one ahead saves the client a getMore that would find nothing.
    if (most > 0) this.#held = await this.#pull();
    return { docs, exhausted: most > 0 && this.#held === undefined };
  }

  close(): void {
    this.#source.docs.return?.();
    this.#source.release();
  }

  async #pull(): Promise<Buffer | undefined> {
    for (;;) {
      const { done, value } = this.#source.docs.next();
      if (done === true) return undefined;
      if (value !== null) return value;
      await turn();
      this.#source.check?.();
      this.deadline.check();
    }
  }
}

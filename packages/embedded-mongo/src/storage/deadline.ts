import { MongoError } from "../engine/index.ts";

/**
 * When a command has to be done, by its `maxTimeMS`. The time that a cursor waits for its client does not count: in
 * MongoDB too the limit is one on the work.
 */
export class Deadline {
  static readonly none = new Deadline(Number.POSITIVE_INFINITY);
  /** Milliseconds since the epoch. */
  #at: number;
  /** Milliseconds that were left when the client's turn came. */
  #left: number | undefined;

  /** @param milliseconds from now on */
  constructor(milliseconds: number) {
    this.#at = Date.now() + milliseconds;
  }

  /** Whether there is a limit at all. */
  get isSet(): boolean {
    return this.#at !== Number.POSITIVE_INFINITY;
  }

  /** Milliseconds until then; 0 when it is past. */
  get left(): number {
    return Math.max(0, this.#left ?? this.#at - Date.now());
  }

  /** @throws MongoError MaxTimeMSExpired (50) */
  check(): void {
    if (Date.now() > this.#at) throw expired();
  }

  /** The client's turn comes. */
  pause(): void {
    this.#left = this.left;
  }

  /** The work goes on. */
  resume(): void {
    if (this.#left !== undefined) this.#at = Date.now() + this.#left;
    this.#left = undefined;
  }
}

/** What a command that takes too long ends with. */
export function expired(): MongoError {
  return new MongoError("MaxTimeMSExpired", "operation exceeded time limit");
}

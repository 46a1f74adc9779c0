import { MongoError } from "../engine/index.ts";

/**
 * When a command has to be done, by its `maxTimeMS`, or as the server bounds those that only read; and whether anybody
 * waits for it still. The time that a cursor waits for its client does not count: in MongoDB too the limit is one on
 * the work.
 */
export class Deadline {
  static readonly none = new Deadline(Number.POSITIVE_INFINITY);
  /** Milliseconds since the epoch. */
  #at: number;
  /** Milliseconds that were left when the client's turn came. */
  #left: number | undefined;
  /** Aborted when the client that waits is gone. */
  #client: AbortSignal | undefined;
  /** Whether the client has asked for it. */
  readonly isSet: boolean;

  /** @param milliseconds from now on */
  constructor(milliseconds: number, isSet = milliseconds !== Number.POSITIVE_INFINITY) {
    this.#at = Date.now() + milliseconds;
    this.isSet = isSet;
  }

  /** That of a command which only reads: it ends when its client is gone, and without `maxTimeMS` some time, too. */
  static ofReading(milliseconds: number, client: AbortSignal): Deadline {
    const asked = milliseconds > 0;
    const deadline = new Deadline(asked ? milliseconds : longestReading, asked);
    deadline.#client = client;
    return deadline;
  }

  /** Milliseconds until then; 0 when it is past. */
  get left(): number {
    return Math.max(0, this.#left ?? this.#at - Date.now());
  }

  /** @throws MongoError MaxTimeMSExpired (50), Interrupted (11601) */
  check(): void {
    if (this.#client?.aborted === true)
      throw new MongoError("Interrupted", "operation was interrupted because the client is gone");
    if (Date.now() > this.#at) throw expired();
  }

  /** The client's turn comes. */
  pause(): void {
    this.#left = this.left;
    this.#client = undefined;
  }

  /** The work goes on, for a client that may be connected otherwise now. */
  resume(client?: AbortSignal): void {
    this.#client ??= client;
    if (this.#left !== undefined) this.#at = Date.now() + this.#left;
    this.#left = undefined;
  }
}

/** How long a command may read for whose client has named no limit, in milliseconds. */
const longestReading = 5 * 60_000;

/** What a command that takes too long ends with. */
export function expired(): MongoError {
  return new MongoError("MaxTimeMSExpired", "operation exceeded time limit");
}

import { type Db, MongoBulkWriteError, type MongoClient, MongoError, MongoNetworkError } from "mongodb";
import type { Random } from "./random.ts";

/** What a worker works with. */
export interface Bench {
  readonly client: MongoClient;
  readonly db: Db;
  readonly random: Random;
  /** Tells its own name, which no other worker has. */
  readonly name: string;
}

/** One of the clients that write while the server is killed. It knows what it was told is durable. */
export interface Worker {
  /** One write, acknowledged or broken off; never throws for what a kill explains. */
  readonly step: () => Promise<void>;
  /**
   * Compares the data with what was acknowledged, while all workers stand.
   * @returns what is wrong, one sentence each
   */
  readonly check: () => Promise<string[]>;
  readonly acknowledged: () => number;
}

/**
 * Whether a kill explains the error: the connection broke, or the server that came back knows nothing of the
 * transaction. Everything else is a fault.
 */
export function isExplainedByKill(error: unknown): boolean {
  if (error instanceof MongoNetworkError) return true;
  if (isSocketError(error)) return true;
  if (error instanceof MongoBulkWriteError) {
    // The driver wraps what broke a bulk off.
    const { errorResponse }: { readonly errorResponse: unknown } = error;
    return isExplainedByKill(errorResponse);
  }
  return (
    error instanceof MongoError &&
    (error.hasErrorLabel("TransientTransactionError") || error.hasErrorLabel("RetryableWriteError"))
  );
}

/** Driver 7.8 lets the socket's own error through now and then, and stumbles over it itself in a commit. */
function isSocketError(error: unknown): boolean {
  if (error instanceof TypeError) return error.message === "commitError.hasErrorLabel is not a function";
  return error instanceof Error && "code" in error && ["EPIPE", "ECONNRESET"].includes(String(error.code));
}

/** Reads until a kill no longer comes between. */
export async function persist<Result>(read: () => Promise<Result>): Promise<Result> {
  for (;;) {
    try {
      return await read();
    } catch (error) {
      if (!isExplainedByKill(error)) throw error;
    }
  }
}

import { inTransaction } from "../src/database/global-collection.ts";
import { mongoose } from "../src/database/mongoose.ts";
import { requireTenantId } from "../src/database/scope.ts";
import { registerJobKind } from "../src/jobs/job-kind.ts";

interface Counting {
  /** How many steps it takes. */
  readonly steps: number;
  /** Milliseconds that each takes before it writes. */
  readonly each?: number;
}

/** A job of the tests: writes one document for each of its steps, nothing of which may be there twice. */
export const countJob = registerJobKind<Counting, { at: number }, { sum: number }>({
  kind: "tests.count",
  input: { parse: (value) => value as Counting },
  async step({ input: { steps, each = 0 }, stage = { at: 0 } }) {
    const tenantId = requireTenantId();
    if (each > 0) await new Promise((resolve) => setTimeout(resolve, each));
    const { at } = stage;
    return {
      write: async () => {
        await counted().insertOne({ tenantId, at, pid: process.pid }, inTransaction());
      },
      progress: { done: at + 1, total: steps },
      next: at + 1 === steps ? { result: { sum: steps } } : { stage: { at: at + 1 } },
    };
  },
});

/** What it wrote: no index forbids a second one. */
export function counted() {
  const { db } = mongoose.connection;
  if (!db) throw new Error("no database");
  return db.collection<{ tenantId: string; at: number; pid: number }>("test_counts");
}

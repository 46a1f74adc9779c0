import { type Bench, isExplainedByKill, persist, type Worker } from "./worker.ts";

/**
 * Adds one to its counter again and again, by retryable writes that the driver sends a second time after a kill:
 * made twice, or lost, they show in the number.
 */
export async function createCountingWorker({ db, name }: Bench): Promise<Worker> {
  const counters = db.collection<{ _id: string; n: number }>("counters");
  await counters.insertOne({ _id: name, n: 0 });
  let acknowledged = 0;
  let expected = 0;
  let faults: string[] = [];
  const stored = async (): Promise<number> => (await counters.findOne({ _id: name }))?.n ?? Number.NaN;

  return {
    step: async () => {
      try {
        await counters.updateOne({ _id: name }, { $inc: { n: 1 } });
        expected += 1;
        acknowledged += 1;
      } catch (error) {
        if (!isExplainedByKill(error)) throw error;
        // Broken off twice: made or not, but not both.
        const n = await persist(stored);
        if (n !== expected && n !== expected + 1)
          faults.push(`${name}: counter is ${n} after a write broken off at ${expected}`);
        expected = n;
      }
    },
    check: async () => {
      const n = await stored();
      if (n !== expected) faults.push(`${name}: counter is ${n} instead of ${expected}`);
      const found = faults;
      faults = [];
      return found;
    },
    acknowledged: () => acknowledged,
  };
}

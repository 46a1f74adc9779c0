import type { IndexDescription } from "mongodb";
import { type Bench, isExplainedByKill, persist, type Worker } from "./worker.ts";

const choices: readonly (IndexDescription & { name: string })[] = [
  { name: "by turns", key: { n: 1, owner: 1 } },
  { name: "tags and n", key: { tags: 1, n: -1 } },
  { name: "filler", key: { filler: 1 } },
];

/** Makes and drops indexes on what the others write, and a collection of its own. */
export function createIndexWorker({ db, name, random }: Bench): Worker {
  const things = db.collection("things");
  const own = `made by ${name}`;
  const present = new Set<string>();
  let hasCollection = false;
  let acknowledged = 0;
  let faults: string[] = [];

  const look = async (): Promise<{ indexes: Set<string>; collection: boolean }> => {
    const indexes = new Set((await things.listIndexes().toArray()).map(({ name: found }) => String(found)));
    return {
      indexes: new Set(choices.map((choice) => choice.name).filter((choice) => indexes.has(choice))),
      collection: (await db.listCollections({ name: own }).toArray()).length > 0,
    };
  };

  const run = async (): Promise<void> => {
    if (random.next() < 0.3) {
      if (hasCollection) await db.collection(own).drop();
      else await db.createCollection(own);
      hasCollection = !hasCollection;
      return;
    }
    const choice = random.pick(choices);
    if (present.delete(choice.name)) await things.dropIndex(choice.name);
    else {
      await things.createIndexes([{ ...choice }]);
      present.add(choice.name);
    }
  };

  return {
    step: async () => {
      try {
        await run();
        acknowledged += 1;
      } catch (error) {
        if (!isExplainedByKill(error)) throw error;
        const { indexes, collection } = await persist(look);
        present.clear();
        for (const index of indexes) present.add(index);
        hasCollection = collection;
      }
      await new Promise((resolve) => setTimeout(resolve, random.below(80)));
    },
    check: async () => {
      const { indexes, collection } = await look();
      for (const { name: index } of choices) {
        if (indexes.has(index) !== present.has(index))
          faults.push(
            `index "${index}" is ${indexes.has(index) ? "" : "not "}there against its acknowledgement`,
          );
      }
      if (collection !== hasCollection) faults.push(`collection "${own}" differs from what was acknowledged`);
      const told = faults;
      faults = [];
      return told;
    },
    acknowledged: () => acknowledged,
  };
}

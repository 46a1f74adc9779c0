import { type Document, MongoServerError } from "mongodb";
import { longCommands } from "../../../packages/embedded-mongo/test/long-commands.ts";
import type { Attack, Got, Stage } from "../attack.ts";

/** What a client asks to be given up after: a server that does not look at it goes on. */
const maxTimeMS = 2_000;

const wanted = [
  "$regexFindAll",
  "$reduce with $concatArrays",
  "wide $setWindowFields",
  "nested $map",
  "unindexed $lookup by a pipeline",
];

/** Over MongoDB's wire protocol, as any client of the embedded database. */
export const database: readonly Attack[] = [
  {
    name: "^(a+)+$ on 40 characters",
    ready: async (stage) => {
      const evil = stage.mongo.db("attacks").collection("evil");
      await evil.insertOne({ text: `${"a".repeat(40)}b` });
      return () => asked(() => evil.find({ text: { $regex: "^(a+)+$" } }, { maxTimeMS }).toArray());
    },
  },
  ...longCommands
    .filter(([name]) => wanted.includes(name))
    .map(
      ([name, collection, pipeline]): Attack => ({
        name,
        ready: (stage) => () => asked(() => aggregated(stage, collection, pipeline)),
      }),
    ),
];

function aggregated(
  { mongo }: Stage,
  collection: string,
  pipeline: readonly Document[],
): Promise<Document[]> {
  return mongo
    .db("attacks")
    .collection(collection)
    .aggregate([...pipeline], { maxTimeMS })
    .toArray();
}

async function asked(ask: () => Promise<Document[]>): Promise<Got> {
  try {
    const found = await ask();
    return { told: "answered", bytes: JSON.stringify(found).length };
  } catch (error) {
    if (error instanceof MongoServerError) return { told: `${error.code} ${error.codeName}` };
    throw error;
  }
}

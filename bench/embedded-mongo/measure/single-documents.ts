import type { Floor } from "../floor.ts";
import type { BenchServer } from "../servers/start-server.ts";
import { type Row, rows } from "../work/documents.ts";
import { compared, type Result } from "./results.ts";
import { inTurn, rate, seconds } from "./timing.ts";

const batch = 1000;
const rounds = 3;
const readers = [1, 16];
const writers = [1, 16, 64];
const floorName = "LMDB+BSON in process";

/** Fills the collection and the floor, for what is measured without these measures. */
export async function fill(
  { durable, floor }: { readonly durable: BenchServer; readonly floor: Floor },
  count: number,
): Promise<void> {
  const all = durable.client.db("bench").collection<Row>("rows");
  await all.createIndex({ n: 1 });
  for (let from = 0; from < count; from += batch) {
    const part = rows(from, batch, count);
    await all.insertMany(part);
    await floor.insert(part);
  }
}

/** Inserting, reading and updating, beside the floor. The collection and its index are filled here. */
export async function measureSingleDocuments(
  servers: { readonly durable: BenchServer; readonly unsynced: BenchServer; readonly floor: Floor },
  count: number,
  told: (result: Result) => void,
): Promise<void> {
  const { durable, unsynced, floor } = servers;
  const collectionOf = ({ client }: BenchServer) => client.db("bench").collection<Row>("rows");
  const timeToFill = (insert: (part: Row[]) => unknown): Promise<number> =>
    seconds(async () => {
      for (let from = 0; from < count; from += batch) await insert(rows(from, batch, count));
    });
  // What is spent on making the documents is no part of it.
  const making = await timeToFill(() => {});
  for (const server of [durable, unsynced]) await collectionOf(server).createIndex({ n: 1 });
  const ours = count / ((await timeToFill((part) => collectionOf(durable).insertMany(part))) - making);
  const theirs = count / ((await timeToFill((part) => floor.insert(part))) - making);
  await timeToFill((part) => collectionOf(unsynced).insertMany(part));
  const insert = {
    what: `insertMany of ${count} documents of 1 kB, 1,000 at a time`,
    unit: "per second",
  } as const;
  told(compared({ ...insert, ours }, floorName, theirs));

  const all = collectionOf(durable);
  const some = (client: number, turn: number): number => (client * 7919 + turn * 104_729) % count;
  const reads = [
    {
      what: "read by _id",
      ours: (at: number) => all.findOne({ _id: at }),
      floor: (at: number) => floor.byId(at),
    },
    {
      what: "read by a secondary index",
      ours: (at: number) => all.findOne({ n: at }),
      floor: (at: number) => floor.bySecondary(at),
    },
    {
      what: "range of 100 by a secondary index, sorted",
      ours: (at: number) =>
        all
          .find({ n: { $gte: at } })
          .sort({ n: 1 })
          .limit(100)
          .toArray(),
      floor: (at: number) => floor.range(at, 100),
    },
  ];
  for (const { what, ours: read, floor: beneath } of reads) {
    const [atFloor = Number.NaN, ...reached] = await inTurn(rounds, [
      () => rate(1, (client, turn) => beneath(some(client, turn))),
      ...readers.map((clients) => () => rate(clients, (client, turn) => read(some(client, turn)))),
    ]);
    for (const [at, clients] of readers.entries()) {
      const name = `${what}, ${clients} client${clients === 1 ? "" : "s"}`;
      told(compared({ what: name, unit: "per second", ours: reached[at] ?? Number.NaN }, floorName, atFloor));
    }
  }

  for (const clients of writers) {
    const what = `update one field, durable, ${clients} client${clients === 1 ? "" : "s"}`;
    const update = (server: BenchServer) => () =>
      rate(clients, (client, turn) =>
        collectionOf(server).updateOne({ _id: some(client, turn) }, { $set: { touched: turn } }),
      );
    const [measured = Number.NaN, withoutSync = Number.NaN, transactions = Number.NaN] = await inTurn(
      rounds,
      [
        update(durable),
        update(unsynced),
        () =>
          rate(1, (_, turn) =>
            floor.update(Array.from({ length: clients }, (_none, client) => some(client, turn))),
          ),
      ],
    );
    const goal = clients === 64 ? 0.7 : undefined;
    const result = { what, unit: "per second", ours: measured } as const;
    told(compared({ ...result, goal }, "ours with sync off", withoutSync));
    told(compared(result, `${floorName}, ${clients} in a transaction`, transactions * clients));
  }
}

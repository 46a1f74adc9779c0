import { type ClientSession, MongoError } from "mongodb";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Random, randomFrom } from "../../scripts/torture/random.ts";
import { type Fixture, startFixture } from "../server-fixture.ts";
import { type HistoryTransaction, judge } from "./history.ts";

let fixture: Fixture;
beforeAll(async () => {
  fixture = await startFixture();
});
afterAll(async () => await fixture[Symbol.asyncDispose]());

const append = (list: string, value: number) => ({ kind: "append", list, value }) as const;
const read = (list: string, ...values: number[]) => ({ kind: "read", list, values }) as const;
const concurrent = { committed: true, start: 0, end: 10 };

describe("the judge of histories", () => {
  interface Case {
    readonly lists: Readonly<Record<string, readonly number[]>>;
    readonly transactions: readonly HistoryTransaction["operations"][];
  }
  const judged = ({ lists, transactions }: Case) =>
    judge(
      transactions.map((operations, at) => ({ ...concurrent, id: at + 1, operations })),
      new Map(Object.entries(lists)),
    );
  const cases: readonly (readonly [string, Case])[] = [
    [
      "a lost update",
      {
        lists: { x: [1, 2] },
        transactions: [
          [read("x"), append("x", 1)],
          [read("x"), append("x", 2)],
        ],
      },
    ],
    [
      "a read skew",
      {
        lists: { x: [1], y: [2] },
        transactions: [
          [append("x", 1), append("y", 2)],
          [read("x", 1), read("y")],
        ],
      },
    ],
    [
      "a value read that was never committed",
      { lists: { x: [1] }, transactions: [[append("x", 1)], [read("x", 1, 9)]] },
    ],
    [
      "an order seen both ways",
      {
        lists: { x: [1], y: [2] },
        transactions: [
          [append("x", 1), read("y", 2)],
          [append("y", 2), read("x", 1)],
        ],
      },
    ],
  ];

  test.each(cases)("finds %s", (_title, given) => {
    expect(judged(given)).not.toEqual([]);
  });

  test("finds a stale read: what ended before must be seen", () => {
    const history = [
      { id: 1, committed: true, start: 0, end: 1, operations: [append("x", 1)] },
      { id: 2, committed: true, start: 2, end: 3, operations: [read("x")] },
    ];
    expect(judge(history, new Map([["x", [1]]]))).not.toEqual([]);
  });

  test("lets write skew pass", () => {
    const transactions = [
      [read("x"), read("y"), append("x", 1)],
      [read("x"), read("y"), append("y", 2)],
    ];
    expect(judged({ lists: { x: [1], y: [2] }, transactions })).toEqual([]);
  });
});

test.each([1, 2, 3])("histories of concurrent transactions are snapshot-isolated (seed %i)", async (seed) => {
  const lists = fixture.db.collection<{ _id: string; values: number[] }>(`history ${seed}`);
  const names = ["a", "b", "c", "d", "e"];
  await lists.insertMany(names.map((_id) => ({ _id, values: [] })));
  const history: HistoryTransaction[] = [];
  let lastValue = 0;
  let clock = 0;

  const one = async (random: Random, session: ClientSession): Promise<void> => {
    const operations: HistoryTransaction["operations"][number][] = [];
    const start = ++clock;
    let committed = false;
    session.startTransaction();
    try {
      for (let left = 1 + random.below(4); left > 0; left--) {
        const list = random.pick(names);
        if (random.next() < 0.5) {
          const found = await lists.findOne({ _id: list }, { session });
          operations.push(read(list, ...(found?.values ?? [])));
        } else {
          const value = ++lastValue;
          operations.push(append(list, value));
          await lists.updateOne({ _id: list }, { $push: { values: value } }, { session });
        }
      }
      if (random.next() < 0.1) await session.abortTransaction();
      else {
        await session.commitTransaction();
        committed = true;
      }
    } catch (error) {
      if (!(error instanceof MongoError && error.hasErrorLabel("TransientTransactionError"))) throw error;
      if (session.inTransaction()) await session.abortTransaction();
    }
    history.push({ id: history.length, committed, start, end: ++clock, operations });
  };

  await Promise.all(
    Array.from({ length: 8 }, async (_, client) => {
      const random = randomFrom(seed * 100 + client);
      await fixture.client.withSession(async (session) => {
        for (let n = 0; n < 60; n++) await one(random, session);
      });
    }),
  );
  const final = new Map((await lists.find().toArray()).map(({ _id, values }) => [_id, values]));
  expect(judge(history, final)).toEqual([]);
  expect(history.filter(({ committed }) => committed).length).toBeGreaterThan(100);
  expect(history.filter(({ committed }) => !committed).length).toBeGreaterThan(20);
});

test("a sum over all accounts never shows half a transfer, in a transaction or in one query", async () => {
  const accounts = fixture.db.collection<{ _id: number; balance: number }>("accounts");
  await accounts.insertMany(Array.from({ length: 300 }, (_, _id) => ({ _id, balance: 10 })));
  let moving = true;
  const movers = Array.from({ length: 4 }, async (_, mover) => {
    const random = randomFrom(mover);
    await fixture.client.withSession(async (session) => {
      while (moving) {
        await session.withTransaction(async () => {
          const [from, to] = [random.below(300), random.below(300)];
          await accounts.updateOne({ _id: from }, { $inc: { balance: -3 } }, { session });
          await accounts.updateOne({ _id: to }, { $inc: { balance: 3 } }, { session });
        });
      }
    });
  });
  const sums: number[] = [];
  await fixture.client.withSession(async (session) => {
    for (let n = 0; n < 25; n++) {
      session.startTransaction();
      let sum = 0;
      for (const half of [{ _id: { $lt: 150 } }, { _id: { $gte: 150 } }])
        for await (const { balance } of accounts.find(half, { session, batchSize: 40 })) sum += balance;
      await session.commitTransaction();
      sums.push(sum);
      // Read in many batches, of one snapshot all the same.
      let inBatches = 0;
      for await (const { balance } of accounts.find({}, { batchSize: 20 })) inBatches += balance;
      sums.push(inBatches);
    }
  });
  moving = false;
  await Promise.all(movers);
  expect(sums).toEqual(sums.map(() => 3000));
});

describe("write skew, which snapshot isolation allows, here as in MongoDB", () => {
  /** Two on call, one of whom must stay: each goes off duty when the other is on. */
  async function goOffDuty(name: string, claim: boolean): Promise<number> {
    const doctors = fixture.db.collection<{ _id: string; onCall: boolean; seen?: number }>(name);
    await doctors.insertMany([
      { _id: "first", onCall: true },
      { _id: "second", onCall: true },
    ]);
    const sessions = [fixture.client.startSession(), fixture.client.startSession()];
    for (const session of sessions) session.startTransaction();
    const leaving = sessions.map(async (session, at) => {
      const me = at === 0 ? "first" : "second";
      const onCall = await doctors.countDocuments({ onCall: true }, { session });
      // What is relied on is written to, so that the two meet.
      if (claim) await doctors.updateMany({}, { $inc: { seen: 1 } }, { session });
      if (onCall === 2) await doctors.updateOne({ _id: me }, { $set: { onCall: false } }, { session });
    });
    const left = await Promise.allSettled(leaving);
    const outcomes = await Promise.allSettled(
      sessions.map(async (session, at) => {
        if (left[at]?.status === "fulfilled") await session.commitTransaction();
        else throw left[at]?.reason;
      }),
    );
    await Promise.all(sessions.map((session) => session.endSession()));
    const refused = outcomes.flatMap((outcome) => (outcome.status === "rejected" ? [outcome.reason] : []));
    for (const error of refused) expect(error).toMatchObject({ code: 112 });
    return await doctors.countDocuments({ onCall: true });
  }

  test("two transactions that read the same and write apart both commit: nobody is left on call", async () => {
    expect(await goOffDuty("skewed", false)).toBe(0);
  });

  test("writing to what was relied on makes one of them conflict: one is left on call", async () => {
    expect(await goOffDuty("claimed", true)).toBe(1);
  });
});

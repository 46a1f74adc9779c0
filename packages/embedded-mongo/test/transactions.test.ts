import { type Document, Long, type MongoServerError, UUID } from "mongodb";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { rawConnection } from "./raw-connection.ts";
import { type Fixture, startFixture } from "./server-fixture.ts";

interface Account {
  _id: string;
  balance: number;
}

let fixture: Fixture;
beforeAll(async () => {
  fixture = await startFixture();
});
afterAll(async () => await fixture[Symbol.asyncDispose]());
const accounts = () => fixture.db.collection<Account>("accounts");
beforeEach(async () => {
  await accounts().deleteMany({});
  await accounts().insertMany([
    { _id: "a", balance: 100 },
    { _id: "b", balance: 0 },
  ]);
});

async function balances(): Promise<number[]> {
  return (await accounts().find().sort({ _id: 1 }).toArray()).map(({ balance }) => balance);
}

test("a transaction is seen by itself at once and by others after its commit, as a whole", async () => {
  await fixture.client.withSession(async (session) => {
    session.startTransaction();
    await accounts().updateOne({ _id: "a" }, { $inc: { balance: -10 } }, { session });
    await accounts().updateOne({ _id: "b" }, { $inc: { balance: 10 } }, { session });
    await accounts().insertOne({ _id: "c", balance: 1 }, { session });
    expect(await accounts().findOne({ _id: "b" }, { session })).toMatchObject({ balance: 10 });
    expect(await accounts().find({}, { session }).sort({ balance: -1 }).toArray()).toHaveLength(3);
    expect(await balances()).toEqual([100, 0]);
    await session.commitTransaction();
    expect(await balances()).toEqual([90, 10, 1]);
    await session.commitTransaction();
  });
});

test("a second command that begins the same transaction is refused, without a label to try again for ever", async () => {
  using raw = await rawConnection(fixture.server.socketPath ?? "");
  const begin = {
    find: "accounts",
    lsid: { id: new UUID().toBinary() },
    txnNumber: Long.fromNumber(1),
    startTransaction: true,
    autocommit: false,
    $db: fixture.db.databaseName,
  };
  expect(await raw.command(begin)).toMatchObject({ ok: 1 });
  const again = await raw.command(begin);
  expect(again).toMatchObject({ ok: 0, code: 117, codeName: "ConflictingOperationInProgress" });
  expect(again).not.toHaveProperty("errorLabels");
  const { startTransaction: _begun, ...next } = begin;
  expect(await raw.command(next)).toMatchObject({ ok: 1 });
});

test("an aborted transaction leaves nothing", async () => {
  await fixture.client.withSession(async (session) => {
    session.startTransaction();
    await accounts().deleteMany({}, { session });
    await fixture.db.collection("made inside").insertOne({}, { session });
    await session.abortTransaction();
  });
  expect(await balances()).toEqual([100, 0]);
  expect(await fixture.db.listCollections({ name: "made inside" }).toArray()).toEqual([]);
});

test("a transaction reads one state throughout, whatever others write", async () => {
  await fixture.client.withSession(async (session) => {
    session.startTransaction();
    expect(await accounts().countDocuments({}, { session })).toBe(2);
    await accounts().insertOne({ _id: "new", balance: 5 });
    await accounts().updateOne({ _id: "a" }, { $set: { balance: 1 } });
    expect(await accounts().countDocuments({}, { session })).toBe(2);
    expect(await accounts().findOne({ _id: "a" }, { session })).toMatchObject({ balance: 100 });
    await session.commitTransaction();
  });
});

test("the second of two transactions that write one document conflicts and may be tried again", async () => {
  const first = fixture.client.startSession();
  const second = fixture.client.startSession();
  first.startTransaction();
  second.startTransaction();
  await accounts().updateOne({ _id: "a" }, { $inc: { balance: 1 } }, { session: first });
  const error: MongoServerError = await accounts()
    .updateOne({ _id: "a" }, { $inc: { balance: 1 } }, { session: second })
    .then(
      () => expect.unreachable(),
      (reason) => reason,
    );
  expect(error.code).toBe(112);
  expect(error.hasErrorLabel("TransientTransactionError")).toBe(true);
  await first.commitTransaction();
  await expect(second.commitTransaction()).rejects.toMatchObject({ code: 251 });
  await first.endSession();
  await second.endSession();
  expect(await balances()).toEqual([101, 0]);
});

test("a document changed since the transaction began cannot be written by it", async () => {
  const session = fixture.client.startSession();
  session.startTransaction();
  await accounts().findOne({ _id: "a" }, { session });
  await accounts().updateOne({ _id: "a" }, { $set: { balance: 7 } });
  await expect(
    accounts().updateOne({ _id: "a" }, { $inc: { balance: 1 } }, { session }),
  ).rejects.toMatchObject({ code: 112 });
  await session.endSession();
  expect(await balances()).toEqual([7, 0]);
});

test("two transactions cannot both insert one unique value", async () => {
  await accounts().createIndex(
    { balance: 1 },
    { unique: true, partialFilterExpression: { balance: { $gt: 1000 } } },
  );
  const first = fixture.client.startSession();
  const second = fixture.client.startSession();
  first.startTransaction();
  second.startTransaction();
  await accounts().insertOne({ _id: "x", balance: 5000 }, { session: first });
  await expect(accounts().insertOne({ _id: "y", balance: 5000 }, { session: second })).rejects.toMatchObject({
    code: 112,
  });
  await first.commitTransaction();
  await first.endSession();
  await second.endSession();
  expect(await accounts().countDocuments({ balance: 5000 })).toBe(1);
});

test("a write outside waits for the transaction that holds its document", async () => {
  const session = fixture.client.startSession();
  session.startTransaction();
  await accounts().updateOne({ _id: "a" }, { $inc: { balance: 1 } }, { session });
  let done = false;
  const outside = accounts()
    .updateOne({ _id: "a" }, { $inc: { balance: 10 } })
    .then(() => {
      done = true;
    });
  await accounts().updateOne({ _id: "b" }, { $inc: { balance: 3 } });
  expect(done).toBe(false);
  await session.commitTransaction();
  await outside;
  await session.endSession();
  expect(await balances()).toEqual([111, 3]);
});

test("a write that waits for a transaction gives up at its maxTimeMS", async () => {
  const session = fixture.client.startSession();
  session.startTransaction();
  await accounts().updateOne({ _id: "a" }, { $inc: { balance: 1 } }, { session });
  await expect(
    accounts().updateOne({ _id: "a" }, { $inc: { balance: 10 } }, { maxTimeMS: 50 }),
  ).rejects.toMatchObject({ code: 50 });
  await session.abortTransaction();
  await session.endSession();
  expect(await balances()).toEqual([100, 0]);
});

test("withTransaction carries many concurrent transfers through, and no amount is lost", async () => {
  await accounts().insertMany(Array.from({ length: 4 }, (_, n) => ({ _id: `t${n}`, balance: 100 })));
  const transfer = async (n: number): Promise<void> => {
    const session = fixture.client.startSession();
    await session.withTransaction(async () => {
      await accounts().updateOne({ _id: `t${n % 4}` }, { $inc: { balance: -1 } }, { session });
      await accounts().updateOne({ _id: `t${(n + 1) % 4}` }, { $inc: { balance: 1 } }, { session });
    });
    await session.endSession();
  };
  await Promise.all(Array.from({ length: 40 }, (_, n) => transfer(n)));
  const [{ total } = { total: 0 }] = await accounts()
    .aggregate<{ total: number }>([
      { $match: { _id: /^t/ } },
      { $group: { _id: null, total: { $sum: "$balance" } } },
    ])
    .toArray();
  expect(total).toBe(400);
});

test("an error inside a transaction ends it", async () => {
  const session = fixture.client.startSession();
  session.startTransaction();
  await accounts().insertOne({ _id: "z", balance: 1 }, { session });
  await expect(accounts().insertOne({ _id: "a", balance: 1 }, { session })).rejects.toMatchObject({
    code: 11000,
  });
  await expect(session.commitTransaction()).rejects.toMatchObject({ code: 251 });
  await session.endSession();
  expect(await accounts().countDocuments({ _id: "z" })).toBe(0);
});

test("an index made during a transaction on what it wrote to makes its commit conflict", async () => {
  const session = fixture.client.startSession();
  session.startTransaction();
  await accounts().insertOne({ _id: "late", balance: 1 }, { session });
  await accounts().createIndex({ other: 1 });
  await expect(session.commitTransaction()).rejects.toMatchObject({ code: 112 });
  await session.endSession();
  await accounts().insertOne({ _id: "later", balance: 1 });
  expect(await fixture.db.command({ validate: "accounts" })).toMatchObject({ valid: true });
});

test("ending a session gives its transaction up", async () => {
  const session = fixture.client.startSession();
  session.startTransaction();
  await accounts().updateOne({ _id: "a" }, { $inc: { balance: 1 } }, { session });
  await fixture.client.db("admin").command({ killSessions: [session.id ?? {}] });
  await accounts().updateOne({ _id: "a" }, { $inc: { balance: 5 } });
  await session.endSession();
  expect(await balances()).toEqual([105, 0]);
});

test("commands that cannot be in a transaction are refused by code 263", async () => {
  const session = fixture.client.startSession();
  session.startTransaction();
  await expect(accounts().createIndex({ q: 1 }, { session })).rejects.toMatchObject({ code: 263 });
  await session.endSession();
});

test("a retried write answers what it answered the first time and is not made twice", async () => {
  using connection = await rawConnection(fixture.server.socketPath ?? "");
  const lsid = { id: new UUID() };
  const raw = (command: Document) => connection.command({ ...command, lsid, $db: "test" });
  const update = {
    update: "accounts",
    updates: [
      { q: { _id: "a" }, u: { $inc: { balance: 1 } } },
      { q: { _id: "new" }, u: { $inc: { balance: 1 } }, upsert: true },
    ],
    txnNumber: Long.fromNumber(1),
  };
  const once = await raw(update);
  expect(await raw(update)).toEqual(once);
  expect((await accounts().findOne({ _id: "a" }))?.balance).toBe(101);
  const modify = {
    findAndModify: "accounts",
    query: { _id: "a" },
    update: { $inc: { balance: 1 } },
    new: true,
    txnNumber: Long.fromNumber(2),
  };
  const modified = await raw(modify);
  expect(modified.value.balance).toBe(102);
  expect(await raw(modify)).toEqual(modified);
  expect(await raw(update)).toMatchObject({ ok: 0, code: 225 });
});

test("the driver retries a write whose connection broke, and it is made once", async () => {
  await fixture.client.db("admin").command({
    configureFailPoint: "failCommand",
    mode: { times: 1 },
    data: { failCommands: ["update"], closeConnection: true },
  });
  await accounts().updateOne({ _id: "a" }, { $inc: { balance: 1 } });
  expect(await balances()).toEqual([101, 0]);
});

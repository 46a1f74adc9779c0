import { type Document, Long, UUID } from "mongodb";
import { expect, test } from "vitest";
import { torture } from "../../scripts/torture/run.ts";
import { launchEmbeddedMongo } from "../../src/index.ts";
import { type RawConnection, rawConnection } from "../raw-connection.ts";
import { temporaryDirectory } from "../server-fixture.ts";

test("20 kills under concurrent writers lose nothing acknowledged, halve no transaction, make no write twice", async () => {
  using directory = temporaryDirectory();
  const { faults, kills, acknowledged, retried } = await torture({
    dataDir: directory.path,
    kills: 20,
    seed: 20,
  });
  expect(faults).toEqual([]);
  expect(kills).toBe(20);
  // Else the workers hardly worked, and nothing was tried.
  expect(acknowledged).toBeGreaterThan(40);
  expect(retried).toBeGreaterThan(2);
}, 300_000);

test("a write answered before the kill and sent again after it answers the same and is not made twice", async () => {
  using directory = temporaryDirectory();
  const lsid = { id: new UUID() };
  const increment = {
    update: "counters",
    updates: [{ q: { _id: 1 }, u: { $inc: { n: 1 } }, upsert: true }],
    lsid,
    txnNumber: Long.fromNumber(1),
    $db: "test",
  };
  const modify = {
    findAndModify: "counters",
    query: { _id: 1 },
    update: { $inc: { n: 10 } },
    new: true,
    lsid,
    txnNumber: Long.fromNumber(2),
    $db: "test",
  };
  const first = await killedAfter(directory.path, (connection) => connection.command(increment));
  const second = await killedAfter(directory.path, async (connection) => {
    expect(withoutTimes(await connection.command(increment))).toEqual(withoutTimes(first));
    return await connection.command(modify);
  });
  await killedAfter(directory.path, async (connection) => {
    expect(second.value.n).toBe(11);
    expect(withoutTimes(await connection.command(modify))).toEqual(withoutTimes(second));
    const { cursor } = await connection.command({ find: "counters", $db: "test" });
    expect(cursor.firstBatch).toEqual([{ _id: 1, n: 11 }]);
  });
});

test("a commit answered before the kill may be sent again after it; one never sent is no transaction any more", async () => {
  using directory = temporaryDirectory();
  const lsid = { id: new UUID() };
  const insert = (_id: number, txnNumber: number) => ({
    insert: "entries",
    documents: [{ _id }],
    lsid,
    txnNumber: Long.fromNumber(txnNumber),
    autocommit: false,
    startTransaction: true,
    $db: "test",
  });
  const commit = (txnNumber: number) => ({
    commitTransaction: 1,
    lsid,
    txnNumber: Long.fromNumber(txnNumber),
    autocommit: false,
    $db: "admin",
  });
  await killedAfter(directory.path, async (connection) => {
    expect(await connection.command(insert(1, 1))).toMatchObject({ ok: 1 });
    expect(await connection.command(commit(1))).toMatchObject({ ok: 1 });
  });
  await killedAfter(directory.path, async (connection) => {
    expect(await connection.command(commit(1))).toMatchObject({ ok: 1 });
    expect(await connection.command(insert(2, 2))).toMatchObject({ ok: 1 });
  });
  await killedAfter(directory.path, async (connection) => {
    expect(await connection.command(commit(2))).toMatchObject({
      ok: 0,
      code: 251,
      errorLabels: ["TransientTransactionError"],
    });
    const { cursor } = await connection.command({ find: "entries", $db: "test" });
    expect(cursor.firstBatch).toEqual([{ _id: 1 }]);
  });
});

/** Lets a server live for one use and kills it at its end. */
async function killedAfter<Result>(
  dataDir: string,
  use: (connection: RawConnection) => Promise<Result>,
): Promise<Result> {
  const server = await launchEmbeddedMongo({ dataDir });
  try {
    using connection = await rawConnection(`${dataDir}/mongo.sock`);
    return await use(connection);
  } finally {
    process.kill(server.pid, "SIGKILL");
    await server.exited;
  }
}

/** An answer without the times of the server, which go on. */
function withoutTimes({ operationTime: _, $clusterTime: __, ...reply }: Document): Document {
  return reply;
}

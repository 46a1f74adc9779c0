import { readdirSync, readFileSync } from "node:fs";
import { type Document, MongoClient } from "mongodb";
import { afterAll, beforeAll, expect, test } from "vitest";
import { randomFrom } from "../../scripts/torture/random.ts";
import { message, type RawConnection, rawConnection } from "../raw-connection.ts";
import { eventually, temporaryDirectory } from "../server-fixture.ts";
import { commandWith, goodFrames, nestedDocument, spoil } from "./frames.ts";
import { type ServerProcess, startProcess } from "./server-process.ts";

/** In a process of its own, so that its memory and handles can be looked at from outside. */
let server: ServerProcess;
let client: MongoClient;
let path: string;
const directory = temporaryDirectory();
beforeAll(async () => {
  server = await startProcess(directory.path);
  path = `${directory.path}/mongo.sock`;
  client = await MongoClient.connect(server.uri);
});
afterAll(async () => {
  await client.close();
  expect(await server.stop()).toBe(0);
  directory[Symbol.dispose]();
});

const status = (): Promise<Document> => client.db("admin").command({ serverStatus: 1 });
const handles = (): number => readdirSync(`/proc/${server.child.pid}/fd`).length;
const megabytes = (): number =>
  Number(/RssAnon:\s+(\d+)/.exec(readFileSync(`/proc/${server.child.pid}/status`, "utf8"))?.[1]) / 1024;

async function goesOn(): Promise<void> {
  expect(server.child.exitCode ?? server.child.signalCode).toBeNull();
  expect(await client.db("admin").command({ ping: 1 })).toMatchObject({ ok: 1 });
}

test.each([1, 2, 3])(
  "spoilt frames get an answer or an end, and never touch others (seed %i)",
  async (seed) => {
    const random = randomFrom(seed);
    for (let round = 0; round < 12; round++) {
      await Promise.all(
        Array.from({ length: 25 }, async () => {
          using connection = await rawConnection(path);
          // Some behind a good one, some in two pieces.
          if (random.next() < 0.3) connection.send(message({ ping: 1, $db: "admin" }));
          const bytes = spoil(random.pick(goodFrames), random);
          const cut = random.next() < 0.3 ? random.below(bytes.length) : bytes.length;
          connection.send(bytes.subarray(0, cut));
          if (cut < bytes.length) setImmediate(() => void connection.socket.end(bytes.subarray(cut)));
          else connection.socket.end();
          await connection.closed;
        }),
      );
      await goesOn();
    }
  },
);

test.each([
  ["find", "filter"],
  ["count", "query"],
  ["insert", "documents"],
])("%s with a document 200,000 levels deep is an error or ends the connection", async (command, field) => {
  for (const depth of [101, 1000, 20_000, 200_000]) {
    using connection = await rawConnection(path);
    connection.send(commandWith(command, "deep", field, nestedDocument(depth)));
    const answer = await Promise.race([connection.next(), connection.closed]);
    if (depth > 200 && answer !== undefined) expect(answer).toMatchObject({ ok: 0 });
    await goesOn();
  }
});

test("conditions, expressions and stages nested without end are errors, and the connection goes on", async () => {
  let filter: Document = { a: 1 };
  let expression: unknown = "$a";
  for (let level = 0; level < 2000; level++) {
    filter = { $and: [filter] };
    expression = { $abs: expression };
  }
  using connection = await rawConnection(path);
  for (const command of [
    { find: "nested", filter },
    { aggregate: "nested", pipeline: [{ $project: { b: expression } }], cursor: {} },
    { update: "nested", updates: [{ q: {}, u: [{ $set: { b: expression } }], upsert: true }] },
  ]) {
    const answer = await connection.command({ ...command, $db: "test" });
    expect(answer.ok === 0 || answer.writeErrors !== undefined).toBe(true);
  }
  await goesOn();
});

test("documents and messages above the limits are refused, and nothing of them is kept", async () => {
  const before = megabytes();
  using connection = await rawConnection(path);
  const large = Buffer.alloc(16 * 1024 * 1024);
  expect(await connection.command({ insert: "large", documents: [{ large }], $db: "test" })).toMatchObject({
    writeErrors: [{ code: 10334 }],
  });
  const head = Buffer.alloc(16);
  head.writeInt32LE(48_000_017, 0);
  head.writeInt32LE(2013, 12);
  connection.send(head);
  await connection.closed;
  // Half-sent messages take room only while their connection lasts.
  const half = Buffer.alloc(10_000_000);
  half.writeInt32LE(40_000_000, 0);
  half.writeInt32LE(2013, 12);
  const senders = await Promise.all(Array.from({ length: 10 }, () => rawConnection(path)));
  for (const sender of senders) sender.send(half);
  await goesOn();
  for (const sender of senders) sender[Symbol.dispose]();
  expect(await client.db("test").collection("large").countDocuments()).toBe(0);
  await eventually(async () => {
    await goesOn();
    return megabytes() < before + 250;
  }, 20_000);
});

test("10,000 connections opened and dropped leave no handle, no connection and no memory behind", async () => {
  const random = randomFrom(10_000);
  const wave = async (size: number): Promise<void> => {
    const opened = await Promise.all(Array.from({ length: size }, () => connectPatiently()));
    for (const connection of opened) {
      const frame = random.pick(goodFrames);
      const share = random.next();
      if (share < 0.3) connection.send(frame.subarray(0, random.below(frame.length)));
      else if (share < 0.6) connection.send(spoil(frame, random));
      else if (share < 0.9) connection.send(frame);
    }
    if (random.next() < 0.5) await new Promise((resolve) => setTimeout(resolve, 5));
    for (const connection of opened) connection[Symbol.dispose]();
  };
  // The driver may open one more of its own in between.
  const settled = async (): Promise<void> =>
    await eventually(
      async () => (await status()).connections.current <= connections + 3 && handles() <= open + 3,
      20_000,
    );
  const { current: connections } = (await status()).connections;
  const open = handles();
  for (let n = 0; n < 20; n++) await wave(100);
  await settled();
  const before = megabytes();
  for (let n = 0; n < 80; n++) await wave(100);
  await settled();
  expect(megabytes()).toBeLessThan(before + 100);
  await goesOn();
}, 120_000);

/** The system refuses for a moment when too many wait to be accepted. */
async function connectPatiently(): Promise<RawConnection> {
  for (;;) {
    try {
      return await rawConnection(path);
    } catch (error) {
      if (!(error instanceof Error && "code" in error && error.code === "EAGAIN")) throw error;
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  }
}

test("connections dropped in the middle of cursors and transactions leave both to their session's end", async () => {
  const rows = client.db("test").collection<{ _id: number }>("rows");
  await rows.insertMany(Array.from({ length: 500 }, (_, _id) => ({ _id })));
  const own = await MongoClient.connect(server.uri);
  const sessions = Array.from({ length: 50 }, () => own.startSession());
  await Promise.all(
    sessions.map(async (session, at) => {
      if (at % 2 === 0) await rows_(own).find({}, { session, batchSize: 2 }).next();
      else {
        session.startTransaction();
        await rows_(own).updateOne({ _id: at }, { $set: { held: true } }, { session });
      }
    }),
  );
  const { cursor } = (await status()).metrics;
  expect(cursor.open.total).toBeGreaterThanOrEqual(25);
  // Says endSessions, as drivers do when they close.
  await own.close();
  await eventually(async () => (await status()).metrics.cursor.open.total === 0);
  expect(await rows.updateMany({}, { $set: { free: true } }, { maxTimeMS: 2000 })).toMatchObject({
    modifiedCount: 500,
  });
  function rows_(of: MongoClient) {
    return of.db("test").collection<{ _id: number }>("rows");
  }
});

test("thousands of cursors left open are refused or served, and other clients go on", async () => {
  const rows = client.db("test").collection("many");
  await rows.insertMany(Array.from({ length: 300 }, (_, n) => ({ n })));
  using connection = await rawConnection(path);
  for (let n = 0; n < 6000; n++) {
    const answer = await connection.command({ find: "many", batchSize: 1, $db: "test" });
    if (answer.ok !== 1) expect(answer).toMatchObject({ ok: 0, errmsg: expect.stringMatching(/cursor/i) });
  }
  await rows.insertOne({ n: 300 });
  expect(await rows.countDocuments()).toBe(301);
  await goesOn();
});

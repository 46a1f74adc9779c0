import { randomBytes } from "node:crypto";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { crc32c } from "../src/wire/crc32c.ts";
import { message, rawConnection } from "./raw-connection.ts";
import { eventually, type Fixture, startFixture } from "./server-fixture.ts";

let fixture: Fixture;
let path: string;
beforeAll(async () => {
  fixture = await startFixture();
  path = fixture.server.socketPath ?? "";
});
afterAll(async () => await fixture[Symbol.asyncDispose]());

test("hello names a primary of a replica set and only what is supported", async () => {
  using connection = await rawConnection(path);
  const hello = await connection.command({ hello: 1, compression: ["zlib"], helloOk: true, $db: "admin" });
  expect(hello).toMatchObject({ ok: 1, isWritablePrimary: true, setName: "duheng", helloOk: true });
  expect(hello.compression).toBeUndefined();
});

test("buildInfo says what this server is", async () => {
  expect(await fixture.db.admin().buildInfo()).toMatchObject({
    product: "duheng-embedded-mongo",
    modules: [],
  });
});

test("an unknown command, option, operator, stage and expression are refused by name", async () => {
  const { db } = fixture;
  const things = db.collection("things");
  await things.insertOne({ a: 1 });
  await expect(db.command({ mapReduce: "things" })).rejects.toMatchObject({ code: 59, message: /mapReduce/ });
  await expect(db.command({ find: "things", foo: 1 })).rejects.toMatchObject({
    code: 40415,
    message: /find\.foo/,
  });
  await expect(things.find({ a: { $near: 1 } }).toArray()).rejects.toMatchObject({
    code: 2,
    message: /\$near/,
  });
  await expect(things.updateOne({}, { $foo: { a: 1 } } as object)).rejects.toMatchObject({
    code: 9,
    message: /\$foo/,
  });
  await expect(things.aggregate([{ $geoNear: {} }]).toArray()).rejects.toMatchObject({
    code: 40324,
    message: /\$geoNear/,
  });
  await expect(things.aggregate([{ $project: { b: { $foo: 1 } } }]).toArray()).rejects.toThrow(/\$foo/);
  await expect(things.find({}, { tailable: true }).toArray()).rejects.toMatchObject({
    code: 115,
    message: /tailable/,
  });
  await expect(things.createIndex({ a: "text" })).rejects.toMatchObject({ code: 67, message: /text/ });
  await expect(things.insertOne({ b: 1 }, { writeConcern: { w: 3 } })).rejects.toMatchObject({ code: 100 });
  await expect(db.aggregate([{ $currentOp: {} }]).toArray()).rejects.toMatchObject({
    code: 115,
    message: /\$currentOp/,
  });
});

test("a streaming hello answers again and again without being asked", async () => {
  using connection = await rawConnection(path);
  const { topologyVersion } = await connection.command({ hello: 1, $db: "admin" });
  const first = await connection.command(
    { hello: 1, topologyVersion, maxAwaitTimeMS: 20, $db: "admin" },
    1 << 16,
  );
  expect(first.ok).toBe(1);
  expect((await connection.next()).ok).toBe(1);
  expect((await connection.next()).ok).toBe(1);
});

test("a message with a right checksum is taken, one with a wrong checksum is not", async () => {
  const plain = message({ ping: 1, $db: "admin" }, 1);
  const bytes = Buffer.concat([plain, Buffer.alloc(4)]);
  bytes.writeInt32LE(bytes.length, 0);
  bytes.writeUInt32LE(crc32c(bytes.subarray(0, -4)), bytes.length - 4);
  using good = await rawConnection(path);
  good.send(bytes);
  expect((await good.next()).ok).toBe(1);
  bytes.writeUInt32LE(1, bytes.length - 4);
  using bad = await rawConnection(path);
  bad.send(bytes);
  await bad.closed;
});

test("a message that wants no answer gets none", async () => {
  using connection = await rawConnection(path);
  connection.send(message({ insert: "quiet", documents: [{ _id: 1 }], $db: "test" }, 2));
  expect(await connection.command({ ping: 1, $db: "admin" })).toMatchObject({ ok: 1 });
  await eventually(async () => (await fixture.db.collection("quiet").countDocuments()) === 1);
});

test("a damaged document is an error, and the connection goes on", async () => {
  using connection = await rawConnection(path);
  const bytes = message({ ping: 1, $db: "admin" });
  bytes[25] = 0x42;
  connection.send(bytes);
  expect(await connection.next()).toMatchObject({ ok: 0, code: 22 });
  expect(await connection.command({ ping: 1, $db: "admin" })).toMatchObject({ ok: 1 });
});

test.each([
  ["a length below that of a header", (bytes: Buffer) => bytes.writeInt32LE(3, 0)],
  ["a length above the greatest", (bytes: Buffer) => bytes.writeInt32LE(0x7fffffff, 0)],
  ["a negative length", (bytes: Buffer) => bytes.writeInt32LE(-1, 0)],
  ["an unknown operation code", (bytes: Buffer) => bytes.writeInt32LE(4711, 12)],
  ["compression that was not agreed on", (bytes: Buffer) => bytes.writeInt32LE(2012, 12)],
  ["an unknown required flag", (bytes: Buffer) => bytes.writeUInt32LE(4, 16)],
  ["an unknown kind of section", (bytes: Buffer) => bytes.writeUInt8(9, 20)],
  ["a section longer than its message", (bytes: Buffer) => bytes.writeInt32LE(100_000, 21)],
])("%s closes that connection and no other", async (_title, spoil) => {
  using other = await rawConnection(path);
  using connection = await rawConnection(path);
  const bytes = message({ ping: 1, $db: "admin" });
  spoil(bytes);
  connection.send(bytes);
  await connection.closed;
  expect(await other.command({ ping: 1, $db: "admin" })).toMatchObject({ ok: 1 });
});

test("whatever bits are flipped, the server goes on", async () => {
  const good = message({ insert: "fuzz", documents: [{ _id: 1, a: [1, { b: "x" }] }], $db: "test" });
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.nat({ max: good.length * 8 - 1 }), { minLength: 1, maxLength: 6 }),
      async (flips) => {
        const bytes = Buffer.from(good);
        for (const bit of flips) bytes[bit >> 3] = (bytes[bit >> 3] ?? 0) ^ (1 << (bit & 7));
        using connection = await rawConnection(path);
        connection.send(bytes);
        connection.socket.end();
        await Promise.race([
          connection.closed,
          connection.next(),
          new Promise((done) => setTimeout(done, 50)),
        ]);
      },
    ),
    { numRuns: 150 },
  );
  expect(await fixture.db.command({ ping: 1 })).toMatchObject({ ok: 1 });
});

test("many connections opened and dropped leave nothing behind", async () => {
  const count = async (): Promise<number> => (await fixture.db.admin().serverStatus()).connections.current;
  const before = await count();
  for (let round = 0; round < 20; round++) {
    const opened = await Promise.all(Array.from({ length: 50 }, () => rawConnection(path)));
    for (const connection of opened) {
      connection.send(randomBytes(8));
      connection[Symbol.dispose]();
    }
  }
  await eventually(async () => (await count()) <= before);
});

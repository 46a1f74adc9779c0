import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  chmodSync,
  chownSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { open } from "lmdb";
import { type Collection, MongoClient } from "mongodb";
import { expect, test } from "vitest";
import { databaseUri, startEmbeddedMongo } from "../../src/index.ts";
import { eventually, temporaryDirectory } from "../server-fixture.ts";
import { startProcess } from "./server-process.ts";

interface Row {
  n: number;
  filler: string;
}

const rows = (from: number, count: number): Row[] =>
  Array.from({ length: count }, (_, at) => ({ n: from + at, filler: "x".repeat(1500) }));
const digest = (file: string): string => createHash("sha256").update(readFileSync(file)).digest("hex");
const isRoot = process.getuid?.() === 0;
/** A user without any rights, whom only root can become. */
const nobody = isRoot ? 65534 : undefined;

/** Uses a client that is closed afterwards. */
async function withClient<Result>(
  uri: string,
  use: (client: MongoClient) => Promise<Result>,
): Promise<Result> {
  const client = await MongoClient.connect(databaseUri(uri, "t"), { serverSelectionTimeoutMS: 3000 });
  try {
    return await use(client);
  } finally {
    await client.close();
  }
}

async function isValid(rowsOf: Collection<Row>, client: MongoClient): Promise<boolean> {
  return (await client.db().command({ validate: rowsOf.collectionName })).valid;
}

test("a second process on a directory ends with 1 and says who has it, in Chinese and English; the first goes on", async () => {
  using directory = temporaryDirectory();
  await using first = await startProcess(directory.path);
  const second = await startProcess(directory.path);
  expect(second.told).toMatchObject({
    ready: false,
    error: expect.stringMatching(/另一个进程.*in use by another process/s),
  });
  expect(second.told.error).toContain(String(first.child.pid));
  expect(second.told.error).toContain(first.uri);
  await eventually(() => second.child.exitCode === 1);
  await withClient(first.uri, async (client) => {
    await client.db().collection<Row>("rows").insertMany(rows(0, 10));
  });
});

test("of many processes started at once on a directory one becomes ready, the others are refused", async () => {
  using directory = temporaryDirectory();
  const all = await Promise.all(Array.from({ length: 4 }, () => startProcess(directory.path)));
  expect(all.filter(({ told }) => told.ready === true)).toHaveLength(1);
  for (const { told, stop } of all) if (told.ready === true) expect(await stop()).toBe(0);
});

// A limit on the size of files is to the database what a full disk is: the write is cut short.
test("on a full disk writes are refused with 14031, reading and small writes go on, and room makes all well", async () => {
  using directory = temporaryDirectory();
  let written = 0;
  {
    await using server = await startProcess(directory.path, { shell: "trap '' XFSZ; ulimit -f 4000" });
    await withClient(server.uri, async (client) => {
      const all = client.db().collection<Row>("rows");
      await all.createIndex({ n: 1 });
      const fill = async (): Promise<never> => {
        for (;;) {
          await all.insertMany(rows(written, 100));
          written += 100;
        }
      };
      await expect(fill()).rejects.toMatchObject({
        code: 14031,
        message: expect.stringMatching(/磁盘已满.*disk is full/s),
      });
      expect(written).toBeGreaterThan(500);
      await expect(all.insertMany(rows(written, 100))).rejects.toMatchObject({ code: 14031 });
      expect(await all.countDocuments()).toBe(written);
      expect(await isValid(all, client)).toBe(true);
      const { deletedCount } = await all.deleteMany({ n: { $lt: 300 } });
      expect(deletedCount).toBe(300);
      // Pages that became free may be used by the second write after.
      for (let n = 0; n < 3; n++) await all.updateOne({ n: 400 }, { $set: { filler: String(n) } });
      await all.insertMany(rows(0, 100));
      expect(await isValid(all, client)).toBe(true);
    });
    expect(await server.stop()).toBe(0);
  }
  await using roomy = await startProcess(directory.path);
  await withClient(roomy.uri, async (client) => {
    const all = client.db().collection<Row>("rows");
    expect(await all.countDocuments()).toBe(written - 200);
    await all.insertMany(rows(written, 500));
    expect(await isValid(all, client)).toBe(true);
  });
});

test("a backup that finds no room fails with its reason and leaves no file", async () => {
  using directory = temporaryDirectory();
  {
    await using server = await startEmbeddedMongo({ dataDir: directory.path });
    await withClient(server.uri, (client) => client.db().collection<Row>("rows").insertMany(rows(0, 2000)));
  }
  await using server = await startProcess(directory.path, { shell: "trap '' XFSZ; ulimit -f 1000" });
  await withClient(server.uri, async (client) => {
    const to = join(directory.path, "copy.mdb");
    await expect(client.db("admin").command({ duhengBackup: 1, to })).rejects.toMatchObject({
      code: 96,
      message: expect.stringMatching(/备份.*could not be written/s),
    });
    await expect(
      client.db("admin").command({ duhengBackup: 1, to: join(directory.path, "nowhere", "copy.mdb") }),
    ).rejects.toMatchObject({ code: 96 });
    expect(readdirSync(directory.path).filter((name) => name.startsWith("copy"))).toEqual([]);
    expect(await client.db().collection("rows").countDocuments()).toBe(2000);
  });
});

test("a directory that cannot be written is refused with its name, in Chinese and English", async () => {
  using directory = temporaryDirectory();
  const dataDir = join(directory.path, "data");
  mkdirSync(dataDir);
  chmodSync(directory.path, 0o755);
  chmodSync(dataDir, 0o555);
  const { told } = await startProcess(dataDir, { uid: nobody });
  expect(told).toMatchObject({ ready: false, error: expect.stringMatching(/无法写入.*cannot be written/s) });
  expect(told.error).toContain(dataDir);
  expect(readdirSync(dataDir)).toEqual([]);
});

test("a data file that this user may not write is refused with its name, and is left as it is", async () => {
  using directory = temporaryDirectory();
  const dataDir = join(directory.path, "data");
  await (await startEmbeddedMongo({ dataDir })).close();
  chmodSync(directory.path, 0o755);
  const file = join(dataDir, "data.mdb");
  if (nobody !== undefined) chownSync(dataDir, nobody, nobody);
  chmodSync(file, 0o444);
  const before = digest(file);
  const { told } = await startProcess(dataDir, { uid: nobody });
  expect(told).toMatchObject({ ready: false, error: expect.stringMatching(/无法.*cannot be/s) });
  expect(told.error).toContain(file);
  expect(digest(file)).toBe(before);
});

test.each(["duheng 0", "duheng 2", "something else"])(
  "data of format %s are refused with the way out, and are left as they are",
  async (format) => {
    using directory = temporaryDirectory();
    await (await startEmbeddedMongo({ dataDir: directory.path })).close();
    const path = join(directory.path, "data.mdb");
    const database = open<Buffer, Buffer>({
      path,
      noSubdir: true,
      encoding: "binary",
      keyEncoding: "binary",
    });
    await database.put(Buffer.concat([Buffer.alloc(4), Buffer.from("format")]), Buffer.from(format));
    await database.close();
    const before = digest(path);
    await expect(startEmbeddedMongo({ dataDir: directory.path })).rejects.toMatchObject({
      codeName: "UnsupportedFormat",
      message: expect.stringMatching(new RegExp(`${format}.*从备份恢复.*restore a backup`, "s")),
    });
    expect(digest(path)).toBe(before);
  },
);

test("another program's LMDB file is refused and left as it is", async () => {
  using directory = temporaryDirectory();
  const path = join(directory.path, "data.mdb");
  const foreign = open<string, string>({ path, noSubdir: true });
  await foreign.put("theirs", "of value");
  await foreign.close();
  const before = digest(path);
  await expect(startEmbeddedMongo({ dataDir: directory.path })).rejects.toMatchObject({
    codeName: "UnsupportedFormat",
    message: expect.stringMatching(/换一个数据目录.*another data directory/s),
  });
  expect(digest(path)).toBe(before);
});

test("cut anywhere, the data file is refused with the way out or opens whole, and is never made worse", async () => {
  using directory = temporaryDirectory();
  const whole = join(directory.path, "whole");
  await using server = await startEmbeddedMongo({ dataDir: whole });
  await withClient(server.uri, async (client) => {
    const all = client.db().collection<Row>("rows");
    await all.createIndex({ n: 1 });
    await all.insertMany(rows(0, 300));
  });
  await server.close();
  const bytes = readFileSync(join(whole, "data.mdb"));
  for (const share of [0.001, 0.01, 0.1, 0.3, 0.5, 0.7, 0.9, 0.99]) {
    const dataDir = join(directory.path, String(share));
    mkdirSync(dataDir);
    const path = join(dataDir, "data.mdb");
    writeFileSync(path, bytes.subarray(0, Math.floor(bytes.length * share)));
    const before = digest(path);
    await expect(startEmbeddedMongo({ dataDir })).rejects.toMatchObject({
      codeName: "UnsupportedFormat",
      message: expect.stringMatching(/从备份恢复.*restore a backup/s),
    });
    expect(digest(path)).toBe(before);
  }
});

test("bytes damaged inside documents make reading them an error and validate tell so; all else goes on", async () => {
  using directory = temporaryDirectory();
  const server = await startEmbeddedMongo({ dataDir: directory.path });
  await withClient(server.uri, async (client) => {
    await client.db().collection<Row>("rows").insertMany(rows(0, 300));
    await client
      .db()
      .collection("others")
      .insertOne({ _id: 1 as never });
  });
  await server.close();
  const path = join(directory.path, "data.mdb");
  const bytes = readFileSync(path);
  for (let at = bytes.indexOf("filler"); at >= 0; at = bytes.indexOf("filler", at + 1))
    bytes.fill(0xff, at - 10, at);
  writeFileSync(path, bytes);
  const before = digest(path);
  await using damaged = await startEmbeddedMongo({ dataDir: directory.path });
  await withClient(damaged.uri, async (client) => {
    await expect(client.db().collection("rows").find().toArray()).rejects.toMatchObject({ code: 22 });
    const found = await client.db().command({ validate: "rows" });
    expect(found).toMatchObject({ ok: 1, valid: false, nrecords: 300 });
    expect(found.nInvalidDocuments).toBeGreaterThan(0);
    expect(found.errors[0]).toMatch(/^record \d+ is damaged: /);
    expect(found.advice).toMatch(/从备份恢复.*restore a backup/s);
    expect(await client.db().command({ validate: "others" })).toMatchObject({ valid: true });
    expect(await client.db().collection("others").find().toArray()).toEqual([{ _id: 1 }]);
  });
  expect(digest(path)).toBe(before);
});

test("backups taken while writers go on are each one state: whole transactions, indexes that agree", async () => {
  using directory = temporaryDirectory();
  await using server = await startEmbeddedMongo({ dataDir: join(directory.path, "data") });
  const copies = [1, 2, 3].map((copy) => join(directory.path, `copy ${copy}`));
  await withClient(server.uri, async (client) => {
    const pairs = client.db().collection<{ side: string; n: number }>("pairs");
    await pairs.createIndexes([{ key: { side: 1 } }, { key: { n: -1 } }]);
    let running = true;
    const writers = Array.from({ length: 4 }, async (_, writer) => {
      for (let n = 0; running; n++) {
        await client.withSession((session) =>
          session.withTransaction(async () => {
            await pairs.insertOne({ side: "left", n }, { session });
            await pairs.insertOne({ side: "right", n }, { session });
            if (n > 20) await pairs.deleteMany({ n: n - 20 - writer }, { session });
          }),
        );
      }
    });
    for (const copy of copies) {
      await new Promise((resolve) => setTimeout(resolve, 150));
      mkdirSync(copy);
      await client.db("admin").command({ duhengBackup: 1, to: join(copy, "data.mdb") });
    }
    running = false;
    await Promise.all(writers);
  });
  for (const copy of copies) {
    expect(statSync(join(copy, "data.mdb")).mode & 0o777).toBe(0o600);
    expect(readdirSync(copy)).toEqual(["data.mdb"]);
    await using restored = await startEmbeddedMongo({ dataDir: copy });
    await withClient(restored.uri, async (client) => {
      const pairs = client.db().collection("pairs");
      const left = await pairs.countDocuments({ side: "left" });
      expect(left).toBeGreaterThan(0);
      expect(await pairs.countDocuments({ side: "right" })).toBe(left);
      expect(await client.db().command({ validate: "pairs" })).toMatchObject({ valid: true });
    });
  }
});

// LMDB trusts the pages of its trees, and ends the process by an assertion or a signal where it strays.
test("pages of a tree that are damaged are refused after an end that was not clean, with the way out", async () => {
  using directory = temporaryDirectory();
  const whole = join(directory.path, "whole");
  await using server = await startEmbeddedMongo({ dataDir: whole });
  await withClient(server.uri, async (client) => {
    const all = client.db().collection<Row>("rows");
    await all.createIndex({ n: 1 });
    await all.insertMany(rows(0, 300));
    await all.insertMany(rows(300, 10).map((row) => ({ ...row, filler: row.filler.repeat(10) })));
  });
  await server.close();
  const bytes = readFileSync(join(whole, "data.mdb"));
  const leftBehind = JSON.stringify({ pid: 2 ** 22 + 1, processStart: "1", uri: "x" });
  const openWith = async (damage: (copy: Buffer) => void): Promise<void> => {
    const dataDir = mkdtempSync(join(directory.path, "copy-"));
    const path = join(dataDir, "data.mdb");
    const copy = Buffer.from(bytes);
    damage(copy);
    writeFileSync(path, copy);
    writeFileSync(join(dataDir, "owner.json"), leftBehind);
    try {
      const opened = await startEmbeddedMongo({ dataDir });
      await withClient(opened.uri, async (client) => {
        await client.db().collection("rows").find().toArray();
        expect(await client.db().command({ validate: "rows" })).toMatchObject({ valid: true });
      });
      await opened.close();
    } finally {
      expect(digest(path)).toBe(createHash("sha256").update(copy).digest("hex"));
    }
  };
  await openWith(() => {});
  const refusal = {
    codeName: "UnsupportedFormat",
    message: expect.stringMatching(/页不对.*从备份恢复.*page \d+ is wrong.*restore a backup/s),
  };
  const pageSize = 4096;
  const pages = bytes.length / pageSize;
  await expect(openWith((copy) => copy.fill(0, 20 * pageSize, 60 * pageSize))).rejects.toMatchObject(refusal);
  await expect(
    openWith((copy) => {
      // Pages swapped, as by a copy that went wrong: each is whole, and at the wrong place.
      const [first, second] = [20 * pageSize, 90 * pageSize];
      const held = Buffer.from(copy.subarray(first, first + pageSize));
      copy.copyWithin(first, second, second + pageSize);
      held.copy(copy, second);
    }),
  ).rejects.toMatchObject(refusal);
  await expect(
    openWith((copy) => {
      for (let page = 2; page < pages; page++) copy.writeUInt16LE(0xfff0, page * pageSize + 22);
    }),
  ).rejects.toMatchObject(refusal);
});

test("root is told apart in these tests, so that rights are really tried", () => {
  if (isRoot) expect(spawnSync("true", { uid: nobody }).status).toBe(0);
  else expect(nobody).toBeUndefined();
});

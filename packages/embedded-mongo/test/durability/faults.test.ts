import { spawnSync } from "node:child_process";
import { chmodSync, chownSync, mkdirSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { startEmbeddedMongo } from "../../src/index.ts";
import { eventually, temporaryDirectory } from "../server-fixture.ts";
import { digest, isValid, type Row, rows, withClient } from "./fault-helpers.ts";
import { startProcess } from "./server-process.ts";

const isRoot = process.getuid?.() === 0;
/** A user without any rights, whom only root can become. */
const nobody = isRoot ? 65534 : undefined;

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

test("a process that ends without a word is told at once, with what it complained of", async () => {
  using directory = temporaryDirectory();
  const shell = "echo no such thing >&2; exit 3";
  await expect(startProcess(directory.path, { shell })).rejects.toThrow(/ended with 3 .*no such thing/s);
});

test("root is told apart in these tests, so that rights are really tried", () => {
  if (isRoot) expect(spawnSync("true", { uid: nobody }).status).toBe(0);
  else expect(nobody).toBeUndefined();
});

import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, readFileSync, statSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { open } from "lmdb";
import { MongoClient } from "mongodb";
import { expect, test } from "vitest";
import { databaseUri, launchEmbeddedMongo, startEmbeddedMongo } from "../src/index.ts";
import { eventually, temporaryDirectory } from "./server-fixture.ts";

test("a second server on a directory is refused, in Chinese and English, and told where the first is", async () => {
  using directory = temporaryDirectory();
  await using first = await startEmbeddedMongo({ dataDir: directory.path });
  await expect(startEmbeddedMongo({ dataDir: directory.path })).rejects.toThrow(
    /另一个进程.*in use by another process/s,
  );
  await expect(startEmbeddedMongo({ dataDir: directory.path })).rejects.toThrow(first.uri);
});

test("a directory is free again after close, and its data are still there", async () => {
  using directory = temporaryDirectory();
  for (let round = 0; round < 3; round++) {
    await using server = await startEmbeddedMongo({ dataDir: directory.path });
    const client = await MongoClient.connect(databaseUri(server.uri, "t"));
    expect(await client.db().collection("a").countDocuments()).toBe(round);
    await client.db().collection("a").insertOne({ round });
    await client.close();
  }
});

test("the lock of a dead process, or of another with its number, is taken over", async () => {
  using directory = temporaryDirectory();
  for (const owner of [
    { pid: 2 ** 22 + 1, processStart: "1", uri: "x" },
    { pid: process.pid, processStart: "1", uri: "x" },
  ]) {
    writeFileSync(join(directory.path, "owner.json"), JSON.stringify(owner));
    await using server = await startEmbeddedMongo({ dataDir: directory.path });
    expect(server.uri).toContain("mongo.sock");
  }
  writeFileSync(join(directory.path, "owner.json"), "{ cut off");
  await using server = await startEmbeddedMongo({ dataDir: directory.path });
  expect(existsSync(server.socketPath ?? "")).toBe(true);
});

test("the lock of a process in another container or on another boot holds as long as that process lives", async () => {
  using directory = temporaryDirectory();
  const path = join(directory.path, "owner.json");
  const spaces = [{ boot: "another" }, { container: "pid:[1]" }];
  for (const space of spaces) {
    await using first = await startEmbeddedMongo({ dataDir: directory.path });
    // As one would find it whose numbers of processes are not ours: there is none of that number here.
    const owner = { ...JSON.parse(readFileSync(path, "utf8")), pid: 2 ** 22 + 1, ...space };
    writeFileSync(path, JSON.stringify(owner));
    await expect(startEmbeddedMongo({ dataDir: directory.path })).rejects.toThrow(
      /in use by another process/,
    );
    expect(existsSync(first.socketPath ?? "")).toBe(true);
  }
  // The lock stayed, as it was no longer the first one's own; that process is gone now, and with it its sign of life.
  for (const space of spaces) {
    const left = { pid: 2 ** 22 + 1, processStart: "1", uri: "x", ...space };
    writeFileSync(path, JSON.stringify(left));
    await using server = await startEmbeddedMongo({ dataDir: directory.path });
    expect(existsSync(server.socketPath ?? "")).toBe(true);
  }
});

test("the socket and the directory are for this user alone", async () => {
  using directory = temporaryDirectory();
  const dataDir = join(directory.path, "made");
  await using server = await startEmbeddedMongo({ dataDir });
  expect(statSync(server.socketPath ?? "").mode & 0o777).toBe(0o600);
  expect(statSync(dataDir).mode & 0o777).toBe(0o700);
});

test("a path too long for a socket is replaced by a short one", async () => {
  using directory = temporaryDirectory();
  const dataDir = join(directory.path, "d".repeat(120));
  await using server = await startEmbeddedMongo({ dataDir });
  expect(Buffer.byteLength(server.socketPath ?? "")).toBeLessThanOrEqual(103);
  const client = await MongoClient.connect(server.uri);
  expect(await client.db("admin").command({ ping: 1 })).toMatchObject({ ok: 1 });
  await client.close();
});

test("data of another format are refused and left as they are", async () => {
  using directory = temporaryDirectory();
  await (await startEmbeddedMongo({ dataDir: directory.path })).close();
  const path = join(directory.path, "data.mdb");
  const database = open<Buffer, Buffer>({ path, noSubdir: true, encoding: "binary", keyEncoding: "binary" });
  await database.put(Buffer.concat([Buffer.alloc(4), Buffer.from("format")]), Buffer.from("duheng 99"));
  await database.close();
  await expect(startEmbeddedMongo({ dataDir: directory.path })).rejects.toThrow(/duheng 99/);
  await expect(startEmbeddedMongo({ dataDir: directory.path })).rejects.toThrow(/duheng 99/);
});

test("a file that is no database is refused and left as it is", async () => {
  using directory = temporaryDirectory();
  const path = join(directory.path, "data.mdb");
  const content = Buffer.alloc(20_000, "not a database ");
  writeFileSync(path, content);
  await expect(startEmbeddedMongo({ dataDir: directory.path })).rejects.toThrow(/data\.mdb/);
  expect(readFileSync(path).equals(content)).toBe(true);
});

test("a data file that was cut short is refused and left as it is", async () => {
  using directory = temporaryDirectory();
  const server = await startEmbeddedMongo({ dataDir: directory.path });
  const client = await MongoClient.connect(databaseUri(server.uri, "t"));
  await client
    .db()
    .collection("a")
    .insertMany(Array.from({ length: 2000 }, (_, n) => ({ n })));
  await client.close();
  await server.close();
  const path = join(directory.path, "data.mdb");
  truncateSync(path, 4096 * 3);
  await expect(startEmbeddedMongo({ dataDir: directory.path })).rejects.toThrow(/cut short/);
  expect(statSync(path).size).toBe(4096 * 3);
});

test("a launched process is shared by later launches and stops for the one that started it", async () => {
  using directory = temporaryDirectory();
  const first = await launchEmbeddedMongo({ dataDir: directory.path });
  const second = await launchEmbeddedMongo({ dataDir: directory.path });
  expect(second).toMatchObject({ uri: first.uri, pid: first.pid, launched: false });
  await second.close();
  const client = await MongoClient.connect(first.uri);
  expect(await client.db("admin").command({ ping: 1 })).toMatchObject({ ok: 1 });
  await client.close();
  await first.close();
  expect(await first.exited).toBe(0);
});

test("two launches at once end with one process", async () => {
  using directory = temporaryDirectory();
  const both = await Promise.all([1, 2].map(() => launchEmbeddedMongo({ dataDir: directory.path })));
  expect(new Set(both.map(({ pid }) => pid)).size).toBe(1);
  expect(both.filter(({ launched }) => launched)).toHaveLength(1);
  for (const server of both) await server.close();
});

test("a tied process stops when its parent is killed", async () => {
  using directory = temporaryDirectory();
  const script = join(directory.path, "parent.mts");
  const index = new URL("../src/index.ts", import.meta.url).href;
  writeFileSync(
    script,
    `import { launchEmbeddedMongo } from ${JSON.stringify(index)};
     const server = await launchEmbeddedMongo({ dataDir: process.argv[2] });
     console.log(server.pid);
     setInterval(() => {}, 1000);`,
  );
  const dataDir = join(directory.path, "data");
  mkdirSync(dataDir);
  const parent = spawn(process.execPath, ["--import", import.meta.resolve("tsx"), script, dataDir], {
    stdio: ["ignore", "pipe", "inherit"],
    cwd: fileURLToPath(new URL("..", import.meta.url)),
  });
  const [line] = (await once(parent.stdout, "data")) as [Buffer];
  const pid = Number(line.toString());
  expect(isAlive(pid)).toBe(true);
  parent.kill("SIGKILL");
  await eventually(() => !isAlive(pid), 10_000);
});

test("closing while clients write and wait loses nothing acknowledged and breaks nothing", async () => {
  using directory = temporaryDirectory();
  const server = await startEmbeddedMongo({ dataDir: directory.path });
  const client = new MongoClient(databaseUri(server.uri, "t"), {
    serverSelectionTimeoutMS: 2_000,
    retryWrites: false,
  });
  const entries = client.db().collection<{ _id: string }>("entries");
  await client.db().createCollection("entries");
  const acknowledged: string[] = [];
  const session = client.startSession();
  session.startTransaction();
  await entries.insertOne({ _id: "held" }, { session });
  const waiting = entries.insertOne({ _id: "held" }).catch(() => undefined);
  const writers = Array.from({ length: 8 }, async (_, writer) => {
    for (let n = 0; ; n++) {
      try {
        await entries.insertOne({ _id: `${writer}.${n}` });
        acknowledged.push(`${writer}.${n}`);
      } catch {
        return;
      }
    }
  });
  await eventually(() => acknowledged.length > 50);
  await server.close();
  await Promise.all([...writers, waiting]);
  await session.endSession();
  await client.close();
  await using again = await startEmbeddedMongo({ dataDir: directory.path });
  const reader = await MongoClient.connect(databaseUri(again.uri, "t"));
  const found = new Set(await reader.db().collection<{ _id: string }>("entries").distinct("_id"));
  expect(acknowledged.filter((name) => !found.has(name))).toEqual([]);
  expect(await reader.db().command({ validate: "entries" })).toMatchObject({ valid: true });
  await reader.close();
});

test("a backup taken while writers go on is a whole of one moment", async () => {
  using directory = temporaryDirectory();
  const restored = join(directory.path, "restored");
  mkdirSync(restored);
  await using server = await startEmbeddedMongo({ dataDir: join(directory.path, "data") });
  const client = await MongoClient.connect(databaseUri(server.uri, "t"));
  const pairs = client.db().collection("pairs");
  await pairs.createIndex({ side: 1 });
  let running = true;
  const writing = (async () => {
    while (running) {
      await client.withSession((session) =>
        session.withTransaction(async () => {
          await pairs.insertOne({ side: "left" }, { session });
          await pairs.insertOne({ side: "right" }, { session });
        }),
      );
    }
  })();
  await eventually(async () => (await pairs.estimatedDocumentCount()) > 20);
  const to = join(restored, "data.mdb");
  await client.db("admin").command({ duhengBackup: 1, to });
  running = false;
  await writing;
  await client.close();
  await using copy = await startEmbeddedMongo({ dataDir: restored });
  const reader = await MongoClient.connect(databaseUri(copy.uri, "t"));
  const left = await reader.db().collection("pairs").countDocuments({ side: "left" });
  expect(left).toBeGreaterThan(10);
  expect(await reader.db().collection("pairs").countDocuments({ side: "right" })).toBe(left);
  expect(await reader.db().command({ validate: "pairs" })).toMatchObject({ valid: true });
  await reader.close();
});

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

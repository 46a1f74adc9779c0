import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { open } from "lmdb";
import { expect, test } from "vitest";
import { startEmbeddedMongo } from "../../src/index.ts";
import { temporaryDirectory } from "../server-fixture.ts";
import { digest, type Row, rows, withClient } from "./fault-helpers.ts";

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

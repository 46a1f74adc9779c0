import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startEmbeddedMongo } from "@duheng/embedded-mongo";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { connectDatabase, disconnectDatabase } from "../src/database/connection.ts";
import { unusable } from "../src/database/usable-database.ts";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "duheng-uri-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const connect = (mongodbUri: string) => connectDatabase({ dataDir: folder, mongodbUri });

describe("a database that cannot be used is told with its setting, and how to mend it", () => {
  it("nothing there", async () => {
    await expect(connect("mongodb://127.0.0.1:9/?directConnection=true")).rejects.toThrow(
      /^MONGODB_URI: 那里没有数据库应答。 no database answers there/,
    );
  }, 30_000);

  it("no address", async () => {
    await expect(connect("postgres://127.0.0.1/duheng")).rejects.toThrow(/^MONGODB_URI: 地址写法有误。/);
  });

  it("a wrong password, which is not told; the right one connects", async () => {
    const auth = { username: "duheng", password: "right-password" };
    await using database = await startEmbeddedMongo({
      dataDir: join(folder, "db"),
      port: 0,
      auth,
      sync: false,
    });
    const wrong = database.uri.replace("right-password", "wrong-password");
    expect(wrong).not.toBe(database.uri);
    const told = await connect(wrong).then(
      () => "connected",
      (error: Error) => error.message,
    );
    expect(told).toMatch(/^MONGODB_URI: 用户名或密码不正确。/);
    expect(told).not.toContain("wrong-password");
    await connect(database.uri);
    await disconnectDatabase();
  }, 30_000);

  it.each([
    [{ setName: "rs0", version: "8.0.4" }, null],
    [{ msg: "isdbgrid", version: "7.0.1" }, null],
    [{ version: "8.0.4" }, /单机.*standalone/],
    [{ setName: "rs0", version: "4.4.29" }, /4\.4\.29 太旧.*too old/],
  ] as const)("%j", (facts, why) => {
    const told = unusable(facts);
    if (why === null) expect(told).toBeNull();
    else expect(told).toMatch(why);
  });
});

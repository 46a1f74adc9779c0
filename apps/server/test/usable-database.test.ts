import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startEmbeddedMongo } from "@duheng/embedded-mongo";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { withDatabase } from "../src/cli/with-database.ts";
import { connectDatabase, disconnectDatabase } from "../src/database/connection.ts";
import { mongoose } from "../src/database/mongoose.ts";
import { HeldByOthersError } from "../src/database/transaction.ts";
import { startFailure, unusable } from "../src/database/usable-database.ts";
import { startServer } from "../src/start-server.ts";
import { answeringOtherwise } from "./answering-otherwise.ts";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "duheng-uri-"));
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await rm(folder, { recursive: true, force: true });
});

const connect = (mongodbUri: string) => connectDatabase({ dataDir: folder, mongodbUri });
const start = (mongodbUri: string) =>
  startServer({
    port: 0,
    host: "127.0.0.1",
    dataDir: folder,
    mongodbUri,
    publicUrl: undefined,
    secret: "a secret that is only good for tests",
    consoleFolder: join(folder, "no-console"),
  });
const command = (mongodbUri: string) => {
  vi.stubEnv("MONGODB_URI", mongodbUri);
  vi.stubEnv("DATA_DIR", folder);
  return withDatabase(async () => {});
};
const refusedBy = (code: number, message: string) => ({ ok: 0, code, errmsg: message });
/** What changes nothing; everything else is a write. */
const harmless =
  /^(hello|ismaster|buildInfo|ping|endSessions|abortTransaction|saslStart|saslContinue|update|find)$/i;

describe("a database that cannot be used is told with its setting, and how to mend it", () => {
  it("nothing there", async () => {
    await expect(connect("mongodb://127.0.0.1:9/?directConnection=true")).rejects.toThrow(
      /^MONGODB_URI: 那里没有数据库应答。 no database answers there/,
    );
  }, 30_000);

  it.each([
    "postgres://127.0.0.1/duheng",
    "127.0.0.1:27017",
    "mongodb://127.0.0.1/duheng?replicaset=rs0&nonsense=1",
    "mongodb://127.0.0.1:port/",
  ])("no address: %s", async (uri) => {
    await expect(connect(uri)).rejects.toThrow(/^MONGODB_URI: 地址写法有误。/);
  });

  it("a certificate that is not there", async () => {
    const uri = `mongodb://127.0.0.1:9/?tls=true&tlsCAFile=${join(folder, "no-ca.pem")}`;
    await expect(connect(uri)).rejects.toThrow(/^MONGODB_URI: 地址中写的文件打不开.*no-ca\.pem/);
  });

  it.each([
    ["mongodb://127.0.0.1:9/du.heng", /^MONGODB_URI: “du\.heng” 不能作数据库名.*cannot name a database/],
    ["mongodb://127.0.0.1:9/du%20heng?replicaSet=rs0", /不能作数据库名/],
    ["mongodb://127.0.0.1:9/a%2Fb", /不能作数据库名/],
    ["mongodb://127.0.0.1:9/du$heng", /不能作数据库名/],
    ["mongodb://127.0.0.1:9/100%", /不能作数据库名/],
    [`mongodb://127.0.0.1:9/${"长".repeat(22)}`, /63 个字节.*63 bytes/],
    ["mongodb://u:p@127.0.0.1:9/admin?replicaSet=rs0", /“admin” 是 MongoDB 自用.*authSource=admin/],
    ["mongodb://127.0.0.1:9/local", /自用/],
  ])("a name that no database can have: %s", async (uri, words) => {
    await expect(connect(uri)).rejects.toThrow(words);
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

  const withoutSet = ({ setName: _, ...hello }: object & { setName?: unknown }) => hello;
  const withoutSessions = ({ logicalSessionTimeoutMinutes: _, ...hello }: { [key: string]: unknown }) =>
    hello;
  const cases: [string, (command: string, answer: Record<string, unknown>) => object, RegExp][] = [
    [
      "a standalone",
      (name, answer) => (isHello(name) ? withoutSet(answer) : answer),
      /单机 MongoDB.*standalone/,
    ],
    [
      "one without sessions",
      (name, answer) => (isHello(name) ? withoutSessions(answer) : answer),
      /不支持会话和事务.*no sessions and transactions/,
    ],
    [
      "one too old",
      (name, answer) => (name === "buildInfo" ? { ...answer, version: "5.0.31" } : answer),
      /MongoDB 5\.0\.31 太旧.*too old/,
    ],
    [
      "one that takes no transactions",
      (name, answer) =>
        name === "update"
          ? refusedBy(20, "Transaction numbers are only allowed on a replica set member or mongos")
          : answer,
      /不支持会话和事务/,
    ],
    [
      "a user who may not write",
      (name, answer) =>
        name === "update" ? refusedBy(13, "not authorized on duheng to execute command") : answer,
      /没有权限.*readWrite/,
    ],
    [
      "a secondary",
      (name, answer) => (name === "update" ? refusedBy(10107, "not primary") : answer),
      /从节点.*secondary/,
    ],
  ];
  it.each(cases)(
    "%s, before anything is written, by the server and by a command",
    async (_, rewrite, words) => {
      await using other = await answeringOtherwise(join(folder, "db"), rewrite);
      for (const begin of [start, command]) {
        const told = await begin(other.uri).then(
          () => "started",
          (error: Error) => error.message,
        );
        expect(told).toMatch(/^MONGODB_URI: /);
        expect(told).toMatch(words);
        expect(told).not.toMatch(/\n\s+at /);
      }
      expect(other.commands.filter((name) => !harmless.test(name))).toEqual([]);
    },
    60_000,
  );

  it("what it refuses later in the start, by the server and by a command", async () => {
    await using other = await answeringOtherwise(join(folder, "db"), (name, answer) =>
      name === "createIndexes" ? refusedBy(13, "not authorized on duheng to execute command") : answer,
    );
    for (const begin of [start, command])
      await expect(begin(other.uri)).rejects.toThrow(/^MONGODB_URI: 该用户没有权限.*readWrite/);
  }, 60_000);

  it("what a killed process has still open there", () => {
    expect(startFailure(new HeldByOthersError("again and again"))).toMatch(/未结束的事务.*in a minute/);
  });

  it("a replica set of another name", async () => {
    await using other = await answeringOtherwise(join(folder, "db"), (_name, answer) => answer);
    await expect(connect(`mongodb://127.0.0.1:${other.port}/?replicaSet=elsewhere`)).rejects.toThrow(
      /^MONGODB_URI: 那里没有名为 elsewhere 的副本集.*no replica set named elsewhere/,
    );
  }, 30_000);

  const sessions = { logicalSessionTimeoutMinutes: 30 };
  it.each([
    [{ setName: "rs0", version: "8.0.4", ...sessions }, null],
    [{ msg: "isdbgrid", version: "7.0.1", ...sessions }, null],
    [{ version: "8.0.4", ...sessions }, /单机.*standalone/],
    [{ setName: "rs0", version: "4.4.29", ...sessions }, /4\.4\.29 太旧.*too old/],
    [{ setName: "rs0", version: "8.0.4" }, /不支持会话/],
    [{ msg: "isdbgrid", version: "8.0.4", logicalSessionTimeoutMinutes: null }, /不支持会话/],
  ] as const)("%j", (facts, why) => {
    const told = unusable(facts);
    if (why === null) expect(told).toBeNull();
    else expect(told).toMatch(why);
  });
});

describe("the database is the one that the address names", () => {
  it.each([
    ["", "duheng"],
    ["assessment", "assessment"],
    ["%E8%80%83%E6%A0%B8-2026", "考核-2026"],
  ])("%j in the path: %s", async (path, name) => {
    await using database = await startEmbeddedMongo({ dataDir: join(folder, "db"), sync: false });
    await connect(database.uri.replace("/?", `/${path}?`));
    expect(mongoose.connection.db?.databaseName).toBe(name);
    await disconnectDatabase();
  });
});

function isHello(command: string): boolean {
  return /^(hello|ismaster)$/i.test(command);
}

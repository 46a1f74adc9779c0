import { connect } from "node:net";
import { MongoClient } from "mongodb";
import { expect, test } from "vitest";
import { startEmbeddedMongo } from "../src/index.ts";
import { temporaryDirectory } from "./server-fixture.ts";

const auth = { username: "管理,员=1", password: "密码 p@ss/word" };

test("over TCP the right password lets in, by SCRAM-SHA-256", async () => {
  using directory = temporaryDirectory();
  await using server = await startEmbeddedMongo({ dataDir: directory.path, port: 0, auth });
  const client = await MongoClient.connect(server.uri);
  await client.db("t").collection("a").insertOne({ n: 1 });
  expect(await client.db("t").collection("a").countDocuments()).toBe(1);
  await client.close();
  const negotiated = await MongoClient.connect(server.uri.replace("&authMechanism=SCRAM-SHA-256", ""));
  expect(await negotiated.db("t").collection("a").countDocuments()).toBe(1);
  await negotiated.close();
});

test.each([
  ["a wrong password", { ...auth, password: "wrong" }],
  ["a wrong name", { ...auth, username: "wrong" }],
  ["no name", undefined],
])("%s lets nobody in", async (_title, given) => {
  using directory = temporaryDirectory();
  await using server = await startEmbeddedMongo({ dataDir: directory.path, port: 0, auth });
  const bare = server.uri.replace(/\/\/.*@/, "//").replace(/&auth.*/, "");
  const client = new MongoClient(
    bare,
    given === undefined ? {} : { auth: given, authMechanism: "SCRAM-SHA-256" },
  );
  await expect(client.db("t").collection("a").insertOne({})).rejects.toMatchObject({
    code: given === undefined ? 13 : 18,
  });
  await client.close();
});

test("a port without a password is refused, and so are other interfaces", async () => {
  using directory = temporaryDirectory();
  await expect(startEmbeddedMongo({ dataDir: directory.path, port: 0 })).rejects.toMatchObject({ code: 72 });
  await using server = await startEmbeddedMongo({ dataDir: directory.path, port: 0, auth });
  const port = Number(/:(\d+)\//.exec(server.uri)?.[1]);
  const refused = new Promise<boolean>((resolve) => {
    const socket = connect({ host: "::1", port });
    socket.on("error", () => resolve(true));
    socket.on("connect", () => {
      socket.destroy();
      resolve(false);
    });
  });
  expect(await refused).toBe(true);
});

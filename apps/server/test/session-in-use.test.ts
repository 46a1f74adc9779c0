import { createHmac } from "node:crypto";
import { afterAll, beforeAll, expect, it } from "vitest";
import { globalCollection } from "../src/database/global-collection.ts";
import { auth } from "../src/identity/auth.ts";
import { readSession } from "../src/identity/read-session.ts";
import { sessionInUse } from "../src/identity/session-in-use.ts";
import { startTestServer, type TestServer } from "./server.ts";

let server: TestServer;
let value = "";
let cookieName = "";
beforeAll(async () => {
  server = await startTestServer({ works: false });
  const { cookies } = await server.as("unit", ["staff"]);
  const [pair] = [...cookies].filter(([name]) => name.endsWith("session_token"));
  [cookieName, value] = pair ?? ["", ""];
});
afterAll(() => server[Symbol.asyncDispose]());

interface StoredSession {
  _id: string;
  expiresAt: Date;
}

const headersOf = (cookie: string) => new Headers({ cookie });
const own = () => `${cookieName}=${value}`;
const signed = (text: string, secret: string) =>
  encodeURIComponent(`${text}.${createHmac("sha256", secret).update(text).digest("base64")}`);
const theirs = async (headers: Headers) => (await auth()).api.getSession({ headers });
const secretOf = async () => (await (await auth()).$context).secret;

it("finds what the sign-in library finds", async () => {
  const found = await sessionInUse(headersOf(own()));
  const library = await theirs(headersOf(own()));
  expect(found?.session).toMatchObject({ token: library?.session.token, userId: library?.user.id });
  expect(found?.user).toMatchObject({ id: library?.user.id, username: library?.user.username });
  expect((await readSession(headersOf(`other=1; ${own()}; more=2`)))?.user.id).toBe(library?.user.id);
});

it.each<[string, () => Promise<string>]>([
  ["no cookie of ours", async () => "other=1"],
  ["an empty one", async () => `${cookieName}=`],
  ["a token without a signature", async () => own().split(".")[0] ?? ""],
  ["a signature of another length", async () => `${own()}AAAA`],
  ["another token under the same signature", async () => own().replace("=", "=x")],
  ["a signature by another secret", async () => `${cookieName}=${signed("x".repeat(32), "another secret")}`],
  ["a token that nobody has", async () => `${cookieName}=${signed("x".repeat(32), await secretOf())}`],
  ["what cannot be decoded", async () => `${cookieName}=%E0%A4%A.abc`],
  ["a cookie whose name only ends so", async () => `x${own()}`],
])("%s is no session, here as there", async (_what, cookie) => {
  const headers = headersOf(await cookie());
  expect(await sessionInUse(headers)).toBeUndefined();
  expect(await theirs(headers)).toBeNull();
  expect(await readSession(headers)).toBeUndefined();
});

it("one that is due to be prolonged is the library's: it lasts on, and its cookie is set again", async () => {
  const sessions = globalCollection<StoredSession>("sessions");
  const left = 11 * 60 * 60_000;
  await sessions.updateMany({}, { $set: { expiresAt: new Date(Date.now() + left) } });
  expect(await sessionInUse(headersOf(own()))).toBeUndefined();
  const session = await readSession(headersOf(own()));
  expect(session?.cookies.some((cookie) => cookie.startsWith(`${cookieName}=`))).toBe(true);
  const [stored] = await sessions.find({}).toArray();
  expect(stored?.expiresAt.getTime()).toBeGreaterThan(Date.now() + left + 30 * 60_000);
  expect((await sessionInUse(headersOf(own())))?.session.token).toBe(session?.token);
});

it("one that has expired is none, and is gone", async () => {
  const sessions = globalCollection<StoredSession>("sessions");
  await sessions.updateMany({}, { $set: { expiresAt: new Date(Date.now() - 1) } });
  expect(await sessionInUse(headersOf(own()))).toBeUndefined();
  expect(await readSession(headersOf(own()))).toBeUndefined();
  expect(await sessions.countDocuments({})).toBe(0);
});

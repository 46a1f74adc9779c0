import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { ensureIndexes } from "../src/database/indexes.ts";
import { oneAccountForARecord } from "../src/database/migrations/0005-one-account-for-a-record.ts";
import { accountsAreListed } from "../src/database/migrations/0006-accounts-are-listed.ts";
import { storedDocuments } from "../src/database/migrations/stored-documents.ts";
import { verifyDatabase } from "../src/database/verify.ts";
import { type SignedIn, startTestServer, type TestServer } from "./server.ts";
import { readTrail } from "./trail.ts";

/** What the release before left of accounts, with what it let happen. */
let server: TestServer;
let admin: SignedIn;
const day = (number: number) => new Date(Date.UTC(2026, 0, number));
beforeAll(async () => {
  server = await startTestServer({ works: false });
  admin = await server.as("bureau", ["unit-admin"]);
});
afterAll(() => server[Symbol.asyncDispose]());

const user = (_id: string, username: string, name: string, at: number) => ({
  ...{ _id, username, displayUsername: username, name, email: `${_id}@users.invalid`, emailVerified: false },
  ...{ createdAt: day(at), updatedAt: day(at) },
});
const membership = (_id: string, userId: string, at: number, staffId?: string) => ({
  ...{
    _id,
    userId,
    tenantId: "bureau",
    roles: ["staff"],
    revision: 0,
    createdAt: day(at),
    updatedAt: day(at),
  },
  ...(staffId === undefined ? {} : { staffId }),
});

beforeEach(async () => {
  for (const collection of ["users", "memberships"]) {
    await storedDocuments(collection).deleteMany({ _id: { $regex: "^old-" } });
    await storedDocuments(collection)
      .dropIndexes()
      .catch(() => undefined);
  }
  await storedDocuments("users").createIndex({ username: 1 });
  await storedDocuments("staff").deleteMany({ _id: { $regex: "^old-" } });
  await storedDocuments("staff").insertMany([
    { _id: "old-s1", tenantId: "bureau", name: "单雄信", number: "001", userId: "old-b" },
    { _id: "old-s2", tenantId: "bureau", name: "仇英", number: "002" },
  ]);
  await storedDocuments("users").insertMany([
    user("old-a", "shan", "单雄信", 1),
    user("old-b", "shan2", "单雄信", 2),
    user("old-c", "shan", "仇英", 3),
    user("old-d", "qiu", "仇英", 4),
  ]);
  await storedDocuments("memberships").insertMany([
    membership("old-ma", "old-a", 1, "old-s1"),
    membership("old-mb", "old-b", 2, "old-s1"),
    membership("old-mc", "old-c", 3, "old-s2"),
    membership("old-md", "old-d", 4, "old-s2"),
  ]);
});

const recordsOf = async () =>
  Object.fromEntries(
    (
      await storedDocuments("memberships")
        .find({ _id: { $regex: "^old-" } })
        .toArray()
    ).map(({ _id, staffId }) => [_id, staffId]),
  );
const namesOf = async () =>
  Object.fromEntries(
    (
      await storedDocuments("users")
        .find({ _id: { $regex: "^old-" } })
        .toArray()
    ).map(({ _id, username }) => [_id, username]),
  );

describe("one account for a record", () => {
  it("stays with the one that the record names, else with the first; what others lose is told, and once", async () => {
    await oneAccountForARecord.up();
    expect(await recordsOf()).toEqual({ "old-mb": "old-s1", "old-mc": "old-s2" });
    expect(await namesOf()).toEqual({ "old-a": "shan", "old-b": "shan2", "old-c": "shan-2", "old-d": "qiu" });
    await oneAccountForARecord.up();
    await ensureIndexes();
    const told = await readTrail(admin);
    expect(told.map(({ zh }) => zh.replace("系统升级 upgrade", "")).sort()).toEqual([
      "因用户名重复，更改账号“仇英”的用户名：“shan”改为“shan-2”",
      "解除账号“仇英”与人员“仇英（002）”的对应，该人员另有账号",
      "解除账号“单雄信”与人员“单雄信（001）”的对应，该人员另有账号",
    ]);
    const again = storedDocuments("memberships").insertOne(membership("old-me", "old-e", 5, "old-s1"));
    await expect(again).rejects.toMatchObject({ code: 11000 });
  });
});

describe("accounts are listed", () => {
  it("by the sound of their names, what they are where, and when somebody signed in last; in any size of batch", async () => {
    await oneAccountForARecord.up();
    await storedDocuments("audit_entries").insertMany([
      {
        _id: "old-e1",
        tenantId: "bureau",
        action: "identity.signIn",
        at: day(9),
        actor: { userId: "old-b" },
      },
      {
        _id: "old-e2",
        tenantId: "bureau",
        action: "identity.signIn",
        at: day(8),
        actor: { userId: "old-b" },
      },
    ]);
    await accountsAreListed.up({ batchSize: 3 });
    const kept = await storedDocuments("users").find({ _id: "old-b" }).toArray();
    expect(kept).toMatchObject([
      {
        searchText: "单雄信\nshanxiongxin\nsxx\nshan2\n001",
        memberships: [{ tenantId: "bureau", roles: ["staff"], staffId: "old-s1", number: "001" }],
        lastSignInAt: day(9),
      },
    ]);
    const { data } = await admin.api.users.list.query({ filter: { q: "sxx" } });
    expect(data.map(({ id }) => id)).toEqual(["old-a", "old-b"]);
    await accountsAreListed.up();
    expect(await storedDocuments("users").find({ _id: "old-b" }).toArray()).toEqual(kept);
    const { problems } = await verifyDatabase();
    expect(problems.filter((each) => each.startsWith("User"))).toEqual([]);
  });
});

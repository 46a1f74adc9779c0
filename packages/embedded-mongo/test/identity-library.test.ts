import { ObjectId } from "mongodb";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Fixture, startFixture } from "./server-fixture.ts";

// The shapes of better-auth's MongoDB adapter, as it sends them.
let fixture: Fixture;
const alice = new ObjectId();
const bob = new ObjectId();
beforeAll(async () => {
  fixture = await startFixture();
  const { db } = fixture;
  await db.collection("user").createIndex({ email: 1 }, { unique: true });
  await db.collection("session").createIndex({ token: 1 }, { unique: true });
  await db.collection("user").insertMany([
    { _id: alice, email: "Alice@example.cn", name: "甲.乙" },
    { _id: bob, email: "bob@example.cn", name: "丙" },
  ]);
  await db.collection("session").insertMany([
    { userId: alice, token: "t1", expiresAt: new Date(Date.now() + 1000), hits: 0 },
    { userId: alice, token: "t2", expiresAt: new Date(0), hits: 0 },
    { userId: bob, token: "t3", expiresAt: new Date(Date.now() + 1000), hits: 0 },
  ]);
});
afterAll(async () => await fixture[Symbol.asyncDispose]());
const users = () => fixture.db.collection("user");
const sessions = () => fixture.db.collection("session");

test("a pipeline of $match, $lookup with let and limit, $unwind and $project joins a session with its user", async () => {
  const found = await sessions()
    .aggregate([
      { $match: { $and: [{ token: { $eq: "t1" } }, { expiresAt: { $gt: new Date() } }] } },
      {
        $lookup: {
          from: "user",
          let: { localFieldValue: "$userId" },
          pipeline: [{ $match: { $expr: { $eq: ["$_id", "$$localFieldValue"] } } }, { $limit: 1 }],
          as: "user",
        },
      },
      { $unwind: { path: "$user", preserveNullAndEmptyArrays: true } },
      { $project: { token: 1, user: { email: "$user.email" } } },
    ])
    .toArray();
  expect(found).toMatchObject([{ token: "t1", user: { email: "Alice@example.cn" } }]);
});

test("text is matched without regard to case, and by its beginning, end and middle", async () => {
  const emails = async (filter: object): Promise<string[]> =>
    (await users().find(filter).sort({ email: 1 }).toArray()).map(({ email }) => String(email));
  expect(await emails({ email: { $regex: "^alice@example\\.cn$", $options: "i" } })).toEqual([
    "Alice@example.cn",
  ]);
  expect(await emails({ email: { $not: { $regex: "^alice@example\\.cn$", $options: "i" } } })).toEqual([
    "bob@example.cn",
  ]);
  expect(await emails({ email: { $regex: "^bob" } })).toEqual(["bob@example.cn"]);
  expect(await emails({ name: { $regex: "甲\\." } })).toEqual(["Alice@example.cn"]);
  expect(await emails({ $or: [{ name: "丙" }, { _id: { $in: [alice] } }] })).toHaveLength(2);
  expect(await emails({ $expr: { $eq: [1, 0] } })).toEqual([]);
});

test("counting by $match and $count, and by countDocuments, agree", async () => {
  const [counted] = await sessions()
    .aggregate([{ $match: { userId: alice } }, { $count: "total" }])
    .toArray();
  expect(counted).toEqual({ total: 2 });
  expect(await sessions().countDocuments({ userId: alice })).toBe(2);
});

test("findOneAndUpdate increments under a condition, and gives null when it fails", async () => {
  const update = { $inc: { hits: 1 }, $set: { seen: true } };
  const options = { returnDocument: "after", includeResultMetadata: true } as const;
  const hit = await sessions().findOneAndUpdate({ token: "t1", hits: { $lt: 1 } }, update, options);
  expect(hit.value).toMatchObject({ hits: 1, seen: true });
  const miss = await sessions().findOneAndUpdate({ token: "t1", hits: { $lt: 1 } }, update, options);
  expect(miss.value).toBeNull();
});

test("a sign-up in a transaction is whole or not at all", async () => {
  const signUp = async (email: string): Promise<void> => {
    await fixture.client.withSession((session) =>
      session.withTransaction(async () => {
        const { insertedId } = await users().insertOne({ email }, { session });
        await sessions().insertOne({ userId: insertedId, token: email }, { session });
        await fixture.db.collection("account").insertOne({ userId: insertedId }, { session });
      }),
    );
  };
  await signUp("new@example.cn");
  await expect(signUp("new@example.cn")).rejects.toMatchObject({ code: 11000 });
  expect(await fixture.db.collection("account").countDocuments()).toBe(1);
  expect(await sessions().countDocuments({ token: "new@example.cn" })).toBe(1);
});

test("expired sessions are deleted together", async () => {
  expect(await sessions().deleteMany({ expiresAt: { $lt: new Date() } })).toMatchObject({ deletedCount: 1 });
});

import mongoose, { type Connection, Schema } from "mongoose";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Fixture, startFixture } from "./server-fixture.ts";

interface Paper {
  tenant: string;
  title: string;
  scores: Map<string, number>;
  parts: { name: string; points: number }[];
  cycle?: mongoose.Types.ObjectId;
}

let fixture: Fixture;
let connection: Connection;
const cycleSchema = new Schema({ name: String });
const paperSchema = new Schema<Paper>(
  {
    tenant: { type: String, required: true },
    title: { type: String, required: true },
    scores: { type: Map, of: Number },
    parts: [{ name: String, points: Number }],
    cycle: { type: Schema.Types.ObjectId, ref: "Cycle" },
  },
  { timestamps: true, optimisticConcurrency: true },
);
paperSchema.index({ tenant: 1, title: 1 }, { unique: true });

beforeAll(async () => {
  fixture = await startFixture();
  connection = await mongoose.createConnection(fixture.uri).asPromise();
  connection.model("Cycle", cycleSchema);
  await connection.model("Paper", paperSchema).init();
});
afterAll(async () => {
  await connection.close();
  await fixture[Symbol.asyncDispose]();
});
const papers = () => connection.model<Paper>("Paper");

test("a document is saved, changed and populated", async () => {
  const cycle = await connection.model("Cycle").create({ name: "2026-Q3" });
  const paper = await papers().create({ tenant: "a", title: "季度", scores: { work: 10 }, cycle: cycle._id });
  paper.scores.set("work", 12);
  paper.parts.push({ name: "德", points: 5 });
  await paper.save();
  const found = await papers().findOne({ tenant: "a" }).populate<{ cycle: { name: string } }>("cycle");
  expect(found?.cycle.name).toBe("2026-Q3");
  expect(found?.scores.get("work")).toBe(12);
  expect(found?.parts[0]).toMatchObject({ name: "德", points: 5 });
});

test("the unique index of a schema holds, and a stale version is refused", async () => {
  await expect(papers().create({ tenant: "a", title: "季度" })).rejects.toMatchObject({ code: 11000 });
  const [first, second] = [await papers().findOne({ tenant: "a" }), await papers().findOne({ tenant: "a" })];
  if (first === null || second === null) expect.unreachable();
  else {
    first.title = "一";
    await first.save();
    second.title = "二";
    await expect(second.save()).rejects.toThrow(/No matching document|version/);
  }
});

test("connection.transaction commits all or nothing", async () => {
  await expect(
    connection.transaction(async (session) => {
      await papers().create([{ tenant: "b", title: "甲" }], { session });
      throw new Error("changed my mind");
    }),
  ).rejects.toThrow("changed my mind");
  expect(await papers().countDocuments({ tenant: "b" })).toBe(0);
  await connection.transaction(async (session) => {
    await papers().create([{ tenant: "b", title: "甲" }], { session });
    await papers().updateOne({ tenant: "b" }, { $push: { parts: { name: "能", points: 1 } } }, { session });
  });
  expect(await papers().findOne({ tenant: "b" }).lean()).toMatchObject({ parts: [{ name: "能" }] });
});

test("bulkWrite, distinct, cursors and syncIndexes work", async () => {
  await papers().bulkWrite(
    Array.from({ length: 250 }, (_, n) => ({
      updateOne: { filter: { tenant: "c", title: `t${n}` }, update: { $set: { parts: [] } }, upsert: true },
    })),
  );
  let count = 0;
  for await (const { tenant } of papers()
    .find({ tenant: "c" })
    .sort({ title: 1 })
    .cursor({ batchSize: 50 })) {
    expect(tenant).toBe("c");
    count++;
  }
  expect(count).toBe(250);
  expect(await papers().distinct("tenant")).toEqual(["a", "b", "c"]);
  expect(await papers().syncIndexes()).toEqual([]);
});

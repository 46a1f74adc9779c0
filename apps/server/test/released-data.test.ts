import { rm } from "node:fs/promises";
import { stateOf } from "@duheng/assessment";
import { mongo } from "mongoose";
import { afterEach, describe, expect, it } from "vitest";
import "../src/app-router.ts";
import { verifyProcess } from "../src/assessments/verify-process.ts";
import { connectDatabase, disconnectDatabase } from "../src/database/connection.ts";
import { migrations } from "../src/database/migrations/index.ts";
import { runMigrations } from "../src/database/migrations/run-migrations.ts";
import { type StoredDocument, storedDocuments } from "../src/database/migrations/stored-documents.ts";
import { configureSealing } from "../src/database/sealing/sealed-documents.ts";
import { verifyDatabase } from "../src/database/verify.ts";
import { keptDataKeys } from "../src/installation-keys.ts";
import { releasedData } from "./released-data.ts";

let dataDir = "";
const open = async () => {
  dataDir = await releasedData("0.1.0");
  configureSealing(keptDataKeys(dataDir));
  await connectDatabase({ dataDir, embedded: "in-process" });
};
afterEach(async () => {
  await disconnectDatabase();
  await rm(dataDir, { recursive: true, force: true });
});

const all = (collection: string) => storedDocuments(collection).find({}).sort({ _id: 1 }).toArray();
const kept = ({ steps: _steps, state: _state, ...rest }: StoredDocument) => rest;

describe("what the release 0.1.0 left", () => {
  it("becomes what this release stores, and nothing of it is lost", async () => {
    await open();
    const before = {
      assessments: await all("assessments"),
      cycles: await all("cycles"),
      plans: await all("plans"),
    };
    expect(new Set(before.assessments.map(({ state }) => state)).size).toBe(6);
    expect(await runMigrations(migrations)).toEqual(migrations.map(({ name }) => name));

    const { problems, counts } = await verifyDatabase();
    expect(problems).toEqual([]);
    expect(counts.Assessment).toBe(before.assessments.length);
    const after = await all("assessments");
    expect(after.map(kept)).toEqual(before.assessments.map(kept));
    for (const [index, { state, excluded }] of before.assessments.entries()) {
      // Who gets no grade waited in a state in which no queue found him.
      const wanted = state === "reviewed" && excluded !== undefined ? "decided" : state;
      expect(after[index]?.state, String(after[index]?._id)).toBe(wanted);
      expect(after[index]?.state).toBe(stateOf(after[index]?.steps as never));
    }
    for (const name of ["cycles", "plans"] as const)
      expect((await all(name)).map(kept)).toEqual(before[name].map(kept));
    expect(await verifyProcess()).toEqual([]);
    expect((await all("work_items")).length).toBeGreaterThan(30);
  });

  it("killed at any write it goes on at the next start, and comes to the same", async () => {
    await open();
    const [migration] = migrations;
    if (!migration) throw new Error("there is one");
    const changed = ["assessments", "work_items", "plans", "cycles"];
    const whole = async () => Promise.all(changed.map(all));
    await migration.up();
    const wanted = await whole();
    await disconnectDatabase();
    await rm(dataDir, { recursive: true, force: true });

    await open();
    const real = mongo.Collection.prototype.bulkWrite;
    let kills = 0;
    try {
      for (let survived = 0; ; survived += 1) {
        let writes = 0;
        mongo.Collection.prototype.bulkWrite = async function (this: mongo.Collection, operations, options) {
          writes += 1;
          if (writes <= survived) return real.call(this, operations, options);
          // As a process that is killed in the middle of a batch.
          await real.call(this, operations.slice(0, 3), options);
          throw new Error("killed");
        };
        const isDone = await migration.up({ batchSize: 7 }).then(
          () => true,
          () => false,
        );
        if (isDone) break;
        kills += 1;
      }
    } finally {
      mongo.Collection.prototype.bulkWrite = real;
    }
    expect(kills).toBeGreaterThan(10);
    expect(await whole()).toEqual(wanted);
  });

  it("papers of plans that left a step out wait for whoever held its office, and nothing is told early", async () => {
    await open();
    const raw = storedDocuments("assessments");
    const [odd, bare, ...others] = (await all("assessments")).filter(({ state }) => state === "decided");
    const untold = (await all("assessments")).find(({ state }) => state === "submitted");
    if (!odd || !bare || !untold || others.length === 0) throw new Error("the release left some");
    const without = (document: StoredDocument, kind: string) =>
      (document.steps as { kind: string }[]).filter((step) => step.kind !== kind);
    await raw.updateOne({ _id: odd._id }, { $set: { steps: without(odd, "feedback") } });
    await raw.updateOne({ _id: bare._id }, { $set: { steps: [] } });
    await raw.updateOne({ _id: untold._id }, { $set: { steps: without(untold, "review") } });
    await runMigrations(migrations);
    const states = async (id: string) => {
      const { state, steps }: StoredDocument = (await raw.findOne({ _id: id })) ?? { _id: id };
      return [
        state,
        (steps as { kind: string; state: string }[]).map((step) => `${step.kind} ${step.state}`),
      ];
    };
    const decided = [
      "decided",
      ["summary done", "review done", "decision done", "feedback open", "acknowledgement waiting"],
    ];
    expect(await states(odd._id)).toEqual(decided);
    expect(await states(bare._id)).toEqual(decided);
    expect((await states(untold._id))[0]).toBe("submitted");
    expect(await verifyProcess()).toEqual([]);
    expect((await verifyDatabase()).problems).toEqual([]);
  });
});

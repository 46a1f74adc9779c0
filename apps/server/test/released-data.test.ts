import { rm } from "node:fs/promises";
import { stateOf } from "@duheng/assessment";
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

  it("stopped after any batch it goes on, and comes to the same", async () => {
    await open();
    const [migration] = migrations;
    if (!migration) throw new Error("there is one");
    await migration.up();
    const whole = {
      assessments: await all("assessments"),
      items: await all("work_items"),
      plans: await all("plans"),
    };
    await disconnectDatabase();
    await rm(dataDir, { recursive: true, force: true });

    await open();
    const { db } = (await import("../src/database/mongoose.ts")).mongoose.connection;
    if (!db) throw new Error("connected");
    const prototype = Object.getPrototypeOf(db.collection("assessments"));
    const real = prototype.bulkWrite;
    try {
      for (let stops = 0; stops < 40; stops += 1) {
        let writes = 0;
        prototype.bulkWrite = async function (this: unknown, operations: unknown[], ...rest: unknown[]) {
          writes += 1;
          // One batch whole, of the next a part, then nothing any more: as a process that is killed.
          if (writes === 1) return Reflect.apply(real, this, [operations, ...rest]);
          await Reflect.apply(real, this, [operations.slice(0, 3), ...rest]);
          throw new Error("killed");
        };
        const ended = await migration.up({ batchSize: 7 }).then(
          () => true,
          () => false,
        );
        if (ended) break;
      }
    } finally {
      prototype.bulkWrite = real;
    }
    await migration.up({ batchSize: 7 });
    expect(await all("assessments")).toEqual(whole.assessments);
    expect(await all("work_items")).toEqual(whole.items);
    expect(await all("plans")).toEqual(whole.plans);
  });
});

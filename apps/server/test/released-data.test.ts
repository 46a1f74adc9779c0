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
import { verifyPersons } from "../src/staff/verify-persons.ts";
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
/** An assessment of 0.1.0 put together again from what became contributions. */
function joined(assessment: StoredDocument, contributions: readonly StoredDocument[]): StoredDocument {
  const own = contributions.filter(({ assessmentId }) => assessmentId === assessment._id);
  const bodyOf = (kind: string) => Object(own.find((one) => one.kind === kind)?.[kind]);
  const signature = (kind: string) => {
    const { by, byName, givenAt: at } = own.find((one) => one.kind === kind) ?? { _id: "" };
    return { by, byName, at };
  };
  const { paperHash, ...filled } = bodyOf("filling");
  expect(paperHash).toBe(assessment.paperHash);
  const savedAt = own.find(({ kind }) => kind === "filling")?.savedAt;
  const acknowledgement = own.find(({ kind }) => kind === "acknowledgement");
  return {
    ...assessment,
    ...filled,
    ...(savedAt === undefined ? {} : { answersSavedAt: savedAt }),
    ...(own.some(({ kind }) => kind === "review")
      ? { review: { ...bodyOf("review"), ...signature("review") } }
      : {}),
    ...(own.some(({ kind }) => kind === "feedback")
      ? {
          feedback: {
            ...bodyOf("feedback"),
            ...signature("feedback"),
            ...Object(acknowledgement?.acknowledgement),
            ...(acknowledgement?.givenAt === undefined ? {} : { acknowledgedAt: acknowledgement.givenAt }),
          },
        }
      : {}),
  };
}

/** As a template that many adopted, in many versions; entries were added as texts and seeded as dates. */
async function adoptMore(): Promise<void> {
  const [publication] = await all("publications");
  const [form] = await all("forms");
  if (publication === undefined || form === undefined) throw new Error("there is one");
  const forms = Array.from({ length: 60 }, (_, at) => ({ ...form, _id: `more-${at}` }));
  const adopted = forms.map(({ _id: formId, tenantId }, at) => ({
    tenantId,
    tenantName: "甲",
    formId,
    adoptedAt: at % 2 === 0 ? new Date(2) : "1970-01-01T00:00:00.002Z",
    upgradedAt: "1970-01-01T00:00:00.003Z",
    publishedVersion: 3,
    localChanges: at,
  }));
  const removed = { tenantId: "gone", tenantName: "甲", formId: "removed", adoptedAt: new Date(1) };
  const versions = adopted.map((one, at) => ({
    ...publication,
    _id: `more-${at}`,
    version: at + 2,
    adoptions: [removed, one],
  }));
  await storedDocuments("forms").insertMany(forms);
  await storedDocuments("publications").insertMany([
    ...versions,
    { ...publication, _id: "unused", adoptions: [] },
  ]);
}

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
    const contributions = await all("contributions");
    // What their unit is called is told from now on, by the name that it has.
    const names = new Map((await all("tenants")).map(({ _id, name }) => [_id, name]));
    const named = ({ snapshot, ...rest }: StoredDocument): StoredDocument => ({
      ...rest,
      snapshot: { ...Object(snapshot), unitName: names.get(rest.tenantId ?? "") },
    });
    expect(after.map((one) => kept(joined(one, contributions)))).toEqual(
      before.assessments.map((one) => kept(named(one))),
    );
    for (const one of contributions.filter(({ kind }) => kind === "filling"))
      expect(one.revision).toBe(before.assessments.find(({ _id }) => _id === one.assessmentId)?.revision);
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

  it("departments and categories are in use, at the revision that pages know", async () => {
    await open();
    const collections = ["departments", "staff_categories"] as const;
    const before = await Promise.all(collections.map(all));
    await runMigrations(migrations);
    const after = await Promise.all(collections.map(all));
    expect(before.flat().length).toBeGreaterThan(10);
    const told = after.map((some) => some.map(({ searchText: _text, ...rest }) => rest));
    expect(told).toEqual(before.map((some) => some.map((one) => ({ ...one, state: "active" }))));
  });

  it("behind each staff record stands a person, one behind those of one account", async () => {
    await open();
    const before = await all("staff");
    const [one, other, third] = before.map(({ _id }) => _id);
    const account = {
      userId: "user",
      roles: ["staff"],
      revision: 0,
      createdAt: new Date(2),
      updatedAt: new Date(),
    };
    await storedDocuments("memberships").insertMany([
      { ...account, _id: "later", tenantId: "t1", staffId: one },
      { ...account, _id: "first", tenantId: "t2", staffId: third, createdAt: new Date(1) },
    ]);
    await runMigrations(migrations);
    const after = await all("staff");
    expect(after.map(({ personId: _person, searchText: _text, ...rest }) => rest)).toEqual(before);
    const personOf = new Map(after.map(({ _id, personId }) => [_id, String(personId)]));
    expect(personOf.get(one ?? "")).toBe(personOf.get(third ?? ""));
    expect(personOf.get(one ?? "")).not.toBe(personOf.get(other ?? ""));
    expect((await all("persons")).map(({ _id }) => _id)).toEqual([...new Set(personOf.values())].sort());
    expect(await verifyPersons()).toEqual([]);
    await storedDocuments("persons").deleteOne({ _id: personOf.get(other ?? "") ?? "" });
    expect(await verifyPersons()).toEqual([`Staff ${other}: there is no person behind it`]);
  });

  it("who uses a template is kept apart: each form that is there, with instants", async () => {
    await open();
    await adoptMore();
    const instant = (stored: unknown) => (stored instanceof Date ? stored : new Date(String(stored)));
    const before = await all("publications");
    await runMigrations(migrations);
    const after = await all("publications");
    expect(after).toEqual(before.map(({ adoptions: _adoptions, ...rest }) => rest));
    const listed = before.flatMap(({ _id, ownerTenantId, formId, version, adoptions }) =>
      (adoptions as Record<string, unknown>[]).map(({ formId: adopter, ...told }) => ({
        ...told,
        _id: adopter,
        publicationId: _id,
        ownerTenantId,
        templateFormId: formId,
        version,
        adoptedAt: instant(told.adoptedAt),
        ...(told.upgradedAt === undefined ? {} : { upgradedAt: instant(told.upgradedAt) }),
      })),
    );
    const isThere = ({ _id }: { _id: unknown }) => _id !== "removed";
    expect(listed.filter(isThere).length).toBeGreaterThan(40);
    expect(await all("adoptions")).toEqual(
      listed.filter(isThere).sort((one, other) => (String(one._id) < String(other._id) ? -1 : 1)),
    );
    expect((await verifyDatabase()).problems).toEqual([]);
  });

  it.each<{ name: string; changed: string[]; prepare?: () => Promise<void> }>([
    { name: "0001-steps-have-ids", changed: ["assessments", "work_items", "plans", "cycles"] },
    { name: "0002-contributions", changed: ["assessments", "contributions"] },
    { name: "0003-staff-are-persons", changed: ["staff", "persons"] },
    { name: "0004-adoptions-apart", changed: ["publications", "adoptions"], prepare: adoptMore },
  ])("$name killed at any write goes on at the next start, and comes to the same", async (tried) => {
    const { changed, prepare } = tried;
    await open();
    await prepare?.();
    const migration = migrations.find(({ name }) => name === tried.name);
    if (!migration) throw new Error("there is one");
    const earlier = migrations.slice(0, migrations.indexOf(migration));
    const whole = async () => Promise.all(changed.map(all));
    for (const one of earlier) await one.up();
    await migration.up();
    const wanted = await whole();
    await disconnectDatabase();
    await rm(dataDir, { recursive: true, force: true });

    await open();
    await prepare?.();
    for (const one of earlier) await one.up();
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
    expect(kills).toBeGreaterThanOrEqual(10);
    expect(await whole()).toEqual(wanted);
  });

  it("what the earlier release wrote after a kill counts, and a review of a paper that went back does not", async () => {
    await open();
    const [first, second] = migrations;
    await first?.up();
    const real = mongo.Collection.prototype.bulkWrite;
    let writes = 0;
    mongo.Collection.prototype.bulkWrite = async function (this: mongo.Collection, operations, options) {
      writes += 1;
      if (writes > 1) throw new Error("killed");
      return real.call(this, operations, options);
    };
    await expect(second?.up()).rejects.toThrow("killed");
    mongo.Collection.prototype.bulkWrite = real;
    const raw = storedDocuments("assessments");
    const { _id } = (await raw.findOne({ state: "filling" })) ?? { _id: "" };
    const review = { points: { 甲: 1 }, comment: "旧", by: "u", at: new Date("2026-10-01") };
    await raw.updateOne({ _id }, { $set: { answers: { 后来: 1 }, review, revision: 99 } });
    await second?.up();
    const kept = await storedDocuments("contributions")
      .find({ assessmentId: _id })
      .sort({ kind: 1 })
      .toArray();
    expect(kept).toMatchObject([
      { kind: "filling", state: "draft", revision: 99, filling: { answers: { 后来: 1 } } },
      { kind: "review", state: "superseded", review: { comment: "旧" } },
    ]);
  });

  it("papers of plans that left a step out wait for whoever held its office, and nothing is told early", async () => {
    await open();
    const raw = storedDocuments("assessments");
    // 0.1.0 opened the next step of the list, whatever its kind, and the state went on by office.
    const shapes: [was: string, left: string, open: string | undefined, wanted: string[]][] = [
      ["decided", "feedback", undefined, ["summary done", "review done", "decision done", "feedback open"]],
      [
        "reviewed",
        "decision",
        "feedback",
        ["summary done", "review done", "decision open", "feedback waiting"],
      ],
      [
        "submitted",
        "review",
        "decision",
        ["summary done", "review open", "decision waiting", "feedback waiting"],
      ],
      [
        "filling",
        "summary",
        "review",
        ["summary open", "review waiting", "decision waiting", "feedback waiting"],
      ],
    ];
    const papers = (await all("assessments")).filter(({ excluded }) => excluded === undefined);
    for (const [was, left, next] of shapes) {
      const { _id, steps } = papers.find(({ state }) => state === was) ?? { _id: "" };
      const kept = (steps as { kind: string; state: string }[])
        .filter((step) => step.kind !== left)
        .map((step) => (step.kind === next ? { ...step, state: "open" } : step));
      await raw.updateOne({ _id }, { $set: { steps: kept, formTitle: left } });
    }
    const bare = papers.findLast(({ state }) => state === "decided");
    await raw.updateOne({ _id: bare?._id ?? "" }, { $set: { steps: [], formTitle: "bare" } });
    await runMigrations(migrations);
    const after = async (formTitle: string) => {
      const { state, steps }: StoredDocument = (await raw.findOne({ formTitle })) ?? { _id: "" };
      return [
        state,
        ...(steps as { kind: string; state: string }[]).map((step) => `${step.kind} ${step.state}`),
      ];
    };
    for (const [was, left, , wanted] of shapes)
      expect(await after(left)).toEqual([was, ...wanted, "acknowledgement waiting"]);
    expect(await after("bare")).toEqual([
      "decided",
      ...["summary done", "review done", "decision done", "feedback open", "acknowledgement waiting"],
    ]);
    expect(await verifyProcess()).toEqual([]);
    expect((await verifyDatabase()).problems).toEqual([]);
  });
});

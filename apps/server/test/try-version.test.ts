import type { Form } from "@duheng/contracts";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { demonstrationCity } from "../../../seed/index.ts";
import { AssessmentModel, ScoreModel } from "../src/assessments/model.ts";
import { inTenant } from "../src/database/scope.ts";
import { setMembership } from "../src/identity/memberships.ts";
import { claimJob } from "../src/jobs/lease.ts";
import { JobModel, jobs } from "../src/jobs/model.ts";
import { runTurn } from "../src/jobs/run-turn.ts";
import type { TestClient } from "./client.ts";
import { refusal } from "./client.ts";
import { startTestServer, type TestServer } from "./server.ts";

let server: TestServer;
let admin: TestClient;
beforeAll(async () => {
  server = await startTestServer({ seed: demonstrationCity(), works: false });
  admin = await server.signIn("ga-admin", "duheng-demo-2026");
});
afterAll(() => server[Symbol.asyncDispose]());

/** A form of the bureau that was handed in by somebody. */
async function usedForm() {
  const forms = await admin.api.forms.list.query({});
  for (const { id } of forms.data) {
    const draft = await admin.api.forms.get.query({ id });
    const versions = await admin.api.forms.versions.query({ id: draft.id });
    const cycles = versions.flatMap((version) => version.cycles);
    if (cycles.some(({ papers, unsubmitted }) => papers > unsubmitted)) return { draft, versions };
  }
  throw new Error("no form of the demonstration city was ever handed in");
}

it("versions tell who published them, and which cycles use them with how many papers", async () => {
  const { versions } = await usedForm();
  const [latest] = versions;
  expect(latest).not.toHaveProperty("document");
  expect(latest?.publishedByName).not.toBe("");
  expect(latest?.cycles[0]).toMatchObject({ title: expect.any(String), papers: expect.any(Number) });
});

it("the draft as it was published gives each of last cycle's papers its own score again", async () => {
  const { draft } = await usedForm();
  const tried = await admin.api.forms.compareScores.query({ id: draft.id, revision: draft.revision });
  expect(tried?.summary).toMatchObject({ higher: 0, lower: 0, largestRise: 0, withLosses: 0 });
  expect(tried?.papers.length).toBe(tried?.handedIn);
  for (const { before, after, difference, why } of tried?.papers ?? []) {
    expect(after).toBe(before);
    expect(why === undefined).toBe(difference !== null);
  }
});

it("a changed draft says who moves, the largest difference first, and keeps nothing of it", async () => {
  const { draft } = await usedForm();
  const document = {
    ...draft.document,
    score: { ...draft.document.score, upper: 50 },
    samples: [],
  };
  const saved = await admin.api.forms.update.mutate({ id: draft.id, revision: draft.revision, document });
  const tried = await admin.api.forms.compareScores.query({ id: draft.id, revision: saved.revision });
  const scored = (tried?.papers ?? []).filter(({ difference }) => difference !== null);
  expect(scored.length).toBeGreaterThan(0);
  for (const { before, after, difference } of scored) {
    expect(after).toBe(Math.min(before ?? 0, 50));
    expect(difference).toBeCloseTo((after ?? 0) - (before ?? 0), 4);
  }
  const sizes = scored.map(({ difference }) => Math.abs(difference ?? 0));
  expect(sizes).toEqual([...sizes].sort((one, other) => other - one));
  expect(tried?.summary.lower).toBe(sizes.filter((size) => size > 0).length);
  const stale = admin.api.forms.compareScores.query({ id: draft.id, revision: draft.revision });
  expect((await refusal(stale)).code).toBe("conflict");
});

it("says so where nothing was ever handed in, and is not for staff", async () => {
  const draft = await admin.api.forms.create.mutate({ title: "新表" });
  expect(await admin.api.forms.compareScores.query({ id: draft.id, revision: 0 })).toBeNull();
  const officer = await server.signIn("officer", "duheng-demo-2026");
  const asked = officer.api.forms.compareScores.query({ id: draft.id, revision: 0 });
  expect((await refusal(asked)).code).toBe("forbidden");
});

describe("all papers, however many, are tried by a job", () => {
  const never = new AbortController().signal;
  /** One turn of the trial that is next: a single step unless told otherwise. */
  const turn = async (milliseconds = 5) => {
    const job = await claimJob(["forms.tryVersion"]);
    if (job) await runTurn(job, never, milliseconds);
    return job && jobs.get(job.id);
  };
  const untilOver = async () => {
    for (;;) {
      const job = await turn(60_000);
      if (job?.isOpen === undefined) return job;
    }
  };
  const trialOf = async ({ id, revision }: { id: string; revision: number }) => {
    const tried = await admin.api.forms.compareScores.query({ id, revision });
    if (tried === null) throw new Error("nothing was handed in");
    return tried;
  };
  const want = ({ id, revision }: { id: string; revision: number }) =>
    admin.api.forms.tryVersion.mutate({ id, revision });

  /** The form's papers of its newest cycle, so many of them, by copying those that are there. */
  async function crowd(formId: string, count: number): Promise<void> {
    const { cycle } = await trialOf(await admin.api.forms.get.query({ id: formId }));
    await inTenant("hlbe-ga", async () => {
      const papers = await AssessmentModel.find({
        formId,
        cycleId: cycle.id,
        scoreId: { $exists: true },
        state: { $ne: "filling" },
      }).lean();
      const byId = new Map((await ScoreModel.find({}).lean()).map((score) => [score._id, score]));
      const made = Array.from({ length: count - papers.length }, (_, index) => {
        const paper = papers[index % papers.length];
        const score = byId.get(paper?.scoreId ?? "");
        if (!paper || !score) throw new Error("a paper without its score");
        const [id, scoreId] = [`copy-${index}`, `copy-score-${index}`];
        const subject = { ...paper.subject, id: `copied-${index}` };
        const snapshot = { ...paper.snapshot, name: `${paper.snapshot.name}${index}` };
        return {
          paper: { ...paper, _id: id, subject, snapshot, scoreId },
          score: { ...score, _id: scoreId, assessmentId: id },
        };
      });
      await ScoreModel.collection.insertMany(made.map(({ score }) => score) as never);
      await AssessmentModel.collection.insertMany(made.map(({ paper }) => paper) as never);
    });
  }

  it("what it finds is what trying at once finds", async () => {
    const { draft } = await usedForm();
    const atOnce = await trialOf(draft);
    expect(atOnce.inBackground).toBeUndefined();
    await want(draft);
    expect((await untilOver())?.state).toBe("done");
    const { inBackground, ...byJob } = await trialOf(draft);
    expect(byJob).toEqual(atOnce);
    expect(inBackground?.job).toMatchObject({ state: "done", kind: "forms.tryVersion" });
  });

  it("too many to wait for are offered, counted whole, and listed as far as people read", async () => {
    const { draft } = await usedForm();
    await crowd(draft.id, 520);
    const document = { ...draft.document, score: { ...draft.document.score, upper: 60 }, samples: [] };
    const saved = await admin.api.forms.update.mutate({ id: draft.id, revision: draft.revision, document });
    const offered = await trialOf(saved);
    expect(offered).toMatchObject({ handedIn: 520, papers: [], summary: { count: 0 }, inBackground: {} });
    expect(offered.inBackground?.job).toBeUndefined();

    const wanted = await want(saved);
    expect((await want(saved)).id).toBe(wanted.id);
    expect(wanted.said.zh).toBe("按新版试算全部已提交的表");
    await turn();
    const begun = await turn();
    expect(begun?.progress).toEqual({ done: 40, total: 520 });
    const seen = await trialOf(saved);
    expect(seen.inBackground?.job).toMatchObject({ id: wanted.id, progress: { done: 40, total: 520 } });
    expect(await admin.api.jobs.get.query({ id: wanted.id })).not.toHaveProperty("stage");

    // Its process is killed in the middle of a step, and somebody saves the draft: it goes on where it was noted.
    await claimJob(["forms.tryVersion"]);
    await JobModel.updateMany({ state: "running" }, { $set: { "lease.untilAt": new Date(0) } });
    await admin.api.forms.update.mutate({
      id: saved.id,
      revision: saved.revision,
      document: { ...document, score: { ...document.score, upper: 61 } },
    });
    const done = await untilOver();
    expect(done).toMatchObject({ state: "done", progress: { done: 520, total: 520 } });
    expect(done).not.toHaveProperty("stage");
    const tried: typeof offered = Object(done?.result).tried;
    expect(tried).toMatchObject({ handedIn: 520, summary: { count: 520 } });
    expect(tried.papers).toHaveLength(500);
    expect(tried.pairs).toHaveLength(160);
    const { higher, lower, same, unscored } = tried.summary;
    expect(higher + lower + same + unscored).toBe(520);
    expect(higher).toBe(0);
    expect(lower).toBeGreaterThan(0);
    for (const { before, after } of tried.papers)
      if (before !== null) expect(after).toBe(Math.min(before, 60));
  });

  it("of a draft that is no more the present one is ended when the present one's is wanted", async () => {
    const { draft } = await usedForm();
    const first = await want(draft);
    const saved = await admin.api.forms.update.mutate({
      id: draft.id,
      revision: draft.revision,
      document: { ...draft.document, score: { ...draft.document.score, upper: 70 } },
    });
    expect((await refusal(want(draft))).code).toBe("conflict");
    const second = await want(saved);
    expect((await jobs.get(first.id)).state).toBe("cancelled");
    await admin.api.jobs.cancel.mutate({ id: second.id });
    const seen = await trialOf(saved);
    expect(seen).toMatchObject({ papers: [], inBackground: { job: { state: "cancelled" } } });
    const again = await want(saved);
    expect(again.id).not.toBe(second.id);
    expect((await untilOver())?.state).toBe("done");
    expect((await trialOf(saved)).summary.count).toBe(520);
  });

  it("holds each against its own category, whatever parts the papers came in", async () => {
    const { draft } = await usedForm();
    const cycleId = (await trialOf(draft)).cycle.id;
    const copied = { formId: draft.id, _id: { $regex: "^copy-.*[02468]$" } } as never;
    const other = { "snapshot.categoryId": "other", "snapshot.categoryName": "其他" };
    await inTenant("hlbe-ga", () => AssessmentModel.updateMany(copied, { $set: other }));
    const [first] = draft.document.indicators;
    if (first === undefined) throw new Error("a form without indicators");
    const counting: Form["indicators"][number] = {
      ...first,
      points: { kind: "fixed", full: 1000 },
      by: { kind: "formula", formula: "COHORT.COUNT() / 10" },
    };
    const document: Form = {
      ...draft.document,
      score: { groups: [{ id: "all", code: first.group, title: "全部" }] },
      indicators: [counting],
      samples: [],
    };
    const saved = await admin.api.forms.update.mutate({ id: draft.id, revision: draft.revision, document });
    const { id } = await want(saved);
    await turn();
    await turn();
    // Gone through twice: each paper counts half in the first round.
    expect((await jobs.get(id)).progress).toEqual({ done: 20, total: 520 });
    expect(await untilOver()).toMatchObject({ state: "done", progress: { done: 520, total: 520 } });
    const { papers, summary } = await trialOf(saved);
    expect(summary.unscored).toBe(0);
    const size = (categoryId: object | string) =>
      inTenant("hlbe-ga", () =>
        AssessmentModel.countDocuments({
          ...{ formId: draft.id, cycleId, state: { $ne: "filling" } },
          "snapshot.categoryId": categoryId,
        }),
      );
    const [others, rest] = [await size("other"), await size({ $ne: "other" })];
    expect(others * rest).toBeGreaterThan(0);
    for (const { categoryName, after } of papers)
      expect(after).toBe((categoryName === "其他" ? others : rest) / 10);
  });

  it("acts as whoever wanted it, is its unit's alone, and not for staff", async () => {
    const { draft } = await usedForm();
    const officer = await server.signIn("officer", "duheng-demo-2026");
    const { id, revision } = draft;
    expect((await refusal(officer.api.forms.tryVersion.mutate({ id, revision }))).code).toBe("forbidden");
    const other = await server.as("elsewhere", ["unit-admin"]);
    expect((await refusal(other.api.forms.tryVersion.mutate({ id, revision }))).code).toBe("not-found");
    const second = await server.as("hlbe-ga", ["unit-admin"]);
    const job = await second.api.forms.tryVersion.mutate({ id, revision });
    await turn();
    await setMembership({ userId: second.userId, tenantId: "hlbe-ga", roles: ["staff"] });
    expect(await untilOver()).toMatchObject({ id: job.id, state: "failed", error: { code: "forbidden" } });
  });
});

import { setTimeout as sleep } from "node:timers/promises";
import { draftIn, earlierOf, givenOf } from "@duheng/assessment";
import type { Contribution, Form } from "@duheng/contracts";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { verifyProcess } from "../src/assessments/verify-process.ts";
import { inTenant } from "../src/database/scope.ts";
import { refusal } from "./client.ts";
import { filledPaper } from "./filled-paper.ts";
import { givePaper } from "./give-paper.ts";
import { type SignedIn, startTestServer, type TestServer } from "./server.ts";

const tenantId = "bureau";
let server: TestServer;
let admin: SignedIn;
let person: SignedIn;
let leader: SignedIn;
let id: string;

const fields: Form["fields"] = {
  type: "object",
  properties: { 结案数: { type: "integer", title: "结案数", "x-id": "f-cases" } },
};
const indicators: Form["indicators"] = [
  {
    id: "i-cases",
    code: "cases",
    title: "结案",
    group: "common",
    points: { kind: "fixed", full: 60 },
    by: { kind: "formula", formula: "MIN(结案数, 60)" },
  },
  {
    id: "i-manner",
    code: "manner",
    title: "作风",
    group: "common",
    points: { kind: "fixed", full: 40 },
    by: { kind: "reviewer" },
  },
];

beforeAll(async () => {
  server = await startTestServer();
  admin = await server.as(tenantId, ["unit-admin"]);
  leader = await server.as(tenantId, ["leader-in-charge"], { staffId: "leader" });
  person = await server.as(tenantId, ["staff"], { staffId: "p1" });
  const draft = await admin.api.forms.create.mutate({ title: "季度考核表" });
  const { revision } = await admin.api.forms.update.mutate({
    id: draft.id,
    revision: draft.revision,
    document: { ...draft.document, fields, indicators },
  });
  const version = await admin.api.forms.publish.mutate({ id: draft.id, revision });
  ({ id } = await givePaper({
    tenantId,
    staffId: "p1",
    userId: person.userId,
    version,
    reviewerIds: ["leader"],
  }));
});
afterAll(() => server[Symbol.asyncDispose]());

const seenBy = (one: SignedIn): Promise<Contribution[]> => one.api.assessments.contributions.query({ id });
const kinds = async (one: SignedIn) =>
  (await seenBy(one)).map(({ kind, state }) => `${kind} ${state}`).sort();
const revisionOf = async () => (await leader.api.assessments.get.query({ id })).revision;

async function handIn(answers: Record<string, unknown>) {
  const { revision } = await filledPaper(person, id);
  return person.api.assessments.submit.mutate({ id, revision, answers, summary: "小结" });
}

describe("what people put into the steps of an assessment", () => {
  it("is not begun for them before its turn", async () => {
    const early = leader.api.assessments.saveReview.mutate({
      id,
      review: { points: {}, comment: "先写几句" },
    });
    expect((await refusal(early)).code).toBe("wrong-state");
    expect(await kinds(leader)).toEqual(["filling draft"]);
  });

  it("a save writes the paper, and never the assessment", async () => {
    const before = await person.api.assessments.get.query({ id });
    const { revision } = await filledPaper(person, id);
    const saved = await person.api.assessments.saveAnswers.mutate({ id, revision, answers: { 结案数: 1 } });
    expect(saved).toMatchObject({
      kind: "filling",
      state: "draft",
      by: person.userId,
      filling: { answers: { 结案数: 1 } },
    });
    expect(await person.api.assessments.get.query({ id })).toEqual(before);
    const stale = await refusal(
      person.api.assessments.saveAnswers.mutate({ id, revision, answers: { 结案数: 2 } }),
    );
    expect([stale.code, stale.data?.current]).toEqual(["conflict", await filledPaper(person, id)]);
    const late = await refusal(
      person.api.assessments.submit.mutate({ id, revision, answers: { 结案数: 2 }, summary: "小结" }),
    );
    expect([late.code, late.data?.current]).toEqual(["conflict", await filledPaper(person, id)]);
  });

  it("a reviewer's draft is kept however unfinished, for himself alone", async () => {
    await handIn({ 结案数: 50 });
    const review = { points: {}, typed: { manner: "三十几" }, comment: "" };
    const first = await leader.api.assessments.saveReview.mutate({ id, review });
    expect(first).toMatchObject({ kind: "review", state: "draft", by: leader.userId, revision: 0, review });
    const next = { points: { manner: 35 }, comment: "踏实", proposedGrade: "good" as const };
    const second = await leader.api.assessments.saveReview.mutate({ id, revision: 0, review: next });
    expect(second).toMatchObject({ id: first.id, revision: 1, review: next });
    expect(second.review).not.toHaveProperty("typed");
    expect(await kinds(leader)).toEqual(["filling given", "review draft"]);
    for (const other of [person, admin]) expect(await kinds(other)).toEqual(["filling given"]);
    const assessment = await person.api.assessments.get.query({ id });
    expect(assessment).toMatchObject({ state: "submitted", score: 50, result: { provisional: true } });
  });

  it("another device of his finds it: nothing is written over", async () => {
    const review = { points: {}, comment: "另一台设备" };
    for (const revision of [{}, { revision: 0 }, { revision: 2 }]) {
      const refused = await refusal(leader.api.assessments.saveReview.mutate({ id, ...revision, review }));
      expect([refused.code, refused.data?.current]).toMatchObject([
        "conflict",
        { revision: 1, review: { comment: "踏实" } },
      ]);
    }
    const once = await Promise.allSettled(
      [1, 2].map((index) =>
        leader.api.assessments.saveReview.mutate({
          id,
          revision: 1,
          review: { points: {}, comment: `第${index}次` },
        }),
      ),
    );
    expect(once.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  });

  it("given, it counts; returned, it stays as earlier for those who judge, and a new one is begun", async () => {
    const input = { id, revision: await revisionOf(), points: { manner: 35 }, comment: "踏实" };
    // Another device has gone on with it since: it is never written over unseen.
    const unseen = await refusal(leader.api.assessments.review.mutate({ ...input, draftRevision: 1 }));
    expect([unseen.code, unseen.data?.current]).toMatchObject(["conflict", { kind: "review", revision: 2 }]);
    const reviewed = await leader.api.assessments.review.mutate({ ...input, draftRevision: 2 });
    const { revision: knownBefore } = await filledPaper(person, id);
    expect(reviewed).toMatchObject({ state: "reviewed", score: 85, result: { provisional: false } });
    expect(await kinds(leader)).toEqual(["filling given", "review given"]);
    expect(await kinds(person)).toEqual(["filling given"]);

    await leader.api.assessments.returnToStaff.mutate({ id, revision: reviewed.revision, reason: "请核对" });
    expect(await kinds(leader)).toEqual(["filling draft", "filling superseded", "review superseded"]);
    expect(await kinds(person)).toEqual(["filling draft", "filling superseded"]);
    expect((await filledPaper(person, id)).filling).toMatchObject({
      answers: { 结案数: 50 },
      summary: "小结",
    });
    expect(await inTenant(tenantId, () => verifyProcess())).toEqual([]);

    const late = person.api.assessments.saveAnswers.mutate({ id, revision: knownBefore, answers: {} });
    expect((await refusal(late)).code).toBe("conflict");
    await handIn({ 结案数: 55 });
    await leader.api.assessments.saveReview.mutate({ id, review: { points: {}, comment: "再看" } });
    const seen = await seenBy(leader);
    const [earlier] = earlierOf(seen, "review");
    expect(earlier).toMatchObject({ by: leader.userId, review: { points: { manner: 35 }, comment: "踏实" } });
    expect(earlierOf(seen, "filling").map(({ filling }) => filling.answers)).toEqual([{ 结案数: 50 }]);
    expect(givenOf(seen, "review")).toEqual([]);
    const again = await leader.api.assessments.review.mutate({
      id,
      revision: await revisionOf(),
      points: { manner: 30 },
      comment: "更踏实",
      draftRevision: 0,
    });
    expect(again.score).toBe(85);
    const after = await seenBy(leader);
    expect(givenOf(after, "review").map(({ review }) => review.comment)).toEqual(["更踏实"]);
    expect(draftIn(after, "review", { stepId: "review", by: leader.userId })).toBeUndefined();
  });

  it("a save that meets the giving never leaves a draft beside it", async () => {
    for (let round = 0; round < 8; round += 1) {
      const version = await admin.api.forms.version.query({
        formId: (await leader.api.assessments.get.query({ id })).formId,
        version: 1,
      });
      const other = await server.as(tenantId, ["staff"], { staffId: `race-${round}` });
      const paper = await givePaper({
        tenantId,
        staffId: `race-${round}`,
        userId: other.userId,
        version,
        reviewerIds: ["leader"],
      });
      const { revision } = await filledPaper(other, paper.id);
      const handed = await other.api.assessments.submit.mutate({
        id: paper.id,
        revision,
        answers: { 结案数: 1 },
        summary: "小结",
      });
      const given = { id: paper.id, revision: handed.revision, points: { manner: 1 }, comment: "好" };
      const begun = { id: paper.id, review: { points: {}, comment: "开头" } };
      await Promise.allSettled([
        leader.api.assessments.saveReview.mutate(begun),
        sleep(round * 2).then(() => leader.api.assessments.review.mutate(given)),
      ]);
      const after = await leader.api.assessments.contributions.query({ id: paper.id });
      expect(after.filter(({ kind }) => kind === "review")).toHaveLength(1);
    }
    expect(await inTenant(tenantId, () => verifyProcess())).toEqual([]);
  });
});

import { createFillStore } from "@duheng/form";
import { afterAll, beforeAll, expect, it } from "vitest";
import { inTenant } from "../src/database/scope.ts";
import { paperHashOf } from "../src/forms/paper-hash-of.ts";
import { paperSource } from "../src/forms/paper-source.ts";
import { openKept } from "../src/workshop/kept-papers.ts";
import { filledPaper } from "./filled-paper.ts";
import { givePaper } from "./give-paper.ts";
import { startTestServer, type TestServer } from "./server.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server[Symbol.asyncDispose]());

it("a default that was cleared stays cleared: saved, handed in, returned, handed in again, the same score", async () => {
  const admin = await server.as("bureau", ["unit-admin"]);
  const person = await server.as("bureau", ["staff"], { staffId: "staff" });
  const leader = await server.as("bureau", ["main-leader"], { staffId: "leader" });
  const draft = await admin.api.forms.create.mutate({ title: "带默认值的考核表" });
  const { revision } = await admin.api.forms.update.mutate({
    id: draft.id,
    revision: draft.revision,
    document: {
      ...draft.document,
      fields: {
        type: "object",
        properties: { 基础分: { type: "number", title: "基础分", default: 5, "x-id": "f-base" } },
      },
      indicators: [
        {
          id: "indicator",
          code: "work",
          title: "工作实绩",
          group: "common",
          points: { kind: "fixed", full: 100 },
          by: { kind: "formula", formula: "50 + (基础分 ?? 0)" },
        },
      ],
    },
  });
  const version = await admin.api.forms.publish.mutate({ id: draft.id, revision });
  const given = { tenantId: "bureau", staffId: "staff", userId: person.userId, version };
  const { id } = await givePaper(given);
  const paper = await inTenant("bureau", async () => openKept(await paperSource(paperHashOf(version))));
  const scores: unknown[] = [];
  for (let turn = 0; turn < 3; turn += 1) {
    // What the page does: opens the paper as the server has it, saves, hands in.
    const opened = await filledPaper(person, id);
    const store = createFillStore(paper, opened.filling.answers);
    if (turn === 0) store.set("/基础分", undefined);
    const answers = { ...store.snapshot().answers };
    expect(answers).toEqual({ 基础分: null });
    const saved = await person.api.assessments.saveAnswers.mutate({
      id,
      revision: opened.revision,
      answers,
    });
    expect(saved.filling?.answers).toEqual({ 基础分: null });
    const submitted = await person.api.assessments.submit.mutate({
      id,
      revision: saved.revision,
      answers,
      summary: "小结",
    });
    expect((await filledPaper(person, id)).filling).toMatchObject({ answers: {}, cleared: ["/基础分"] });
    scores.push(submitted.score);
    await leader.api.assessments.returnToStaff.mutate({
      id,
      revision: submitted.revision,
      reason: "请核对",
    });
    const { filling } = await filledPaper(person, id);
    expect(filling.answers).toEqual({ 基础分: null });
    expect(filling.cleared).toBeUndefined();
  }
  expect(scores).toEqual([50, 50, 50]);
});

import type { Form } from "@duheng/contracts";
import { hashForm, hashPaper } from "@duheng/form";
import { afterAll, beforeAll, expect, it } from "vitest";
import { inTenant } from "../src/database/scope.ts";
import { ensurePaper } from "../src/forms/ensure-paper.ts";
import { formDrafts, formVersions, papers } from "../src/forms/model.ts";
import { paperHashOf } from "../src/forms/paper-hash-of.ts";
import { paperSource } from "../src/forms/paper-source.ts";
import { inWorkshop } from "../src/workshop/in-workshop.ts";
import { startTestServer, type TestServer } from "./server.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server[Symbol.asyncDispose]());

it("what a version settled is settled in its edition, beside the same document published anew", async () => {
  const admin = await server.as("bureau", ["unit-admin"]);
  const draft = await admin.api.forms.create.mutate({ title: "季度表" });
  const [group] = draft.document.score.groups;
  const document: Form = {
    ...draft.document,
    indicators: [
      {
        id: "i-1",
        code: "A",
        title: "计数",
        group: group?.code ?? "",
        points: { kind: "floating", min: 0, max: 10 },
        by: { kind: "formula", formula: 'COUNT(1, "a", 3)' },
      },
    ],
  };
  const saved = await admin.api.forms.update.mutate({ id: draft.id, revision: draft.revision, document });
  // As it was published before editions were told apart: the version says none.
  const earlier = await ensurePaper(document, 0);
  await inTenant("bureau", () =>
    formVersions.insert({
      formId: draft.id,
      version: 1,
      hash: hashForm(document, 0),
      paperHash: earlier,
      document,
      publishedBy: "somebody",
      publishedAt: "2026-03-16T10:00:00.000Z",
    }),
  );
  expect(earlier).toBe(hashPaper(document, 0));
  const later = await ensurePaper(saved.document);
  expect(later).toBe(hashPaper(document, 1));
  const stored = await papers.find({ _id: { $in: [earlier, later] } });
  expect(new Map(stored.map(({ id, edition }) => [id, edition]))).toEqual(
    new Map([
      [earlier, 0],
      [later, 1],
    ]),
  );
  const points = async (hash: string) =>
    (await inWorkshop("scorePaper", await paperSource(hash), { answers: {} })).indicators.A?.points;
  expect([await points(earlier), await points(later)]).toEqual([3, 2]);
});

it("a version is published in the newest edition, and says so", async () => {
  const admin = await server.as("bureau", ["unit-admin"]);
  const draft = await admin.api.forms.create.mutate({ title: "新表" });
  const version = await admin.api.forms.publish.mutate({ id: draft.id, revision: draft.revision });
  expect(version).toMatchObject({
    edition: 1,
    hash: hashForm(draft.document, 1),
    paperHash: hashPaper(draft.document, 1),
  });
});

it("what was published by an earlier compiler runs on; published again, the same form has a paper of its own", async () => {
  const admin = await server.as("bureau", ["unit-admin"]);
  const draft = await admin.api.forms.create.mutate({ title: "老表" });
  const { document } = draft;
  const hash = hashForm(document);
  // As an earlier release left it: the paper has the form's hash, and the version names no other.
  const module =
    'export const hasPatterns = false;\nexport function createPaper() { return { score: () => "old" }; }';
  const paper = { id: hash, module, compiler: "duheng-paper-10", edition: 1 } as const;
  await papers.insert({ ...paper, createdAt: "2026-03-16T10:00:00.000Z" });
  const first = await inTenant("bureau", async () => {
    const stored = await formDrafts.get(draft.id);
    await formDrafts.replace({ ...stored, latestVersion: 1, state: "published" });
    return formVersions.insert({
      formId: draft.id,
      version: 1,
      hash,
      edition: 1,
      document,
      publishedBy: "somebody",
      publishedAt: "2026-03-16T10:00:00.000Z",
    });
  });
  const { revision } = await admin.api.forms.get.query({ id: draft.id });
  const second = await admin.api.forms.publish.mutate({ id: draft.id, revision });
  expect(second).toMatchObject({ version: 2, hash: first.hash, paperHash: hashPaper(document) });
  expect(await papers.get(hash)).toMatchObject(paper);
  expect(await inWorkshop("scorePaper", await paperSource(paperHashOf(first)), { answers: {} })).toBe("old");
  expect(
    await inWorkshop("scorePaper", await paperSource(paperHashOf(second)), { answers: {} }),
  ).toHaveProperty("indicators");
  const again = admin.api.forms.publish.mutate({ id: draft.id, revision: revision + 1 });
  await expect(again).rejects.toMatchObject({ data: { code: "duplicate" } });
});

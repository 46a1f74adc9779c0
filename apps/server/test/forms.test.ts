import type { Form } from "@duheng/contracts";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { inTenant } from "../src/database/scope.ts";
import { FormRevisionModel, formRevisions } from "../src/forms/model.ts";
import { refusal } from "./client.ts";
import { type SignedIn, startTestServer, type TestServer } from "./server.ts";
import { readTrail } from "./trail.ts";

let server: TestServer;
let first: SignedIn;
let second: SignedIn;
beforeAll(async () => {
  server = await startTestServer();
  first = await server.as("bureau", ["unit-admin"]);
  second = await server.as("bureau", ["unit-admin"]);
});
afterAll(() => server[Symbol.asyncDispose]());

const titled = (document: Form, title: string): Form => ({ ...document, title });

describe("two admins on one form", () => {
  it("see each other, where the other is and what revision the draft has, until one leaves", async () => {
    const draft = await first.api.forms.create.mutate({ title: "季度表" });
    const tell = (person: SignedIn, windowId: string, place: string, isLeaving = false) =>
      person.api.forms.present.mutate({ formId: draft.id, windowId, place, isLeaving });
    expect(await tell(first, "w1", "form")).toEqual({ others: [], revision: 0 });
    const { others } = await tell(second, "w2", "indicator:i1");
    expect(others).toEqual([
      { id: expect.any(String), name: expect.stringContaining("示例"), place: "form" },
    ]);
    await second.api.forms.update.mutate({
      id: draft.id,
      revision: 0,
      document: titled(draft.document, "改过"),
    });
    expect(await tell(first, "w1", "page:p1")).toMatchObject({
      others: [{ place: "indicator:i1" }],
      revision: 1,
    });
    expect((await tell(second, "w2", "form")).others).toMatchObject([
      { id: others[0]?.id, place: "page:p1" },
    ]);
    await tell(second, "w2", "form", true);
    expect((await tell(first, "w1", "form")).others).toEqual([]);
  });

  it("one's own other window is told as one's own; the same window after a reload is no other", async () => {
    const draft = await first.api.forms.create.mutate({ title: "季度表" });
    const tell = (person: SignedIn, windowId: string) =>
      person.api.forms.present.mutate({ formId: draft.id, windowId, place: "form" });
    await tell(first, "self-1");
    expect((await tell(first, "self-1")).others).toEqual([]);
    expect((await tell(first, "self-2")).others).toMatchObject([{ isSelf: true }]);
    const { others } = await tell(second, "other-1");
    expect(others.map(({ isSelf }) => isSelf)).toEqual([undefined, undefined]);
  });

  it("cannot be told away by somebody else, nor seen from another unit", async () => {
    const draft = await first.api.forms.create.mutate({ title: "季度表" });
    await first.api.forms.present.mutate({ formId: draft.id, windowId: "mine", place: "form" });
    await second.api.forms.present.mutate({
      formId: draft.id,
      windowId: "mine",
      place: "form",
      isLeaving: true,
    });
    const { others } = await second.api.forms.present.mutate({
      formId: draft.id,
      windowId: "theirs",
      place: "form",
    });
    expect(others).toHaveLength(1);
    // Nor can anybody find out which names windows bear: another's is as free as any.
    const { id: told } = others[0] ?? { id: "" };
    expect(told).not.toContain("mine");
    for (const windowId of ["mine", told, "free"]) {
      const { others: seen } = await second.api.forms.present.mutate({
        formId: draft.id,
        windowId,
        place: "form",
      });
      expect(seen.filter(({ isSelf }) => isSelf === undefined).map(({ id }) => id)).toEqual([told]);
    }
    const stranger = await server.as("court", ["unit-admin"]);
    const answer = await refusal(
      stranger.api.forms.present.mutate({ formId: draft.id, windowId: "w", place: "form" }),
    );
    expect(answer.code).toBe("not-found");
  });

  it("leaves no entry in the audit trail", async () => {
    const draft = await first.api.forms.create.mutate({ title: "季度表" });
    const auditor = await server.as("bureau", ["auditor"]);
    const count = async () => (await auditor.api.audit.list.query({})).total;
    const before = await count();
    await first.api.forms.present.mutate({ formId: draft.id, windowId: "w", place: "form" });
    expect(await count()).toBe(before);
  });
});

describe("revisions", () => {
  it("of what one person saved in a row are one, the newest first", async () => {
    let draft = await first.api.forms.create.mutate({ title: "一" });
    const save = async (person: SignedIn, title: string) => {
      draft = await person.api.forms.update.mutate({
        id: draft.id,
        revision: draft.revision,
        document: titled(draft.document, title),
      });
    };
    await save(first, "二");
    await save(first, "三");
    await save(second, "四");
    await save(first, "五");
    const listed = await first.api.forms.revisions.query({ id: draft.id });
    expect(listed.map(({ number }) => number)).toEqual([4, 3, 2]);
    expect(new Set(listed.map(({ savedBy }) => savedBy)).size).toBe(2);
    expect(await kept(draft.id)).toEqual(["0 一", "2 三", "3 四", "4 五"]);
    // A list that was read earlier may name a save whose place a later one of its sitting took.
    const early = await first.api.forms.revision.query({ formId: draft.id, number: 1 });
    expect(early).toMatchObject({ number: 2, document: { title: "三" } });
    const stranger = await server.as("court", ["unit-admin"]);
    expect(await stranger.api.forms.revisions.query({ id: draft.id })).toEqual([]);
    const answer = await refusal(stranger.api.forms.revision.query({ formId: draft.id, number: 1 }));
    expect(answer.code).toBe("not-found");
  });
});

describe("the revision of a sitting", () => {
  const start = async () => {
    let draft = await first.api.forms.create.mutate({ title: "一" });
    const save = async (title: string) => {
      const document = titled(draft.document, title);
      const { id, revision } = draft;
      draft = await first.api.forms.update.mutate({ id, revision, document });
      return draft;
    };
    return { id: draft.id, save };
  };

  it("ends after ten minutes, however often it was saved", async () => {
    const { id, save } = await start();
    for (const title of ["二", "三"]) await save(title);
    const ago = (minutes: number) => new Date(Date.now() - minutes * 60_000);
    const begin = (minutes: number) =>
      inTenant("bureau", () =>
        FormRevisionModel.updateOne({ formId: id, number: 2 }, { $set: { "since.at": ago(minutes) } }),
      );
    await begin(10);
    await save("四");
    expect(await kept(id)).toEqual(["0 一", "2 三", "3 四"]);
  });

  it("stays as it is while somebody else has the form open", async () => {
    const { id, save } = await start();
    await save("二");
    await second.api.forms.present.mutate({ formId: id, windowId: "theirs", place: "form" });
    await first.api.forms.present.mutate({ formId: id, windowId: "mine", place: "form" });
    await save("三");
    await save("四");
    expect(await kept(id)).toEqual(["0 一", "1 二", "2 三", "3 四"]);
    await second.api.forms.present.mutate({ formId: id, windowId: "theirs", place: "form", isLeaving: true });
    await save("五");
    expect(await kept(id)).toEqual(["0 一", "1 二", "2 三", "4 五"]);
  });

  it("stays where it was published", async () => {
    const { id, save } = await start();
    const { revision } = await save("二");
    await first.api.forms.publish.mutate({ id, revision });
    const { document, revision: present } = await first.api.forms.get.query({ id });
    for (const [at, title] of ["三", "四"].entries())
      await first.api.forms.update.mutate({ id, revision: present + at, document: titled(document, title) });
    expect(await kept(id)).toEqual(["0 一", "1 二", "4 四"]);
  });
});

/** Number and title of each revision that is kept. */
function kept(formId: string): Promise<string[]> {
  return inTenant("bureau", async () =>
    (await formRevisions.find({ formId }, { sort: { number: 1 } })).map(
      ({ number, document }) => `${number} ${document.title}`,
    ),
  );
}

describe("the list of forms", () => {
  const listed = async (state: string) =>
    (await first.api.forms.list.query({ filter: { state }, page: { page: 1, perPage: 200 } })).data.map(
      ({ id }) => id,
    );
  const auditOf = async (id: string) => {
    const { data } = await first.api.audit.list.query({ page: { page: 1, perPage: 200 } });
    return data.filter(({ target }) => target?.id === id).map(({ action }) => action);
  };

  it("a copy holds what the form holds now, under its own name, and is audited as what it is", async () => {
    const form = await first.api.forms.create.mutate({ title: "季度表" });
    const document = titled({ ...form.document, description: "说明" }, "季度表");
    await first.api.forms.update.mutate({ id: form.id, revision: 0, document });
    const copy = await first.api.forms.copy.mutate({ id: form.id, title: "季度表（副本）" });
    expect(copy).toMatchObject({ title: "季度表（副本）", state: "draft", latestVersion: 0, revision: 0 });
    expect(copy.document).toEqual(titled(document, "季度表（副本）"));
    expect(await auditOf(copy.id)).toContain("forms.copy");
    const [copied] = (await readTrail(first)).filter(({ action }) => action === "forms.copy");
    expect(copied?.zh).toContain("复制考核表“季度表”为“季度表（副本）”");
    const stranger = await server.as("court", ["unit-admin"]);
    expect((await refusal(stranger.api.forms.copy.mutate({ id: form.id, title: "偷" }))).code).toBe(
      "not-found",
    );
    const reader = await server.as("bureau", ["auditor"]);
    expect((await refusal(reader.api.forms.copy.mutate({ id: form.id, title: "副本" }))).code).toBe(
      "forbidden",
    );
  });

  it("an archived form leaves the list, cannot be changed or published, and comes back as it was", async () => {
    const form = await first.api.forms.create.mutate({ title: "旧表" });
    const { id } = form;
    const archived = await first.api.forms.archive.mutate({ id, revision: 0 });
    expect(archived).toMatchObject({ state: "retired", document: form.document });
    expect([await listed("draft"), await listed("retired")]).toEqual([
      expect.not.arrayContaining([id]),
      expect.arrayContaining([id]),
    ]);
    const { revision } = archived;
    const change = { id, revision, document: titled(form.document, "改") };
    expect((await refusal(first.api.forms.update.mutate(change))).code).toBe("wrong-state");
    expect((await refusal(first.api.forms.publish.mutate({ id, revision }))).code).toBe("wrong-state");
    expect((await refusal(first.api.forms.archive.mutate({ id, revision }))).code).toBe("wrong-state");
    expect((await refusal(first.api.forms.restore.mutate({ id, revision: 99 }))).code).toBe("conflict");
    const restored = await first.api.forms.restore.mutate({ id, revision });
    expect(restored).toMatchObject({ state: "draft", document: form.document });
    expect((await refusal(first.api.forms.restore.mutate({ id, revision: restored.revision }))).code).toBe(
      "wrong-state",
    );
    expect(await auditOf(id)).toEqual(expect.arrayContaining(["forms.archive", "forms.restore"]));
    const stranger = await server.as("court", ["unit-admin"]);
    const theirs = stranger.api.forms.archive.mutate({ id, revision: restored.revision });
    expect((await refusal(theirs)).code).toBe("not-found");
  });

  it("a form in use is archived only by somebody who was told by what; no new cycle starts with it", async () => {
    const form = await first.api.forms.create.mutate({ title: "在用的表" });
    const published = await first.api.forms.publish.mutate({ id: form.id, revision: 0 });
    expect(published.version).toBe(1);
    const category = await first.api.staffCategories.create.mutate({ name: "甲类", code: "jia" });
    const plan = await first.api.plans.create.mutate({
      title: "平时考核方案",
      frequency: "quarter",
      papers: [{ categoryId: category.id, formId: form.id }],
    });
    const { revision } = await first.api.forms.get.query({ id: form.id });
    const refused = await refusal(first.api.forms.archive.mutate({ id: form.id, revision }));
    expect(refused).toMatchObject({
      code: "in-use",
      problems: [{ code: "used-by-plan", message: { zh: "考核方案“平时考核方案”使用它。" } }],
    });
    const archived = await first.api.forms.archive.mutate({ id: form.id, revision, evenInUse: true });
    expect(archived.state).toBe("retired");
    // Nothing but its standing is another: it has no unpublished changes.
    expect(archived.publishedRevision).toBe(archived.revision);
    const preview = await first.api.cycles.preview.query({ planId: plan.id, period: "2026-Q3" });
    expect(preview.problems.map(({ code }) => code)).toContain("form-archived");
    const restored = await first.api.forms.restore.mutate({ id: form.id, revision: archived.revision });
    expect(restored).toMatchObject({ state: "published", publishedRevision: restored.revision });
  });
});

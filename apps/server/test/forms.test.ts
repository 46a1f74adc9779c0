import type { Form } from "@duheng/contracts";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { refusal } from "./client.ts";
import { type SignedIn, startTestServer, type TestServer } from "./server.ts";

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
    expect(others).toEqual([{ id: "w1", name: expect.stringContaining("示例"), place: "form" }]);
    await second.api.forms.update.mutate({
      id: draft.id,
      revision: 0,
      document: titled(draft.document, "改过"),
    });
    expect(await tell(first, "w1", "page:p1")).toMatchObject({
      others: [{ id: "w2", place: "indicator:i1" }],
      revision: 1,
    });
    expect((await tell(second, "w2", "form")).others).toMatchObject([{ id: "w1", place: "page:p1" }]);
    await tell(second, "w2", "form", true);
    expect((await tell(first, "w1", "form")).others).toEqual([]);
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
    expect(others.map(({ id }) => id)).toEqual(["mine"]);
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
  it("are all kept; those that one person saved in a row are one line, the newest first", async () => {
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
    const early = await first.api.forms.revision.query({ formId: draft.id, number: 1 });
    expect(early.document.title).toBe("二");
    const stranger = await server.as("court", ["unit-admin"]);
    expect(await stranger.api.forms.revisions.query({ id: draft.id })).toEqual([]);
    const answer = await refusal(stranger.api.forms.revision.query({ formId: draft.id, number: 1 }));
    expect(answer.code).toBe("not-found");
  });
});

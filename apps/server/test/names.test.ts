import { type Form, validators } from "@duheng/contracts";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createAccount } from "../src/cli/accounts.ts";
import { inTenant } from "../src/database/scope.ts";
import { verifyDatabase } from "../src/database/verify.ts";
import { FormDraftModel } from "../src/forms/model.ts";
import { PublicationModel } from "../src/publications/model.ts";
import { refusal } from "./client.ts";
import { type SignedIn, startTestServer, type TestServer } from "./server.ts";
import { byCode, startSharedTemplate } from "./shared-template.ts";

let server: TestServer;
let admin: SignedIn;
beforeAll(async () => {
  server = await startTestServer();
  admin = await server.as("bureau", ["unit-admin"]);
});
afterAll(() => server[Symbol.asyncDispose]());

describe("names that hold what cannot be seen are refused where they are given", () => {
  it.each([
    ["NUL", "执法\0大队"],
    ["a line end", "执法\n大队"],
    ["a mark of direction", "执法\u202E大队"],
    ["a blank of no width", "执法\u200B大队"],
  ])("%s", async (_what, name) => {
    const { api } = admin;
    const told = [
      await refusal(api.departments.create.mutate({ name })),
      await refusal(api.forms.create.mutate({ title: name })),
      await refusal(api.plans.create.mutate({ title: name, frequency: "quarter", papers: [] })),
      await refusal(api.staffCategories.create.mutate({ code: "a", name: "民警", levels: [name] })),
    ];
    for (const { code, problems } of told) {
      expect(code).toBe("invalid-input");
      expect(problems).toMatchObject([{ code: "invalid-character" }]);
      expect(problems?.[0]?.message.zh).toContain("第 3 个字符，在“执法”之后");
    }
    expect(told.map(({ problems }) => problems?.[0]?.path)).toEqual([
      "/name",
      "/title",
      "/title",
      "/levels/0",
    ]);
  });

  it("in a form, each at its place", async () => {
    const draft = await admin.api.forms.create.mutate({ title: "季度表" });
    const document = structuredClone(draft.document);
    document.fields.properties = { 件数: { type: "integer", title: "件\u200F数", "x-id": "f" } };
    const told = await refusal(
      admin.api.forms.update.mutate({ id: draft.id, revision: draft.revision, document }),
    );
    expect(told).toMatchObject({
      code: "invalid-input",
      problems: [{ path: "/document/fields/properties/件数/title", code: "invalid-character" }],
    });
  });

  it("by the operator too", async () => {
    const account = { username: "officer", tenantId: "bureau", roles: ["staff" as const], password: "x" };
    await expect(createAccount({ ...account, name: "张\u202E三" })).rejects.toMatchObject({
      code: "invalid-input",
      problems: [{ path: "/name" }],
    });
  });
});

describe("a template that was shared before names were judged", () => {
  const soil = {
    "document.indicators.0.title": "政治\u202E素质\u200B",
    "document.title": "季度\u200B考核表",
  };
  const start = async (name: string) => {
    const shared = await startSharedTemplate(server, name);
    const { city, unit, first, adopted, formId } = shared;
    await inTenant(`${name}-city`, () => PublicationModel.updateOne({ _id: first.id }, { $set: soil }));
    await inTenant(`${name}-city`, () => FormDraftModel.updateOne({ _id: formId }, { $set: soil }));
    await inTenant(`${name}-unit`, () => FormDraftModel.updateOne({ _id: adopted.id }, { $set: soil }));
    return { ...shared, city, unit };
  };
  const locked = (form: Form) => byCode(form, "政治素质").title;
  /** As the designer opens it. */
  const opened = (form: Form) => structuredClone(validators.Form.cleanNames(form));

  it("locks nobody out: its adopter saves with the locked indicator clean, and publishes", async () => {
    const { unit, mine } = await start("soiled-a");
    const draft = await mine();
    expect(locked(draft.document)).toContain("\u202E");
    const document = opened(draft.document);
    byCode(document, "办结率").title = "按期办结率";
    const saved = await unit.api.forms.update.mutate({ id: draft.id, revision: draft.revision, document });
    expect(locked(saved.document)).toBe("政治素质");
    const version = await unit.api.forms.publish.mutate({ id: saved.id, revision: saved.revision });
    expect(validators.Form.is(version.document)).toBe(true);
    // What is changed is still a breach.
    const breach = opened(saved.document);
    byCode(breach, "政治素质").title = "政治";
    const revision = (await mine()).revision;
    expect(
      await refusal(unit.api.forms.update.mutate({ id: draft.id, revision, document: breach })),
    ).toMatchObject({ code: "invalid-document", problems: [{ code: "locked-indicator" }] });
  });

  it("is clean in a new adoption, a copy, and what is published without being opened", async () => {
    const { unit, first, adopted, mine } = await start("soiled-b");
    const again = await unit.api.library.adopt.mutate({ publicationId: first.id });
    expect(locked(again.document)).toBe("政治素质");
    const copy = await unit.api.forms.copy.mutate({ id: adopted.id, title: "副本" });
    expect(locked(copy.document)).toBe("政治素质");
    const { revision } = await mine();
    const version = await unit.api.forms.publish.mutate({ id: adopted.id, revision });
    expect(version.document.title).toBe("季度考核表");
    expect(locked(version.document)).toBe("政治素质");
    expect(locked((await mine()).document)).toBe("政治素质");
  });

  it("upgrades without telling of changes that nobody sees", async () => {
    const { city, unit, formId, adopted } = await start("soiled-c");
    const source = await city.api.forms.get.query({ id: formId });
    const document = opened(source.document);
    byCode(document, "办结率").title = "按期办结率";
    const saved = await city.api.forms.update.mutate({ id: formId, revision: source.revision, document });
    await city.api.forms.publish.mutate({ id: formId, revision: saved.revision });
    await city.api.library.share.mutate({
      formId,
      audience: { kind: "below" },
      lockedIds: [byCode(document, "政治素质").id],
    });
    const { draft, base, template, to } = await unit.api.library.upgradeOffer.query({ formId: adopted.id });
    expect([base, draft.document, template].map(locked)).toEqual(["政治素质", "政治素质", "政治素质"]);
    const upgraded = await unit.api.library.upgrade.mutate({
      formId: draft.id,
      revision: draft.revision,
      publicationId: to.id,
      choices: [],
    });
    expect(validators.Form.is(upgraded.document)).toBe(true);
    expect(byCode(upgraded.document, "办结率").title).toBe("按期办结率");
  });

  it("is named by the verification of the database", async () => {
    const { adopted } = await start("soiled-d");
    const { problems } = await verifyDatabase();
    expect(problems.filter((one) => one.includes(adopted.id)).join()).toMatch(
      /FormDraft .*\/document\/indicators\/0\/title holds an invisible mark of direction/,
    );
  });
});

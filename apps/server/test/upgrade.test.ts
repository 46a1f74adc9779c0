import { mergeTemplate } from "@duheng/form";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { inTenant } from "../src/database/scope.ts";
import { formRevisions } from "../src/forms/model.ts";
import { thinRevisionsJob } from "../src/forms/thin-revisions.ts";
import { enqueue } from "../src/jobs/enqueue.ts";
import { JobModel, jobs } from "../src/jobs/model.ts";
import { refusal } from "./client.ts";
import { startTestServer, type TestServer } from "./server.ts";
import { byCode, idOf, indicator, type SharedTemplate, startSharedTemplate } from "./shared-template.ts";
import { readTrail } from "./trail.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server[Symbol.asyncDispose]());

let count = 0;
const start = (): Promise<SharedTemplate> => {
  count += 1;
  return startSharedTemplate(server, `t${count}`);
};
const noticeOf = async ({ unit, adopted }: SharedTemplate) =>
  (await unit.api.library.notices.query()).find(({ formId }) => formId === adopted.id);
const offerOf = ({ unit, adopted }: SharedTemplate) =>
  unit.api.library.upgradeOffer.query({ formId: adopted.id });
/** The unit upgrades as the page does, with one side in every conflict. */
const upgrade = async (shared: SharedTemplate, side: "mine" | "theirs" = "mine") => {
  const { draft, base, template, to } = await offerOf(shared);
  const { conflicts } = mergeTemplate({
    base,
    mine: draft.document,
    theirs: template,
    lockedIds: to.lockedIds,
  });
  return shared.unit.api.library.upgrade.mutate({
    formId: draft.id,
    revision: draft.revision,
    publicationId: to.id,
    choices: conflicts.map(({ id }) => ({ conflict: id, side })),
  });
};

describe("an adopter is told of the template's next version", () => {
  it("from the moment that it is shared, not when it is merely published", async () => {
    const shared = await start();
    expect(await noticeOf(shared)).toMatchObject({ standing: "current", fromVersion: 1 });
    const second = await shared.share((form) => {
      byCode(form, "办结率").title = "按期办结率";
    });
    expect(await noticeOf(shared)).toEqual({
      formId: shared.adopted.id,
      templateTitle: "季度考核表",
      fromVersion: 1,
      toVersion: 2,
      publicationId: second.id,
      ownerName: expect.any(String),
      standing: "newer",
    });
    const stranger = await server.as("elsewhere", ["unit-admin"]);
    expect(await stranger.api.library.notices.query()).toEqual([]);
  });

  it("and when other indicators are locked, or the template is retired or no longer shared with it", async () => {
    const shared = await start();
    const again = await shared.city.api.library.share.mutate({
      formId: shared.formId,
      audience: { kind: "below" },
      lockedIds: [idOf("政治素质"), idOf("办结率")],
    });
    expect(await noticeOf(shared)).toMatchObject({ standing: "newer", toVersion: 1 });
    await shared.city.api.library.retire.mutate({ id: again.id });
    expect(await noticeOf(shared)).toMatchObject({ standing: "retired" });
    expect((await refusal(offerOf(shared))).code).toBe("wrong-state");
    const { tenant } = await shared.city.api.identity.me.query();
    await server.tenant("somebody-else", { reportsTo: tenant.id });
    await shared.city.api.library.share.mutate({
      formId: shared.formId,
      audience: { kind: "named", tenantIds: ["somebody-else"] },
    });
    expect((await noticeOf(shared))?.publicationId).toBeUndefined();
  });
});

it("is shared within one's own tree: only a city shares with all", async () => {
  const { city, unit } = await start();
  const { tenant } = await unit.api.identity.me.query();
  await server.tenant("foreign-unit");
  await server.tenant("station", { reportsTo: tenant.id });
  const draft = await unit.api.forms.create.mutate({ title: "本局表" });
  await unit.api.forms.publish.mutate({ id: draft.id, revision: draft.revision });
  const share = (audience: Parameters<typeof unit.api.library.share.mutate>[0]["audience"]) =>
    unit.api.library.share.mutate({ formId: draft.id, audience });
  const told = await refusal(share({ kind: "all" }));
  expect(told.problems).toMatchObject([{ code: "foreign-audience", path: "/audience/kind" }]);
  const { tenant: above } = await city.api.identity.me.query();
  const named = ["station", "foreign-unit", above.id, "nobody"];
  expect(
    (await refusal(share({ kind: "named", tenantIds: named }))).problems?.map(({ path }) => path),
  ).toEqual(["/audience/tenantIds/1", "/audience/tenantIds/2", "/audience/tenantIds/3"]);
  expect((await share({ kind: "named", tenantIds: ["station"] })).audience).toEqual({
    kind: "named",
    tenantIds: ["station"],
  });
  expect((await share({ kind: "below" })).state).toBe("active");
  const form = await city.api.forms.create.mutate({ title: "全市表" });
  await city.api.forms.publish.mutate({ id: form.id, revision: form.revision });
  expect((await city.api.library.share.mutate({ formId: form.id, audience: { kind: "all" } })).state).toBe(
    "active",
  );
});

describe("sharing again", () => {
  it("starts from how the form was last shared, so that locks are not forgotten; only for its owner", async () => {
    const shared = await start();
    const last = await shared.city.api.library.lastSharing.query({ formId: shared.formId });
    expect(last).toMatchObject({
      version: 1,
      audience: { kind: "below" },
      lockedIds: [idOf("政治素质")],
      state: "active",
    });
    expect(await shared.unit.api.library.lastSharing.query({ formId: shared.formId })).toBeNull();
  });

  it("the template as it was adopted stays readable for its adopter after it was superseded", async () => {
    const shared = await start();
    await shared.share((form) => {
      form.title = "新的季度表";
    });
    const template = await shared.unit.api.library.adoptedTemplate.query({ formId: shared.adopted.id });
    expect(template.title).toBe("季度考核表");
    const input = { formId: shared.adopted.id };
    expect((await refusal(shared.city.api.library.adoptedTemplate.query(input))).code).toBe("not-found");
  });
});

describe("an upgrade", () => {
  it("merges what only one side changed, and the draft rests on the new version", async () => {
    const shared = await start();
    await shared.save((form) => form.indicators.push(indicator("本局走访", 5, "5")));
    const second = await shared.share((form) => {
      byCode(form, "办结率").points = { kind: "fixed", full: 40 };
    });
    const before = await shared.mine();
    const saved = await upgrade(shared);
    expect(byCode(saved.document, "办结率").points).toEqual({ kind: "fixed", full: 40 });
    expect(byCode(saved.document, "本局走访").by).toEqual({ kind: "formula", formula: "5" });
    expect(saved).toMatchObject({
      revision: before.revision + 1,
      base: { publicationId: second.id, version: 2, hash: second.hash },
      upgradedFrom: { base: { version: 1 }, revision: before.revision },
    });
    expect(await noticeOf(shared)).toMatchObject({ standing: "current", fromVersion: 2 });
    const kept = await shared.unit.api.forms.revision.query({ formId: saved.id, number: before.revision });
    expect(kept.document).toEqual(before.document);
    const { adoptions } = await shared.city.api.library.get.query({ id: second.id });
    expect(adoptions).toMatchObject([{ formId: saved.id, upgradedAt: expect.any(String) }]);
  });

  it("lets expected values of samples follow only where a person accepted them", async () => {
    const shared = await start();
    const inputs = { answers: { 办结件数: 8, 受理件数: 30 } };
    await shared.save((form) => {
      form.samples = [
        { id: "s-follows", title: "一般", inputs, expected: { score: 90 } },
        { id: "s-wrong", title: "错的", inputs, expected: { score: 1 } },
      ];
    });
    const second = await shared.share((form) => {
      byCode(form, "办结率").by = { kind: "formula", formula: "MIN(50, 办结件数 * 6)" };
    });
    const { id, revision, document } = await shared.mine();
    const input = { formId: id, revision, publicationId: second.id, choices: [] };
    const refused = await refusal(
      shared.unit.api.library.upgrade.mutate({ ...input, followed: ["s-wrong"] }),
    );
    expect(refused).toMatchObject({
      code: "invalid-input",
      problems: [{ code: "not-following", path: "/followed/0" }],
    });
    expect((await shared.mine()).document).toEqual(document);
    const saved = await shared.unit.api.library.upgrade.mutate({ ...input, followed: ["s-follows"] });
    expect(saved.document.samples?.map(({ expected }) => expected)).toEqual([{ score: 98 }, { score: 1 }]);
    const check = await shared.unit.api.forms.check.query({ document: saved.document });
    expect(check.filter(({ severity }) => severity === "error")).toMatchObject([
      { code: "sample-failed", path: "/samples/1", message: { zh: expect.stringContaining("“错的”") } },
    ]);
  });

  it("is refused while a conflict is not chosen, and takes the side that was", async () => {
    const shared = await start();
    await shared.save((form) => {
      byCode(form, "办结率").title = "我局办结率";
    });
    const second = await shared.share((form) => {
      byCode(form, "办结率").title = "全市办结率";
    });
    const { revision, document } = await shared.mine();
    const input = { formId: shared.adopted.id, revision, publicationId: second.id };
    const refused = await refusal(shared.unit.api.library.upgrade.mutate({ ...input, choices: [] }));
    expect(refused).toMatchObject({
      code: "invalid-input",
      problems: [{ code: "open-conflict", message: { zh: expect.stringContaining("办结率") } }],
    });
    expect(await shared.mine()).toMatchObject({ revision, document });
    expect(byCode((await upgrade(shared, "theirs")).document, "办结率").title).toBe("全市办结率");
  });

  it("is refused when the draft was saved, or the template published again, since it was looked at", async () => {
    const shared = await start();
    const second = await shared.share((form) => {
      form.description = "新";
    });
    const { revision } = await shared.mine();
    const input = { formId: shared.adopted.id, choices: [] };
    await shared.save((form) => {
      form.title = "我局季度表";
    });
    const stale = await refusal(
      shared.unit.api.library.upgrade.mutate({ ...input, revision, publicationId: second.id }),
    );
    expect(stale).toMatchObject({
      code: "conflict",
      message: { zh: expect.stringContaining("保存过") },
      data: { current: { title: "我局季度表" } },
    });
    await shared.share((form) => {
      form.description = "更新";
    });
    const old = await refusal(
      shared.unit.api.library.upgrade.mutate({ ...input, revision: revision + 1, publicationId: second.id }),
    );
    expect(old).toMatchObject({ code: "conflict", message: { zh: expect.stringContaining("又发布了") } });
  });

  it("locked indicators follow the template, and stay locked on plain saves", async () => {
    const shared = await start();
    await shared.save((form) => {
      byCode(form, "受理量").points = { kind: "fixed", full: 3 };
    });
    await shared.share(
      (form) => {
        byCode(form, "政治素质").by = { kind: "formula", formula: "19" };
        byCode(form, "政治素质").title = "政治素质表现";
      },
      [idOf("政治素质"), idOf("受理量")],
    );
    const saved = await upgrade(shared);
    expect(byCode(saved.document, "政治素质")).toMatchObject({
      title: "政治素质表现",
      by: { formula: "19" },
      locked: true,
    });
    expect(byCode(saved.document, "受理量")).toMatchObject({
      points: { kind: "fixed", full: 30 },
      locked: true,
    });
    for (const code of ["政治素质", "受理量"]) {
      const refused = await refusal(
        shared.save((form) => {
          byCode(form, code).title = "改";
        }),
      );
      expect(refused).toMatchObject({ code: "invalid-document", problems: [{ code: "locked-indicator" }] });
    }
  });

  it("what locked indicators rest on is held too: no constant takes the place of what they read", async () => {
    const shared = await start();
    const again = {
      formId: shared.formId,
      audience: { kind: "below" as const },
      lockedIds: [idOf("受理量")],
    };
    await shared.city.api.library.share.mutate(again);
    // What the unit had made of it before it was locked gives way to the template.
    await shared.save((form) => Object.assign(form.fields.properties.受理件数 ?? {}, { maximum: 30 }));
    const saved = await upgrade(shared);
    expect(saved.document.fields.properties.受理件数).not.toHaveProperty("maximum");
    const refused = await refusal(
      shared.save((form) => Object.assign(form.fields.properties.受理件数 ?? {}, { "x-computed": "30" })),
    );
    expect(refused).toMatchObject({
      code: "invalid-document",
      problems: [
        {
          code: "locked-indicator",
          path: "/document/fields/properties/受理件数",
          message: { zh: expect.stringContaining("锁定指标“受理量”要用到它") },
        },
      ],
    });
    await shared.save((form) => {
      Object.assign(form.fields.properties.受理件数 ?? {}, { title: "收件数", description: "见台账" });
      Object.assign(form.fields.properties.办结件数 ?? {}, { "x-computed": "5" });
    });
    const { document } = await shared.mine();
    expect(document.fields.properties.受理件数).toMatchObject({ title: "收件数", description: "见台账" });
  });

  it("a formula that names what the template removed is told by the check, as in any draft", async () => {
    const shared = await start();
    await shared.save((form) => {
      byCode(form, "办结率").by = { kind: "formula", formula: "MIN(50, 办结件数 / 受理件数 * 50)" };
    });
    await shared.share((form) => {
      form.fields = {
        ...form.fields,
        required: ["办结件数"],
        properties: { 办结件数: form.fields.properties.办结件数 },
      };
      form.indicators = form.indicators.filter(({ code }) => code !== "受理量");
    });
    const saved = await upgrade(shared, "theirs");
    const problems = await shared.unit.api.forms.check.query({ document: saved.document });
    expect(problems.map(({ diagnostic }) => diagnostic?.code)).toContain("unknown-name");
  });

  it("can be left: the draft and what it rests on are as before, and the upgrade is offered again", async () => {
    const shared = await start();
    await shared.save((form) => {
      form.title = "我局季度表";
    });
    const before = await shared.mine();
    await shared.share((form) => {
      byCode(form, "政治素质").title = "政治表现";
    });
    const saved = await upgrade(shared);
    const left = await shared.unit.api.library.leaveUpgrade.mutate({
      formId: saved.id,
      revision: saved.revision,
    });
    expect(left).toMatchObject({
      document: before.document,
      base: before.base,
      title: "我局季度表",
      revision: saved.revision + 1,
    });
    expect(left.upgradedFrom).toBeUndefined();
    expect(await noticeOf(shared)).toMatchObject({ standing: "newer", fromVersion: 1 });
    const again = await refusal(
      shared.unit.api.library.leaveUpgrade.mutate({ formId: left.id, revision: left.revision }),
    );
    expect(again.code).toBe("wrong-state");
  });

  describe("can still be left when old saves were thinned", () => {
    /** A draft of one sitting, upgraded a month ago, whose saves were thinned since. */
    const upgradedAndThinned = async (isPublished: boolean) => {
      const shared = await start();
      await shared.save((form) => {
        form.title = "早先的标题";
      });
      const { id, revision } = await shared.save((form) => {
        form.title = "我局季度表";
        byCode(form, "受理量").points = { kind: "fixed", full: 30 };
      });
      if (isPublished) await shared.unit.api.forms.publish.mutate({ id, revision });
      const before = await shared.mine();
      await shared.share((form) => {
        byCode(form, "政治素质").title = "政治表现";
      });
      const saved = await upgrade(shared);
      await inTenant(saved.tenantId, async () => {
        for (const [at, save] of (await formRevisions.find({}, { sort: { number: 1 } })).entries())
          await formRevisions.model.updateOne(
            { _id: save.id },
            { $set: { savedAt: new Date(monthAgo + at * 1_000), savedBy: "one" } },
          );
      });
      await JobModel.deleteMany({ kind: thinRevisionsJob.kind });
      const job = await enqueue(thinRevisionsJob, { input: {} });
      await expect.poll(async () => (await jobs.get(job.id)).state, { timeout: 10_000 }).toBe("done");
      const leave = () =>
        shared.unit.api.library.leaveUpgrade.mutate({ formId: saved.id, revision: saved.revision });
      return { shared, before, saved, leave };
    };
    const monthAgo = Date.now() - 30 * 24 * 3_600_000;

    it.each([false, true])("the draft is as before; published before: %s", async (isPublished) => {
      const { before, leave } = await upgradedAndThinned(isPublished);
      expect(await leave()).toMatchObject({ document: before.document, base: before.base });
    });

    it("and where its very state is gone it is refused, not left to an older one", async () => {
      const { shared, before, saved, leave } = await upgradedAndThinned(false);
      await inTenant(saved.tenantId, async () => {
        await formRevisions.model.updateOne(
          { formId: saved.id, number: before.revision },
          { $set: { number: before.revision - 1, "document.title": "更早的" } },
        );
      });
      const refused = await refusal(leave());
      expect(refused).toMatchObject({
        code: "wrong-state",
        message: { zh: expect.stringContaining("修改记录") },
      });
      expect((await shared.mine()).revision).toBe(saved.revision);
    });
  });

  it("is a named act in the audit trail, and only for those who may adopt, on their own forms", async () => {
    const shared = await start();
    const second = await shared.share((form) => {
      form.description = "新";
    });
    const input = {
      formId: shared.adopted.id,
      revision: (await shared.mine()).revision,
      publicationId: second.id,
      choices: [],
    };
    const leader = await server.as(`t${count}-unit`, ["main-leader"]);
    expect((await refusal(leader.api.library.upgrade.mutate(input))).code).toBe("forbidden");
    const stranger = await server.as("elsewhere", ["unit-admin"]);
    expect((await refusal(stranger.api.library.upgrade.mutate(input))).code).toBe("not-found");
    expect((await refusal(shared.city.api.library.upgrade.mutate(input))).code).toBe("not-found");
    await shared.unit.api.library.upgrade.mutate(input);
    const auditor = await server.as(`t${count}-unit`, ["auditor"]);
    await readTrail(auditor);
    const { data } = await auditor.api.audit.list.query({});
    expect(data.find(({ action }) => action === "library.upgrade")).toMatchObject({
      target: { kind: "forms", id: shared.adopted.id },
      details: { version: 2, fromVersion: 1 },
    });
  });
});

import { changedParts, mergeForms, takeParts } from "@duheng/form";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { verifyAdoptions } from "../src/library/verify-adoptions.ts";
import { AdoptionModel } from "../src/publications/adoption-model.ts";
import { refusal } from "./client.ts";
import { startTestServer, type TestServer } from "./server.ts";
import { byCode, idOf, indicator, type SharedTemplate, startSharedTemplate } from "./shared-template.ts";
import { readTrail } from "./trail.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server[Symbol.asyncDispose]());

const account = "走访计入考核以后，群众满意度由八成升到九成，其他单位可以照用。";
let count = 0;
/** The unit adds 走访 in a title of its own, publishes and offers. */
const start = async () => {
  count += 1;
  const shared = await startSharedTemplate(server, `o${count}`);
  await shared.save((form) => {
    form.indicators.push(indicator("走访", 5, "5"));
    byCode(form, "办结率").title = "我局办结率";
  });
  await publish(shared);
  return shared;
};
const publish = async ({ unit, mine }: SharedTemplate) => {
  const { id, revision } = await mine();
  return unit.api.forms.publish.mutate({ id, revision });
};
const give = ({ unit, adopted }: SharedTemplate) =>
  unit.api.library.offerBack.mutate({ formId: adopted.id, account });
const draftOf = ({ city, formId }: SharedTemplate) => city.api.forms.get.query({ id: formId });
const partsOf = async ({ city }: SharedTemplate, id: string) => {
  const { base, offer } = await city.api.library.offer.query({ id });
  return changedParts(base, offer.document).map(({ key }) => key);
};

describe("offering a variant upward", () => {
  it("takes what is published with an account; the owner sees it, its difference, and nobody else does", async () => {
    const shared = await start();
    const offer = await give(shared);
    expect(offer).toMatchObject({ state: "open", baseVersion: 1, fromVersion: 1, changes: 2, account });
    const [seen] = await shared.city.api.library.offers.query({ formId: shared.formId });
    expect(seen).toMatchObject({ id: offer.id, fromTenantName: expect.any(String) });
    expect(await partsOf(shared, offer.id)).toEqual(
      expect.arrayContaining([`indicator ${idOf("走访")}`, `indicator ${idOf("办结率")}`]),
    );
    const { offer: whole } = await shared.city.api.library.offer.query({ id: offer.id });
    expect(byCode(whole.document, "政治素质").locked).toBeUndefined();
    const stranger = await server.as("elsewhere", ["unit-admin"]);
    expect(await stranger.api.library.offers.query({})).toEqual([]);
    expect((await refusal(stranger.api.library.offer.query({ id: offer.id }))).code).toBe("not-found");
    expect((await refusal(shared.unit.api.library.offer.query({ id: offer.id }))).code).toBe("not-found");
    const refused = await refusal(
      stranger.api.library.declineOffer.mutate({ id: offer.id, reason: "不是我的" }),
    );
    expect(refused.code).toBe("not-found");
  });

  it("is refused for what is not published, the same as the template, offered already, or retired", async () => {
    count += 1;
    const shared = await startSharedTemplate(server, `o${count}`);
    const message = async () => (await refusal(give(shared))).message.zh;
    expect(await message()).toContain("先发布");
    await publish(shared);
    expect(await message()).toContain("没有不同之处");
    await shared.save((form) => form.indicators.push(indicator("走访", 5, "5")));
    expect(await message()).toContain("先发布");
    await publish(shared);
    const offer = await give(shared);
    expect(await refusal(give(shared))).toMatchObject({ code: "duplicate" });
    await shared.unit.api.library.withdrawOffer.mutate({ id: offer.id });
    const trail = await readTrail(await server.as(`o${count}-unit`, ["auditor"]));
    expect(trail[0]?.zh).toMatch(/撤回向“o\d+市”的推荐“.+”$/);
    expect(await shared.city.api.library.offers.query({})).toEqual([]);
    await shared.city.api.library.retire.mutate({ id: shared.first.id });
    const [retired] = await readTrail(await server.as(`o${count}-city`, ["auditor"]));
    expect(retired?.zh).toMatch(/停用模板“.+”$/);
    expect(await message()).toContain("停用");
  });
});

describe("an offer is decided", () => {
  it("by taking chosen parts into the template's draft; the rest stays out, and the lineage tells", async () => {
    const shared = await start();
    const offer = await give(shared);
    const before = await draftOf(shared);
    const saved = await shared.city.api.library.acceptOffer.mutate({
      id: offer.id,
      revision: before.revision,
      parts: [`indicator ${idOf("走访")}`],
      choices: [],
      note: "谢谢",
    });
    expect(saved.revision).toBe(before.revision + 1);
    expect(byCode(saved.document, "走访").points).toEqual({ kind: "fixed", full: 5 });
    expect(byCode(saved.document, "办结率").title).toBe("办结率");
    const [mine] = await shared.unit.api.library.myOffers.query({ formId: shared.adopted.id });
    expect(mine).toMatchObject({
      state: "accepted",
      decision: { reason: "谢谢", version: 2, parts: [{ zh: "新增指标“走访”" }] },
    });
    expect(mine?.seenAt).toBeUndefined();
    await shared.unit.api.library.offerSeen.mutate({ id: offer.id });
    const [seen] = await shared.unit.api.library.myOffers.query({ formId: shared.adopted.id });
    expect(seen?.seenAt).toBeDefined();

    const unpublished = await shared.unit.api.library.lineage.query({ id: shared.first.id });
    expect(unpublished.gifts).toEqual([]);
    const second = await shared.share(() => undefined);
    const { gifts, versions } = await shared.unit.api.library.lineage.query({ id: second.id });
    expect(gifts).toMatchObject([{ fromTenantName: expect.any(String), version: 2, account }]);
    expect(versions.map(({ version, units }) => [version, units])).toEqual([
      [2, 0],
      [1, 1],
    ]);
  });

  it("only with a side chosen where the template changed the same since", async () => {
    const shared = await start();
    const offer = await give(shared);
    await shared.share((form) => {
      byCode(form, "办结率").title = "全市办结率";
    });
    const { base, draft, offer: whole } = await shared.city.api.library.offer.query({ id: offer.id });
    const parts = await partsOf(shared, offer.id);
    const input = { id: offer.id, revision: draft.revision, parts };
    const refused = await refusal(shared.city.api.library.acceptOffer.mutate({ ...input, choices: [] }));
    expect(refused).toMatchObject({ code: "invalid-input", problems: [{ code: "open-conflict" }] });
    const { conflicts } = mergeForms(base, draft.document, takeParts(base, whole.document, parts));
    const choices = conflicts.map(({ id }) => ({ conflict: id, side: "theirs" as const }));
    const saved = await shared.city.api.library.acceptOffer.mutate({ ...input, choices });
    expect(byCode(saved.document, "办结率").title).toBe("我局办结率");
    const again = await refusal(
      shared.city.api.library.acceptOffer.mutate({ ...input, revision: saved.revision, choices }),
    );
    expect(again).toMatchObject({ code: "wrong-state", message: { zh: "该推荐已有答复。" } });
  });

  it("not when the template's draft was saved since, nor with parts that the offer does not change", async () => {
    const shared = await start();
    const offer = await give(shared);
    const { revision, document } = await draftOf(shared);
    const parts = await partsOf(shared, offer.id);
    await shared.city.api.forms.update.mutate({
      id: shared.formId,
      revision,
      document: { ...document, title: "季度表" },
    });
    const accept = (over: { revision: number; parts: string[] }) =>
      shared.city.api.library.acceptOffer.mutate({ id: offer.id, choices: [], ...over });
    expect(await refusal(accept({ revision, parts }))).toMatchObject({
      code: "conflict",
      message: { zh: expect.stringContaining("保存过") },
    });
    const unknown = await refusal(accept({ revision: revision + 1, parts: ["indicator none"] }));
    expect(unknown).toMatchObject({ code: "invalid-input", problems: [{ code: "unknown-part" }] });
    const [still] = await shared.city.api.library.offers.query({ formId: shared.formId });
    expect(still?.state).toBe("open");
  });

  it("by declining with a reason, which the offerer reads; audited in the owner's trail", async () => {
    const shared = await start();
    const offer = await give(shared);
    await shared.city.api.library.declineOffer.mutate({ id: offer.id, reason: "与全市口径不一致" });
    const [mine] = await shared.unit.api.library.myOffers.query({ formId: shared.adopted.id });
    expect(mine).toMatchObject({ state: "declined", decision: { reason: "与全市口径不一致" } });
    const withdrawn = await refusal(shared.unit.api.library.withdrawOffer.mutate({ id: offer.id }));
    expect(withdrawn.code).toBe("wrong-state");
    const auditor = await server.as(`o${count}-city`, ["auditor"]);
    const trail = await readTrail(auditor);
    expect(trail.find(({ action }) => action === "library.declineOffer")?.zh).toMatch(
      /不采纳“o\d+局”的推荐“.+”。理由：与全市口径不一致$/,
    );
    const leader = await server.as(`o${count}-city`, ["main-leader"]);
    expect((await refusal(leader.api.library.offers.query({}))).code).toBe("forbidden");
  });
});

describe("the library tells how a template is used", () => {
  it("over all its versions: units by version; to the owner also how many parts each changed, never which", async () => {
    const shared = await start();
    const second = await shared.share((form) => {
      form.description = "新";
    });
    const other = await server.as(`o${count}-other`, ["unit-admin"]);
    expect((await other.api.library.list.query({})).data).toEqual([]);
    const seen = await shared.city.api.library.get.query({ id: second.id });
    expect(seen).toMatchObject({
      adoptionCount: 1,
      spread: [{ version: 1, units: 1 }],
      adoptions: [{ formId: shared.adopted.id, version: 1, publishedVersion: 1, localChanges: 2 }],
    });
    const { data } = await shared.unit.api.library.list.query({});
    expect(data[0]).toMatchObject({ adoptionCount: 1, spread: [{ version: 1, units: 1 }] });
    expect(data[0]?.adoptions.map(({ formId }) => formId)).toEqual([shared.adopted.id]);
    // A list of templates does not tell their owner of each of a thousand units.
    expect((await shared.city.api.library.list.query({})).data[0]).toMatchObject({
      adoptionCount: 1,
      adoptions: [],
    });
    await shared.unit.api.library.upgrade.mutate({
      formId: shared.adopted.id,
      revision: (await shared.mine()).revision,
      publicationId: second.id,
      choices: [],
    });
    const after = await shared.city.api.library.get.query({ id: second.id });
    expect(after).toMatchObject({ adoptionCount: 1, spread: [{ version: 2, units: 1 }] });
  });

  it("one whose adoption was never noted is told by a verification, and noted by its next upgrade", async () => {
    const shared = await start();
    expect(await verifyAdoptions()).toEqual([]);
    const { id: _id } = shared.adopted;
    await AdoptionModel.deleteOne({ _id });
    await AdoptionModel.create({
      ...{ _id: "nothing", tenantId: `o${count}-unit`, tenantName: "甲", publicationId: "p", version: 1 },
      ...{ ownerTenantId: `o${count}-city`, templateFormId: "f", adoptedAt: new Date() },
    });
    expect(await verifyAdoptions()).toEqual([
      `FormDraft ${_id}: it rests on a template that does not know of it`,
      "Adoption nothing: there is no form that rests on the template",
    ]);
    await AdoptionModel.deleteOne({ _id: "nothing" });
    const second = await shared.share((form) => {
      form.description = "新";
    });
    const { revision } = await shared.mine();
    await shared.unit.api.library.upgrade.mutate({
      formId: _id,
      revision,
      publicationId: second.id,
      choices: [],
    });
    expect(await verifyAdoptions()).toEqual([]);
    const { adoptions } = await shared.city.api.library.get.query({ id: second.id });
    expect(adoptions).toMatchObject([{ formId: _id, tenantName: expect.any(String), version: 2 }]);
  });

  it("a unit with two forms on one template counts once, and a form that is gone does not count", async () => {
    const shared = await start();
    const { publicationId } = shared.adopted.base ?? { publicationId: "" };
    const adopt = () => shared.unit.api.library.adopt.mutate({ publicationId });
    const [again, other] = [await adopt(), await adopt()];
    const copied = await shared.unit.api.forms.copy.mutate({ id: again.id, title: "另一份" });
    const usage = async () => {
      const { adoptionCount, spread, adoptions } = await shared.city.api.library.get.query({
        id: publicationId,
      });
      return { adoptionCount, spread, forms: adoptions.map(({ formId }) => formId) };
    };
    const one = { adoptionCount: 1, spread: [{ version: 1, units: 1 }] };
    expect(await usage()).toEqual({ ...one, forms: [shared.adopted.id, again.id, other.id, copied.id] });
    await shared.unit.api.forms.remove.mutate({ id: other.id, revision: other.revision });
    expect(await usage()).toEqual({ ...one, forms: [shared.adopted.id, again.id, copied.id] });
    const shares = await shared.city.api.library.lineage.query({ id: publicationId });
    expect(shares.versions).toMatchObject([{ version: 1, units: 1 }]);
  });
});

import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { verifyProcess } from "../src/assessments/verify-process.ts";
import { allCounted } from "../src/audit/count-later.ts";
import { inTenant } from "../src/database/scope.ts";
import { verifyDatabase } from "../src/database/verify.ts";
import { membershipOf, replaceMembership, setMembership } from "../src/identity/memberships.ts";
import { staff } from "../src/staff/model.ts";
import { refusal } from "./client.ts";
import { type GrantingUnits, startGrantingUnits } from "./granting-units.ts";
import { probeTenancy } from "./probe.ts";
import { type SignedIn, startTestServer, type TestServer } from "./server.ts";
import { readTrail } from "./trail.ts";
import { pdf, upload } from "./upload.ts";

let server: TestServer;
let units: GrantingUnits;
beforeAll(async () => {
  // What the installation does by itself is in other tenants, too.
  server = await startTestServer({ works: false });
  units = await startGrantingUnits(server);
});
afterAll(() => server[Symbol.asyncDispose]());

describe("G17: a leader is judged by the upper tenant", () => {
  it("has a paper, in no quota group, that nobody of the own unit may judge", async () => {
    const { leader, bureau } = units;
    const paper = await units.paperOf(leader);
    expect(paper).toMatchObject({ excluded: { rule: "G17" }, state: "filling" });
    expect(paper.quotaGroupId).toBeUndefined();
    expect(paper.steps.map(({ kind, by, actorIds, state }) => [kind, by, actorIds, state])).toEqual([
      ["summary", "self", [leader.staffId], "open"],
      ["review", "upper-tenant", [], "waiting"],
      ["decision", "upper-tenant", [], "skipped"],
      ["feedback", "upper-tenant", [], "waiting"],
      ["acknowledgement", "self", [leader.staffId], "waiting"],
    ]);
    const answers = { 结案数: 3 };
    const { file } = await upload(leader, paper.id, { name: "文书.pdf", content: pdf });
    await leader.api.assessments.submit.mutate({
      ...{ id: paper.id, revision: paper.revision, answers, summary: "小结" },
      evidence: [{ path: "/结案数", files: [file.id] }],
    });
    const { id, revision } = await units.paperOf(leader);
    for (const { api } of [bureau.main, bureau.admin, bureau.officer, leader]) {
      const refused = await refusal(
        api.assessments.review.mutate({ id, revision, points: {}, comment: "好" }),
      );
      expect(["not-found", "forbidden"]).toContain(refused.code);
      expect((await api.workItems.list.query({ filter: { kind: "review" } })).data).toEqual([]);
    }
    expect(await verifyProcess()).toEqual([]);
  });

  it("is read, reviewed and told the result by the person whom a grant names", async () => {
    const { leader, bureau, city } = units;
    const { id } = await units.paperOf(leader);
    expect(await city.main.api.grants.mine.query()).toEqual([]);
    const rows = await bureau.admin.api.grants.ofCycle.query({ cycleId: units.cycleId });
    expect(rows.map(({ name, why, grants }) => [name, why, grants])).toEqual([
      ["示例-局副", "leader", []],
      ["示例-局正", "leader", []],
      ["示例-借出", "secondment", []],
    ]);
    const grant = await bureau.admin.api.grants.give.mutate(await units.granting());
    expect(await city.main.api.grants.mine.query()).toMatchObject([
      {
        grantId: grant.id,
        unit: "示例公安局",
        papers: [{ assessmentId: id, name: "示例-局副", waits: "review", state: "submitted" }],
      },
    ]);
    const above = city.main.under(grant.id);
    using probe = probeTenancy(["city", "bureau"]);
    const paper = await above.assessments.get.query({ id });
    expect((await above.assessments.filling.query({ id })).filling).toMatchObject({
      answers: { 结案数: 3 },
      summary: "小结",
    });
    expect((await above.assessments.paper.query({ id })).form.title).toBe("季度考核表");
    expect((await above.assessments.explain.query({ id })).inputs.answers).toEqual({ 结案数: 3 });
    const [file] = await above.files.ofAssessment.query({ id });
    const download = await city.main.fetch(`/api/files/${file?.id}?grant=${grant.id}`);
    expect([download.status, Buffer.from(await download.arrayBuffer()).equals(pdf)]).toEqual([200, true]);
    expect((await city.main.fetch(`/api/files/${file?.id}`)).status).toBe(404);

    // Sent back once, handed in again, reviewed, told: the whole of what was granted.
    const reason = "请补充";
    await above.assessments.returnToStaff.mutate({ id, revision: paper.revision, reason });
    expect((await units.paperOf(leader)).state).toBe("filling");
    const again = await units.handIn(leader);
    const begun = await above.assessments.saveReview.mutate({ id, review: { points: {}, comment: "履职" } });
    expect(begun).toMatchObject({ state: "draft", by: city.main.userId });
    expect(
      (await bureau.admin.api.assessments.contributions.query({ id })).map(({ kind, state }) => [
        kind,
        state,
      ]),
    ).not.toContainEqual(["review", "draft"]);
    const reviewed = await above.assessments.review.mutate({
      ...{ id, revision: again.revision, points: {}, comment: "履职到位", draftRevision: begun.revision },
    });
    expect(reviewed.state).toBe("decided");
    const told = await above.assessments.giveFeedback.mutate({
      id,
      revision: reviewed.revision,
      text: "继续",
    });
    expect(told.state).toBe("feedback");
    await leader.api.assessments.acknowledge.mutate({ id, revision: told.revision });
    expect((await units.paperOf(leader)).state).toBe("closed");
    expect(probe.leaks).toEqual([]);
    expect(await verifyProcess()).toEqual([]);
    expect((await verifyDatabase()).problems).toEqual([]);
    expect(await bureau.admin.api.grants.get.query({ id: grant.id })).toMatchObject({ uses: 4 });
  });

  it("and each act is in the trails of both tenants", async () => {
    await allCounted();
    const actions = {
      in: [
        "grants.give",
        "assessments.review",
        "assessments.read",
        "files.download",
        "assessments.returnToStaff",
      ],
    };
    const name = (await units.city.main.api.identity.me.query()).user.name;
    const giver = (await units.bureau.admin.api.identity.me.query()).user.name;
    const here = await readTrail(await server.as("bureau", ["auditor"]), { action: actions });
    const there = await readTrail(await server.as("city", ["auditor"]), { action: actions });
    expect(here.map(({ zh }) => zh)).toEqual(
      expect.arrayContaining([
        `${name}（“示例市”，凭授权）评鉴“示例-局副”的考核表：状态 待评鉴 → 待反馈`,
        `${name}（“示例市”，凭授权）把考核表退回“示例-局副”修改：状态 待评鉴 → 填报中。理由：请补充`,
        `${name}（“示例市”，凭授权）下载“示例-局副”的考核表中的附件“文书.pdf”`,
        `${giver}授权“示例市”的“示例-市甲”办理“示例-局副”的考核表，至“2099-12-31”止。理由：领导成员由上级考核`,
      ]),
    );
    expect(here.map(({ zh }) => zh)).toContainEqual(
      expect.stringMatching(`${name}（“示例市”，凭授权）查看“示例-局副”的考核表`),
    );
    expect(there.map(({ zh }) => zh)).toEqual(
      expect.arrayContaining([
        `${name}凭授权在“示例公安局”评鉴“示例-局副”的考核表`,
        `${name}凭授权在“示例公安局”下载“示例-局副”的考核表中的附件“文书.pdf”`,
        // Why, and what was changed, is the bureau's.
        `${name}凭授权在“示例公安局”把考核表退回“示例-局副”修改`,
      ]),
    );
    expect(there.map(({ zh }) => zh)).toContainEqual(
      expect.stringMatching(`${name}凭授权在“示例公安局”查看“示例-局副”的考核表`),
    );
    expect(there.map(({ action }) => action)).not.toContain("grants.give");
  });
});

describe("somebody seconded", () => {
  it("is reviewed by the host's person, and stays in the own unit's quota", async () => {
    const { seconded, bureau, host } = units;
    const { id } = await units.handIn(seconded);
    const grant = await bureau.admin.api.grants.give.mutate(
      await units.granting({
        assessmentIds: [id],
        homeTenantId: "host",
        staffId: host.head.staffId,
        acts: ["review", "returnToStaff"],
        reason: "借调期间由借调单位评鉴",
      }),
    );
    // To act is to read, too.
    expect(grant.acts).toEqual(["read", "review", "returnToStaff"]);
    const { revision } = await units.paperOf(seconded);
    const after = await host.head.under(grant.id).assessments.review.mutate({
      ...{ id, revision, points: {}, comment: "表现良好", proposedGrade: "good" },
    });
    expect(after.state).toBe("reviewed");
    expect(after.quotaGroupId).toBeDefined();
    // Grades are the own unit's.
    expect(
      await refusal(
        host.head.under(grant.id).assessments.giveFeedback.mutate({ id, revision: 0, text: "好" }),
      ),
    ).toMatchObject({ code: "forbidden" });
  });
});

/** A staff record is of one account: the one that had it goes on without. */
async function giveUp(userId: string, tenantId: string): Promise<void> {
  const membership = await membershipOf(userId, tenantId);
  if (membership === undefined) throw new Error("there is one");
  const { staffId: _given, ...rest } = membership;
  await replaceMembership(rest);
}

describe("what is given", () => {
  const tomorrow = () => new Date(Date.now() + 86_400_000).toISOString().slice(0, 10);

  it.each<[string, (units: GrantingUnits) => object | Promise<object>, string, string]>([
    [
      "a paper that is not there",
      () => ({ assessmentIds: ["none"] }),
      "/assessmentIds/0",
      "unknown-reference",
    ],
    [
      "the own paper of who gives it",
      async ({ bureau, paperOf }) => ({ assessmentIds: [(await paperOf(bureau.admin)).id] }),
      "/assessmentIds/0",
      "own-assessment",
    ],
    ["nobody", () => ({ staffId: "none" }), "/staffId", "unknown-reference"],
    [
      "somebody of another unit than is said",
      ({ host }) => ({ staffId: host.head.staffId }),
      "/staffId",
      "unknown-reference",
    ],
    [
      "somebody whose post is not to review",
      ({ host }) => ({ homeTenantId: "host", staffId: host.clerk.staffId }),
      "/staffId",
      "unknown-reference",
    ],
    ["no unit", () => ({ homeTenantId: "none" }), "/homeTenantId", "unknown-reference"],
    [
      "the own unit",
      ({ bureau }) => ({ homeTenantId: "bureau", staffId: bureau.main.staffId }),
      "/homeTenantId",
      "unknown-reference",
    ],
    ["a day that has passed", () => ({ until: "2026-01-01" }), "/until", "date-passed"],
    ["an act that does not exist", () => ({ acts: ["read", "applaud"] }), "/acts/1", "unknown-act"],
    ["to fill in", () => ({ acts: ["submit"] }), "/acts/0", "unknown-act"],
    ["to decide on grades", () => ({ acts: ["decide"] }), "/acts/0", "unknown-act"],
    ["no reason", () => ({ reason: " " }), "/reason", "reason-missing"],
  ])("is refused for %s, at its place", async (_what, over, path, code) => {
    const { bureau, granting } = units;
    const before = (await bureau.admin.api.grants.list.query({})).total;
    const refused = await refusal(bureau.admin.api.grants.give.mutate(await granting(await over(units))));
    expect(refused).toMatchObject({ code: "invalid-input", problems: [{ path, code }] });
    expect((await bureau.admin.api.grants.list.query({})).total).toBe(before);
  });

  it("never names the chosen person's own paper, whatever record of his it is about", async () => {
    const { host, bureau, seconded, granting } = units;
    // Somebody seconded has come to be on the host's staff, too, by the same account.
    const { staffId } = host.clerk;
    await giveUp(host.clerk.userId, "host");
    await setMembership({
      ...{ userId: seconded.userId, tenantId: "host", roles: ["section-head"] },
      staffId,
    });
    const { id } = await units.paperOf(seconded);
    const refused = await refusal(
      bureau.admin.api.grants.give.mutate(
        await granting({ homeTenantId: "host", staffId, assessmentIds: [id] }),
      ),
    );
    expect(refused).toMatchObject({ problems: [{ path: "/assessmentIds/0", code: "own-assessment" }] });
  });

  it("is given by nobody to himself, by whatever account or record", async () => {
    const { city, granting } = units;
    const clerk = await server.as("bureau", ["unit-admin"]);
    await giveUp(city.other.userId, "city");
    await setMembership({
      ...{ userId: clerk.userId, tenantId: "city", roles: ["main-leader"] },
      staffId: city.other.staffId,
    });
    const refused = await refusal(
      clerk.api.grants.give.mutate(await granting({ staffId: city.other.staffId })),
    );
    expect(refused).toMatchObject({
      code: "invalid-input",
      problems: [{ path: "/staffId", code: "own-grant" }],
    });
  });

  it("is the business of the unit's administrators, and of no other unit's", async () => {
    const { bureau, city, host, leader, granting } = units;
    for (const { api } of [bureau.main, bureau.officer, leader, city.main, host.head])
      expect(await refusal(api.grants.give.mutate(await granting()))).toMatchObject({ code: "forbidden" });
    const grant = await bureau.admin.api.grants.give.mutate(await granting({ until: tomorrow() }));
    const stranger = await server.as("host", ["unit-admin"]);
    const { id, revision } = grant;
    expect(await refusal(stranger.api.grants.withdraw.mutate({ id, revision }))).toMatchObject({
      code: "not-found",
    });
    expect(await refusal(stranger.api.grants.get.query({ id }))).toMatchObject({ code: "not-found" });
    expect((await stranger.api.grants.list.query({})).data).toEqual([]);
    expect(await refusal(stranger.api.grants.ofCycle.query({ cycleId: units.cycleId }))).toMatchObject({
      code: "not-found",
    });
    // Nobody takes the own paper from whoever judges it.
    const { userId } = leader;
    const before = await membershipOf(userId, "bureau");
    await setMembership({ userId, tenantId: "bureau", roles: ["unit-admin"] });
    expect(await refusal(leader.api.grants.withdraw.mutate({ id, revision }))).toMatchObject({
      code: "forbidden",
    });
    await setMembership({ userId, tenantId: "bureau", roles: before?.roles ?? [] });
    const withdrawn = await bureau.admin.api.grants.withdraw.mutate({ id, revision });
    expect(withdrawn).toMatchObject({ state: "withdrawn", withdrawnBy: bureau.admin.userId });
    expect(
      await refusal(bureau.admin.api.grants.withdraw.mutate({ id, revision: withdrawn.revision })),
    ).toMatchObject({ code: "wrong-state" });
  });

  it("is chosen from units by name, those above first, and from what door plates say", async () => {
    const { bureau, city } = units;
    const { grants } = bureau.admin.api;
    expect(await grants.tenants.query({})).toEqual([
      { id: "city", name: "示例市", isAbove: true },
      { id: "host", name: "示例借调单位", isAbove: false },
    ]);
    expect(await grants.tenants.query({ q: "借调" })).toMatchObject([{ id: "host" }]);
    const plates = await grants.candidates.query({ tenantId: "city" });
    const plate = { departmentName: "办公室" };
    expect(plates).toEqual([
      { staffId: city.other.staffId, name: "示例-市乙", ...plate },
      { staffId: city.main.staffId, name: "示例-市甲", position: "分管领导", ...plate },
    ]);
    expect((await grants.candidates.query({ tenantId: "host" })).map(({ name }) => name)).toContain(
      "示例-借甲",
    );
    expect(await grants.candidates.query({ tenantId: "none" })).toEqual([]);
    const trail = await readTrail(await server.as("bureau", ["auditor"]), { action: "grants.candidates" });
    expect(trail.length).toBeGreaterThan(0);
  });
});

describe("回避: a relative", () => {
  /** The revision of the review that was begun. */
  let kept: number | undefined;
  const relate = (api: SignedIn["api"], one: string, other: string) =>
    api.kinships.create.mutate({ staffIds: [one, other], kind: "spouse" });
  const personBehind = (tenantId: string, staffId: string) =>
    inTenant(tenantId, async () => (await staff.get(staffId)).personId);

  /** A record in one unit of the person behind a record in another. */
  async function recordIn(tenantId: string, of: { tenantId: string; staffId: string }): Promise<string> {
    const personId = await personBehind(of.tenantId, of.staffId);
    return inTenant(tenantId, async () => {
      const [like] = await staff.find({ isLeader: false });
      const { departmentId = "", categoryId = "" } = like ?? {};
      const record = { number: `同-${of.staffId}`, name: "示例-同", departmentId, categoryId, personId };
      const made = { isLeader: false, state: "active" as const, statuses: [] };
      return (await staff.insert({ ...record, ...made })).id;
    });
  }

  it.each(["the unit of the paper", "the unit of the person"] as const)(
    "known to %s is granted nothing, and acts no more where a grant was given before",
    async (where) => {
      const { bureau, city, granting, handIn, paperOf } = units;
      const { officer } = bureau;
      if ((await paperOf(officer)).state === "filling") await handIn(officer);
      const { id } = await paperOf(officer);
      const asked = await granting({ assessmentIds: [id] });
      const grant = await bureau.admin.api.grants.give.mutate(asked);
      const above = city.main.under(grant.id);
      const review = async () => {
        const begun = { id, review: { points: {}, comment: "履职" } };
        const draft = await above.assessments.saveReview.mutate(
          kept === undefined ? begun : { ...begun, revision: kept },
        );
        kept = draft.revision;
      };
      await review();

      const clerk = await server.as("city", ["unit-admin"]);
      const isHere = where === "the unit of the paper";
      const { api } = isHere ? bureau.admin : clerk;
      const pair: [string, string] = isHere
        ? [await recordIn("bureau", { tenantId: "city", staffId: city.main.staffId }), officer.staffId]
        : [city.main.staffId, await recordIn("city", { tenantId: "bureau", staffId: officer.staffId })];
      const kinship = await relate(api, ...pair);

      const refused = await refusal(bureau.admin.api.grants.give.mutate(asked));
      expect(refused.problems).toEqual([
        {
          ...{ code: "relative", path: "/assessmentIds/0", severity: "error" },
          message: {
            zh: "所选人员与示例-局员有亲属关系，应当回避，请选择其他人",
            en: "is that of a relative of the chosen person (示例-局员): choose somebody else",
          },
        },
      ]);
      expect(await refusal(review())).toMatchObject({
        code: "forbidden",
        message: {
          zh: "您与被考核人有亲属关系，应当回避，不能凭授权办理。请“示例公安局”的管理员另行授权他人。",
          en: "You and the person assessed are related, so the grant cannot be used: ask the administrator of “示例公安局” to grant this to somebody else.",
        },
        data: { rule: "relative" },
      });
      // He may be granted the papers of others as before, and related no more he judges again.
      await bureau.admin.api.grants.give.mutate(await granting());
      await api.kinships.remove.mutate({ id: kinship.id, revision: kinship.revision });
      await review();
      const { revision } = await bureau.admin.api.grants.get.query({ id: grant.id });
      await bureau.admin.api.grants.withdraw.mutate({ id: grant.id, revision });
    },
  );
});

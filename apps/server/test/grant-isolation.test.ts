import type { Grant } from "@duheng/contracts";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { review } from "../src/assessments/review.ts";
import type { Actor } from "../src/base/actor.ts";
import { inTenant } from "../src/database/scope.ts";
import { transaction } from "../src/database/transaction.ts";
import { grantedCaller } from "../src/grants/granted-caller.ts";
import { GrantModel } from "../src/grants/model.ts";
import { setMembership } from "../src/identity/memberships.ts";
import { StaffModel } from "../src/staff/model.ts";
import { refusal } from "./client.ts";
import { type GrantingUnits, type Member, startGrantingUnits } from "./granting-units.ts";
import { probeTenancy } from "./probe.ts";
import { allProcedures } from "./procedures.ts";
import { startTestServer, type TestServer } from "./server.ts";
import { pdf, upload } from "./upload.ts";

let server: TestServer;
let units: GrantingUnits;
let fileId: string;
let ids: { leader: string; seconded: string; officer: string };
/** All that can be granted on the leader's paper, to the city's main leader. */
let grant: Grant;

beforeAll(async () => {
  // What the installation does by itself is in other tenants, too.
  server = await startTestServer({ works: false });
  units = await startGrantingUnits(server);
  const paper = await units.paperOf(units.leader);
  fileId = (await upload(units.leader, paper.id, { name: "文书.pdf", content: pdf })).file.id;
  const { id, revision } = paper;
  await units.leader.api.assessments.submit.mutate({
    ...{ id, revision, answers: { 结案数: 1 }, summary: "小结" },
    evidence: [{ path: "/结案数", files: [fileId] }],
  });
  await units.handIn(units.seconded);
  await units.handIn(units.bureau.officer);
  ids = {
    leader: id,
    seconded: (await units.paperOf(units.seconded)).id,
    officer: (await units.paperOf(units.bureau.officer)).id,
  };
});
afterAll(() => server[Symbol.asyncDispose]());
beforeEach(async () => {
  grant = await give({});
});

const give = async (over: Parameters<GrantingUnits["granting"]>[0]) =>
  units.bureau.admin.api.grants.give.mutate(await units.granting(over));
const set = (id: string, change: object) => GrantModel.updateOne({ _id: id }, { $set: change });
const withdraw = async (id: string) => {
  const { revision } = await units.bureau.admin.api.grants.get.query({ id });
  await units.bureau.admin.api.grants.withdraw.mutate({ id, revision });
};

/** Whatever may be asked under a grant, of a paper. */
const asked: Record<string, (who: Member, grantId: string, id: string) => Promise<unknown>> = {
  get: (who, grantId, id) => who.under(grantId).assessments.get.query({ id }),
  paper: (who, grantId, id) => who.under(grantId).assessments.paper.query({ id }),
  explain: (who, grantId, id) => who.under(grantId).assessments.explain.query({ id }),
  files: (who, grantId, id) => who.under(grantId).files.ofAssessment.query({ id }),
  review: (who, grantId, id) =>
    who.under(grantId).assessments.review.mutate({ id, revision: 999, points: {}, comment: "好" }),
  returnToStaff: (who, grantId, id) =>
    who.under(grantId).assessments.returnToStaff.mutate({ id, revision: 999, reason: "退" }),
  giveFeedback: (who, grantId, id) =>
    who.under(grantId).assessments.giveFeedback.mutate({ id, revision: 999, text: "好" }),
};
const reads = ["get", "paper", "explain", "files"];

/** What came of each: the code of its refusal, or ok. */
async function outcomes(who: Member, grantId: string, id: string): Promise<Record<string, string>> {
  const told: Record<string, string> = {};
  for (const [name, ask] of Object.entries(asked)) {
    told[name] = await ask(who, grantId, id).then(
      () => "ok",
      (error: unknown) => String(Reflect.get(Object(Reflect.get(Object(error), "data")), "code")),
    );
  }
  const download = await who.fetch(`/api/files/${fileId}?grant=${grantId}`);
  if (id === ids.leader) told.download = download.status === 200 ? "ok" : String(download.status);
  return told;
}
const all = (code: string, status: string) => ({
  ...Object.fromEntries(Object.keys(asked).map((name) => [name, code])),
  download: status,
});

describe("under a grant", () => {
  it("its person does what it says, and meets the very refusals of his own papers", async () => {
    using probe = probeTenancy(["bureau", "city"]);
    expect(await outcomes(units.city.main, grant.id, ids.leader)).toEqual({
      ...Object.fromEntries(reads.map((name) => [name, "ok"])),
      // As an older page would: the revision is not the present one. There is no result to be told yet.
      ...{ review: "conflict", returnToStaff: "conflict", giveFeedback: "wrong-state", download: "ok" },
    });
    expect(probe.leaks).toEqual([]);
  });

  it("another paper of the same unit is not there", async () => {
    for (const id of [ids.seconded, ids.officer, "none"]) {
      const told = await outcomes(units.city.main, grant.id, id);
      expect(new Set(Object.values(told)), id).toEqual(new Set(["not-found"]));
    }
  });

  it.each([
    { acts: ["read"], may: [] },
    { acts: ["review"], may: ["review"] },
    { acts: ["returnToStaff"], may: ["returnToStaff"] },
    { acts: ["giveFeedback"], may: ["giveFeedback"] },
    { acts: ["read", "review", "giveFeedback"], may: ["review", "giveFeedback"] },
  ])("of $acts, no other act is done", async ({ acts, may }) => {
    const { id } = await give({ acts });
    const told = await outcomes(units.city.main, id, ids.leader);
    for (const name of reads) expect(told[name], name).toBe("ok");
    for (const name of ["review", "returnToStaff", "giveFeedback"])
      expect(told[name] === "forbidden", name).toBe(!may.includes(name));
  });

  it("after its last day, and once it is withdrawn, nothing is done within the same session", async () => {
    await set(grant.id, { until: "2026-01-01" });
    expect(await outcomes(units.city.main, grant.id, ids.leader)).toEqual(all("forbidden", "403"));
    const expired = await refusal(units.city.main.under(grant.id).assessments.get.query({ id: ids.leader }));
    expect(expired).toMatchObject({ data: { grant: "expired" } });
    expect(expired.message.zh).toContain("2026-01-01");
    expect(await units.city.main.api.grants.mine.query()).not.toContainEqual(
      expect.objectContaining({ grantId: grant.id }),
    );
    const other = await give({});
    expect((await outcomes(units.city.main, other.id, ids.leader)).get).toBe("ok");
    await withdraw(other.id);
    expect(await outcomes(units.city.main, other.id, ids.leader)).toEqual(all("forbidden", "403"));
    expect(await units.city.main.api.grants.mine.query()).not.toContainEqual(
      expect.objectContaining({ grantId: other.id }),
    );
  });

  it("nobody else comes in: of the same unit, of another, of the granting one, without a record", async () => {
    const { city, host, bureau, leader } = units;
    const without = { ...(await server.as("city", ["main-leader"])), staffId: "" };
    for (const who of [city.other, host.head, bureau.admin, bureau.main, leader, without])
      expect(await outcomes(who, grant.id, ids.leader)).toEqual(all("not-found", "404"));
  });

  it("a grant's id that is none, or another unit's, opens nothing", async () => {
    const ofHost = await give({ homeTenantId: "host", staffId: units.host.head.staffId });
    for (const id of ["none", ofHost.id, "a b", "../x", ids.leader])
      expect(await outcomes(units.city.main, id, ids.leader)).toEqual(all("not-found", "404"));
  });

  it("its person comes in only as a member of the unit for which he was named, with a post, as the same person", async () => {
    const { main } = units.city;
    const mine = () => asked.get?.(main, grant.id, ids.leader);
    // In another unit of his.
    await setMembership({ userId: main.userId, tenantId: "host", roles: ["main-leader"] });
    await main.api.identity.switchTenant.mutate({ tenantId: "host" });
    expect(await refusal(mine() ?? Promise.resolve())).toMatchObject({ code: "not-found" });
    await main.api.identity.switchTenant.mutate({ tenantId: "city" });
    await mine();
    // Without a post in which others are reviewed.
    const own = { userId: main.userId, tenantId: "city", staffId: main.staffId };
    await setMembership({ ...own, roles: ["staff"] });
    expect(await refusal(mine() ?? Promise.resolve())).toMatchObject({ code: "forbidden" });
    expect(await main.api.grants.mine.query()).toEqual([]);
    await setMembership({ ...own, roles: ["main-leader"] });
    await mine();
    // Left, or another person behind the record.
    const change = (fields: object) =>
      inTenant("city", () => StaffModel.updateOne({ _id: main.staffId }, { $set: fields }));
    await change({ state: "left" });
    expect(await refusal(mine() ?? Promise.resolve())).toMatchObject({ code: "not-found" });
    await change({ state: "active", personId: "somebody" });
    expect(await refusal(mine() ?? Promise.resolve())).toMatchObject({ code: "not-found" });
    await change({ personId: grant.personId });
    await mine();
  });

  it("whoever has a record in both units never judges himself there", async () => {
    const { main } = units.city;
    const before = await inTenant("bureau", () => StaffModel.findOne({ _id: units.leader.staffId }).lean());
    const same = (personId: string) =>
      inTenant("bureau", () => StaffModel.updateOne({ _id: units.leader.staffId }, { $set: { personId } }));
    await same(grant.personId);
    expect(await outcomes(main, grant.id, ids.leader)).toEqual(all("not-found", "404"));
    await same(before?.personId ?? "");
    expect((await outcomes(main, grant.id, ids.leader)).get).toBe("ok");
  });

  it("what was prepared before the withdrawal is not written after it", async () => {
    const { main } = units.city;
    const own: Actor = {
      ...{ userId: main.userId, name: "示例", tenantId: "city", roles: ["main-leader"] },
      staffId: main.staffId,
    };
    const caller = await grantedCaller(own, grant.id, "review");
    const { revision } = await units.paperOf(units.leader);
    const act = await review.ready({ id: ids.leader, revision, points: {}, comment: "好" }, caller);
    await withdraw(grant.id);
    await expect(act()).rejects.toMatchObject({ code: "forbidden", data: { grant: "withdrawn" } });
    expect((await units.paperOf(units.leader)).state).toBe("submitted");
  });
});

it("of an act and the withdrawal at the same moment, either is told of the other", async () => {
  const own: Actor = {
    ...{ userId: units.city.main.userId, name: "示例", tenantId: "city", roles: ["main-leader"] },
    staffId: units.city.main.staffId,
  };
  for (let round = 0; round < 6; round += 1) {
    const { id } = await give({});
    const caller = await grantedCaller(own, id, "read");
    const act = transaction(async () => {
      await caller.hold?.();
      await new Promise((resolve) => setTimeout(resolve, round * 3));
    }).then(
      () => "done",
      (error: unknown) => String(Reflect.get(Object(error), "code")),
    );
    const [outcome] = await Promise.all([act, withdraw(id)]);
    const { state, uses } = await units.bureau.admin.api.grants.get.query({ id });
    expect([outcome, state, uses]).toEqual([
      uses === 1 ? "done" : "forbidden",
      "withdrawn",
      outcome === "done" ? 1 : 0,
    ]);
  }
});

describe("a procedure that knows nothing of grants", () => {
  const known = [
    ...["get", "data", "filling", "contributions", "paper", "explain"].map((name) => `assessments.${name}`),
    ...["saveReview", "review", "returnToStaff", "saveFeedback", "giveFeedback"].map(
      (name) => `assessments.${name}`,
    ),
    "files.ofAssessment",
  ];

  it("is refused under one, whatever it is, and nothing of the unit is read", async () => {
    const procedures = allProcedures();
    expect(
      procedures
        .filter(({ granted }) => granted !== undefined)
        .map(({ path }) => path)
        .sort(),
    ).toEqual([...known].sort());
    using probe = probeTenancy(["city"]);
    const told: string[] = [];
    for (const { path, type, access } of procedures) {
      if (known.includes(path) || !access || "anyone" in access) continue;
      const headers = {
        ...{ "content-type": "application/json", "x-duheng-csrf": "1", "x-duheng-grant": grant.id },
      };
      const body = JSON.stringify({ id: ids.leader, revision: 0, cycleId: units.cycleId });
      const url = `/api/trpc/${path}`;
      const response =
        type === "query"
          ? await units.city.main.fetch(`${url}?input=${encodeURIComponent(body)}`, { headers })
          : await units.city.main.fetch(url, { method: "POST", headers, body });
      if (response.status !== 403) told.push(`${path} ${response.status}`);
      await response.text();
    }
    expect(told).toEqual([]);
    expect(probe.leaks).toEqual([]);
    expect((await units.city.main.api.identity.me.query()).tenant.id).toBe("city");
  });

  it("nor is anything uploaded under one", async () => {
    const headers = { "x-duheng-grant": grant.id };
    const { status } = await upload(units.city.main, ids.leader, { name: "a.pdf", content: pdf, headers });
    expect(status).toBe(403);
  });
});

import type { Assessment } from "@duheng/contracts";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { fillingOf } from "../src/assessments/contributions/find.ts";
import { assessments } from "../src/assessments/model.ts";
import { review, saveReview } from "../src/assessments/review.ts";
import { submit } from "../src/assessments/submit.ts";
import { verifyProcess } from "../src/assessments/verify-process.ts";
import { inTenant } from "../src/database/scope.ts";
import { perform } from "../src/use-cases/perform.ts";
import { refusal } from "./client.ts";
import { type SignedIn, startTestServer, type TestServer } from "./server.ts";
import { byFormula, makeSmallUnit, type SmallUnit } from "./small-unit.ts";

/** 回避: relatives neither review nor rate one another. */
let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ works: false });
});
afterAll(() => server[Symbol.asyncDispose]());

interface Related extends SmallUnit {
  readonly api: SignedIn["api"];
  readonly son: string;
  readonly other: string;
  readonly father: string;
  paperOf(staffId: string): Promise<Assessment>;
  reviewersOf(staffId: string): Promise<string[] | undefined>;
  relate(one: string, other: string): ReturnType<SignedIn["api"]["kinships"]["create"]["mutate"]>;
}

let units = 0;
/** A leader in charge, whose son is one of the two people whom he reviews. */
async function unitWithRelatives(): Promise<Related> {
  units += 1;
  const unit = await makeSmallUnit(server, {
    tenantId: `bureau-${units}`,
    people: 0,
    indicators: [byFormula("满分", "10")],
  });
  const { api } = unit.admin;
  const son = await unit.hire({ name: "儿子" });
  const other = await unit.hire({ name: "旁人" });
  const father = await unit.hire({ name: "父亲", isLeader: true });
  const { id, revision, name } = await api.departments.get.query({ id: unit.departmentId });
  await api.departments.update.mutate({ id, revision, name, leaderInChargeId: father });
  const paperOf = async (staffId: string) =>
    (await inTenant(unit.tenantId, () => assessments.findOne({ "subject.id": staffId }))) ??
    expect.fail(staffId);
  return {
    ...unit,
    api,
    son,
    other,
    father,
    paperOf,
    reviewersOf: async (staffId) =>
      (await paperOf(staffId)).steps.find(({ kind }) => kind === "review")?.actorIds,
    relate: (one, two) => api.kinships.create.mutate({ staffIds: [one, two], kind: "parent-child" }),
  };
}

const mainLeader = async (unit: Related) => {
  const main = await unit.hire({ name: "主要领导", isLeader: true });
  await server.as(unit.tenantId, ["main-leader"], { staffId: main });
  return main;
};

describe("at the start of a cycle", () => {
  it.each(["as it was recorded", "the other way round"])(
    "a relative is passed over for the next above, %s; the others keep him",
    async (way) => {
      const unit = await unitWithRelatives();
      const main = await mainLeader(unit);
      await (way === "as it was recorded"
        ? unit.relate(unit.son, unit.father)
        : unit.relate(unit.father, unit.son));
      await unit.start("2026-Q3");
      expect(await unit.reviewersOf(unit.son)).toEqual([main]);
      expect(await unit.reviewersOf(unit.other)).toEqual([unit.father]);
    },
  );

  it("it is refused in words where only a relative could do a step", async () => {
    const unit = await unitWithRelatives();
    await unit.relate(unit.son, unit.father);
    const told = await refusal(unit.start("2026-Q3"));
    expect(told).toMatchObject({ code: "invalid-document", problems: [{ code: "relative-only" }] });
    expect(told.problems?.[0]?.message.zh).toBe(
      "儿子（办公室）的“审核评鉴”只能由其亲属办理，应当回避。请为该科室另定负责人或分管领导，或在考核方案中把“分管领导”改为其他岗位。",
    );
    await mainLeader(unit);
    await unit.start("2026-Q3");
  });
});

describe("while a cycle runs", () => {
  it("what one has still to do over the other goes to the next above in the same act", async () => {
    const unit = await unitWithRelatives();
    await unit.start("2026-Q3");
    const refused = await refusal(unit.relate(unit.father, unit.son));
    expect(refused.code).toBe("wrong-state");
    expect(refused.message.zh).toBe(
      "“父亲”还要办理“儿子”的考核表，按方案没有别人可以接。请先为该科室另定分管领导或主要领导，再登记。",
    );
    expect((await unit.api.kinships.list.query({})).total).toBe(0);
    expect(await unit.reviewersOf(unit.son)).toEqual([unit.father]);
    const main = await mainLeader(unit);
    await unit.relate(unit.father, unit.son);
    expect(await unit.reviewersOf(unit.son)).toEqual([main]);
    expect(await unit.reviewersOf(unit.other)).toEqual([unit.father]);
    expect(await verifyProcess()).toEqual([]);
  });

  it("whoever takes over takes nothing over a relative", async () => {
    const unit = await unitWithRelatives();
    await unit.start("2026-Q3");
    const main = await mainLeader(unit);
    const uncle = await unit.hire({ name: "叔父" });
    await unit.relate(uncle, unit.son);
    await unit.api.staff.handOver.mutate({ fromId: unit.father, toId: uncle });
    expect(await unit.reviewersOf(unit.son)).toEqual([main]);
    expect(await unit.reviewersOf(unit.other)).toEqual([uncle]);
  });

  it("the door is closed to a relative who has the role of a post that nobody holds, and open to others", async () => {
    const unit = await unitWithRelatives();
    const { id, revision, name } = await unit.api.departments.get.query({ id: unit.departmentId });
    await unit.api.departments.update.mutate({ id, revision, name });
    await unit.start("2026-Q3");
    await unit.relate(unit.father, unit.son);
    const { id: paper } = await unit.paperOf(unit.son);
    const filled = await inTenant(unit.tenantId, () => fillingOf(paper));
    await perform(
      submit,
      { id: paper, revision: filled.revision, answers: {}, summary: "小结" },
      unit.as(unit.son),
    );
    const given = { id: paper, revision: (await unit.paperOf(unit.son)).revision, points: {}, comment: "好" };
    const asked = (staffId: string) => perform(review, given, unit.as(staffId, ["leader-in-charge"]));
    const told = {
      code: "forbidden",
      data: { rule: "relative" },
      text: { zh: "您与被考核人有亲属关系，应当回避。请本单位管理员另定办理人。" },
    };
    await expect(asked(unit.father)).rejects.toMatchObject(told);
    const draft = { id: paper, review: { points: {}, comment: "好" } };
    await expect(
      perform(saveReview, draft, unit.as(unit.father, ["leader-in-charge"])),
    ).rejects.toMatchObject(told);
    expect(await asked(unit.other)).toMatchObject({ state: "reviewed" });
  });
});

describe("the relation itself", () => {
  it("is recorded once, in whatever order, between two people of the unit", async () => {
    const unit = await unitWithRelatives();
    const { id, revision } = await unit.relate(unit.son, unit.father);
    expect((await refusal(unit.relate(unit.father, unit.son))).code).toBe("duplicate");
    expect((await refusal(unit.relate(unit.son, unit.son))).code).toBe("invalid-input");
    const stranger = (await unitWithRelatives()).other;
    expect(await refusal(unit.relate(unit.son, stranger))).toMatchObject({
      code: "invalid-input",
      problems: [{ path: "/staffIds" }],
    });
    await unit.api.kinships.remove.mutate({ id, revision });
    await unit.relate(unit.father, unit.son);
  });

  it("of two at once one is", async () => {
    const unit = await unitWithRelatives();
    const told = await Promise.allSettled([
      unit.relate(unit.son, unit.father),
      unit.relate(unit.father, unit.son),
    ]);
    expect(told.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect((await unit.api.kinships.list.query({})).total).toBe(1);
  });

  it("is seen by the administrators of the unit alone, and goes with a record that is removed", async () => {
    const unit = await unitWithRelatives();
    const mistake = await unit.hire({ name: "误录" });
    await unit.relate(mistake, unit.son);
    for (const role of ["main-leader", "leader-in-charge", "section-head", "staff", "auditor"] as const) {
      const { api } = await server.as(unit.tenantId, [role]);
      expect([role, (await refusal(api.kinships.list.query({}))).code]).toEqual([role, "forbidden"]);
    }
    const elsewhere = await server.as("another", ["unit-admin"]);
    expect((await elsewhere.api.kinships.list.query({})).total).toBe(0);
    await unit.api.staff.remove.mutate({ id: mistake, revision: 0 });
    expect((await unit.api.kinships.list.query({})).total).toBe(0);
  });
});

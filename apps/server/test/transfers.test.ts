import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { assessments } from "../src/assessments/model.ts";
import { papersToDo } from "../src/assessments/open-papers.ts";
import { verifyProcess } from "../src/assessments/verify-process.ts";
import { todayIn } from "../src/base/today.ts";
import { inTenant } from "../src/database/scope.ts";
import { StaffModel, staff } from "../src/staff/model.ts";
import { verifyPersons } from "../src/staff/verify-persons.ts";
import { staffEvents } from "../src/staff-events/model.ts";
import { refusal } from "./client.ts";
import { type SignedIn, startTestServer, type TestServer } from "./server.ts";
import { byFormula, makeSmallUnit, type SmallUnit } from "./small-unit.ts";
import { readTrail } from "./trail.ts";

/** Somebody is handed over by one unit and accepted, or not, by another. */
const today = todayIn("Asia/Shanghai");
const number = "11010519491231002X";
let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ works: false });
});
afterAll(() => server[Symbol.asyncDispose]());

let pairs = 0;
interface Pair {
  readonly from: SmallUnit;
  readonly to: SignedIn;
  readonly toTenantId: string;
  readonly place: { number: string; departmentId: string; categoryId: string };
  readonly person: string;
}

/** A unit with a leader in charge and a running cycle, and another with a department and a category. */
async function twoUnits(): Promise<Pair & { leader: string; successor: string }> {
  pairs += 1;
  const from = await makeSmallUnit(server, {
    tenantId: `from-${pairs}`,
    people: 0,
    indicators: [byFormula("满分", "10")],
  });
  const { api } = from.admin;
  const person = await from.hire({
    name: "调动者",
    position: "科员",
    identityNumber: number,
    phone: "13800000000",
  });
  const leader = await from.hire({ name: "分管领导", isLeader: true });
  const successor = await from.hire({ name: "接任者", isLeader: true });
  const { id, revision, name } = await api.departments.get.query({ id: from.departmentId });
  await api.departments.update.mutate({ id, revision, name, leaderInChargeId: leader });
  await from.start("2026-Q4");
  const toTenantId = `to-${pairs}`;
  const to = await server.as(toTenantId, ["unit-admin"]);
  const department = await to.api.departments.create.mutate({ name: "接收科" });
  const category = await to.api.staffCategories.create.mutate({ code: "a", name: "综合类" });
  const place = { number: "T-1", departmentId: department.id, categoryId: category.id };
  return { from, to, toTenantId, place, person, leader, successor };
}

const offered = ({ from, toTenantId, person }: Pair, over: object = {}) =>
  from.admin.api.transfers.offer.mutate({
    ...{ staffId: person, toTenantId, on: today, reason: "工作需要" },
    ...over,
  });
/** How a sealed value lies in the database. */
const stored = (tenantId: string, id: string) =>
  inTenant(tenantId, async () => Object((await StaffModel.findById(id).lean()) ?? {}));

describe("a person whom another unit accepts", () => {
  it("leaves there and comes here in one act, with one person behind both records, and history on both sides", async () => {
    const units = await twoUnits();
    const { from, to, toTenantId, place, person } = units;
    const transfer = await offered(units);
    expect(await to.api.transfers.received.query()).toEqual([
      {
        ...{ id: transfer.id, fromName: from.tenantId, personName: "调动者", position: "科员", on: today },
        ...{ reason: "工作需要", withIdentityNumber: false, state: "open" },
        ...{ offeredByName: expect.any(String), revision: 0, createdAt: transfer.createdAt },
      },
    ]);
    const { id } = await to.api.transfers.accept.mutate({ id: transfer.id, revision: 0, ...place });
    const [before, after] = [
      await inTenant(from.tenantId, () => staff.get(person)),
      await inTenant(toTenantId, () => staff.get(id)),
    ];
    expect(before).toMatchObject({ state: "left", leftOn: today, name: "调动者" });
    expect(after).toMatchObject({
      ...place,
      state: "active",
      joinedOn: today,
      name: "调动者",
      isLeader: false,
    });
    expect(after.personId).toBe(before.personId);
    for (const value of ["identityNumber", "phone", "userId", "position"])
      expect(after).not.toHaveProperty(value);
    expect(await inTenant(from.tenantId, () => staffEvents.find({ staffId: person }))).toMatchObject([
      { kind: "leaving", on: today, reason: "transfer", note: `调往“${toTenantId}”`, state: "done" },
    ]);
    expect(await inTenant(toTenantId, () => staffEvents.find({ staffId: id }))).toMatchObject([
      { kind: "entry", on: today, note: `由“${from.tenantId}”调入`, after: { departmentName: "接收科" } },
    ]);
    const [paper] = await inTenant(from.tenantId, () => assessments.find({ "subject.id": person }));
    expect(paper).toMatchObject({ state: "closed", excluded: { rule: "G19" } });
    const told = await readTrail(from.admin, { action: "transfers.taken" });
    expect(told.map(({ zh }) => zh)).toEqual([
      expect.stringContaining(`在“${toTenantId}”接收“调动者”，自“${today}”起`),
    ]);
    expect((await readTrail(to, { action: "transfers.accept" })).map(({ zh }) => zh)).toContainEqual(
      expect.stringContaining(`接收“${from.tenantId}”移交的“调动者”，自“${today}”起`),
    );
    expect(
      await refusal(to.api.transfers.accept.mutate({ id: transfer.id, revision: 1, ...place })),
    ).toMatchObject({
      code: "wrong-state",
    });
    expect(await to.api.transfers.received.query()).toEqual([]);
    expect([await verifyPersons(), await verifyProcess()]).toEqual([[], []]);
  });

  it("takes the identity number along where the giving unit says so, sealed anew", async () => {
    const units = await twoUnits();
    const { from, to, toTenantId, place, person } = units;
    const transfer = await offered(units, { withIdentityNumber: true });
    const { id } = await to.api.transfers.accept.mutate({ id: transfer.id, revision: 0, ...place });
    expect(await to.api.staff.reveal.mutate({ id, field: "identityNumber" })).toMatchObject({
      value: number,
    });
    const [there, here] = [await stored(from.tenantId, person), await stored(toTenantId, id)];
    expect(here.identityNumber).not.toContain(number);
    expect(here.identityNumber).not.toBe(there.identityNumber);
    expect(here).not.toHaveProperty("phone");
  });

  it("who leads or has steps to do is offered with a successor, who takes over on acceptance", async () => {
    const units = await twoUnits();
    const { from, to, place, leader, successor } = units;
    const asLeader = { ...units, person: leader };
    expect(await refusal(offered(asLeader))).toMatchObject({
      code: "invalid-input",
      problems: [{ path: "/successorId", message: { zh: "名下还有未办事项，请选定接任者" } }],
    });
    const transfer = await offered(asLeader, { successorId: successor });
    expect((await inTenant(from.tenantId, () => papersToDo(leader))).length).toBe(1);
    await to.api.transfers.accept.mutate({ id: transfer.id, revision: 0, ...place });
    expect((await inTenant(from.tenantId, () => papersToDo(leader))).length).toBe(0);
    expect((await inTenant(from.tenantId, () => papersToDo(successor))).length).toBe(1);
  });

  it("of a day to come: is there until then, and counted here from then on", async () => {
    const units = await twoUnits();
    const { from, to, toTenantId, place, person } = units;
    const transfer = await offered(units, { on: "2099-01-04" });
    const { id } = await to.api.transfers.accept.mutate({ id: transfer.id, revision: 0, ...place });
    expect(await inTenant(from.tenantId, () => staff.get(person))).toMatchObject({
      state: "active",
      leftOn: "2099-01-04",
    });
    expect(await inTenant(toTenantId, () => staff.get(id))).toMatchObject({ joinedOn: "2099-01-04" });
    const [planned] = await inTenant(from.tenantId, () => staffEvents.find({ staffId: person }));
    // On that day it is done as by the administrator who offered it, who is one of that unit.
    expect(planned).toMatchObject({ state: "planned", by: from.admin.userId });
  });

  it("who comes back has the record of then, with its line", async () => {
    const units = await twoUnits();
    const { from, to, toTenantId, place, person } = units;
    const away = await offered(units);
    const { id } = await to.api.transfers.accept.mutate({ id: away.id, revision: 0, ...place });
    const back = await to.api.transfers.offer.mutate({
      ...{ staffId: id, toTenantId: from.tenantId, on: today, reason: "回原单位" },
    });
    const { departmentId, categoryId } = from;
    const accepted = await from.admin.api.transfers.accept.mutate({
      ...{ id: back.id, revision: 0, number: "001", departmentId, categoryId },
    });
    expect(accepted).toEqual({ id: person });
    expect(await inTenant(from.tenantId, () => staff.get(person))).toMatchObject({ state: "active" });
    expect(await inTenant(toTenantId, () => staff.get(id))).toMatchObject({ state: "left" });
    const kinds = await inTenant(from.tenantId, () =>
      staffEvents.find({ staffId: person }, { sort: { _id: 1 } }),
    );
    expect(kinds.map(({ kind }) => kind)).toEqual(["leaving", "reentry"]);
  });

  it("who comes back has the name of now, and the identity number that is carried", async () => {
    const units = await twoUnits();
    const { from, to, place } = units;
    const person = await from.hire({ name: "旧名" });
    const away = await offered({ ...units, person });
    const { id } = await to.api.transfers.accept.mutate({ id: away.id, revision: 0, ...place });
    const { revision } = await to.api.staff.get.query({ id });
    const identityNumber = "110105194912310046";
    await to.api.staff.update.mutate({ ...place, id, revision, name: "新名", identityNumber });
    const back = await to.api.transfers.offer.mutate({
      ...{ staffId: id, toTenantId: from.tenantId, on: today, reason: "回原单位", withIdentityNumber: true },
    });
    const { departmentId, categoryId } = from;
    await from.admin.api.transfers.accept.mutate({
      ...{ id: back.id, revision: 0, number: "B-1", departmentId, categoryId },
    });
    expect(await inTenant(from.tenantId, () => staff.get(person))).toMatchObject({
      ...{ state: "active", name: "新名", number: "B-1" },
    });
    const told = from.admin.api.staff.reveal.mutate({ id: person, field: "identityNumber" });
    expect(await told).toMatchObject({ value: identityNumber });
  });
});

describe("an offer", () => {
  it("is refused with a reason, or taken back; then he can be offered again", async () => {
    const units = await twoUnits();
    const { from, to, place, person } = units;
    const first = await offered(units);
    expect(await refusal(offered(units))).toMatchObject({ code: "duplicate" });
    await to.api.transfers.refuse.mutate({ id: first.id, revision: 0, reason: "没有编制" });
    const second = await offered(units);
    await from.admin.api.transfers.withdraw.mutate({ id: second.id, revision: 0 });
    expect(
      await refusal(to.api.transfers.accept.mutate({ id: second.id, revision: 1, ...place })),
    ).toMatchObject({
      code: "wrong-state",
    });
    expect(
      (await from.admin.api.transfers.offered.query({ staffId: person })).map(({ state, refusal: why }) => [
        state,
        why,
      ]),
    ).toEqual([
      ["withdrawn", undefined],
      ["refused", "没有编制"],
    ]);
    expect(await inTenant(from.tenantId, () => staff.get(person))).toMatchObject({ state: "active" });
  });

  it("of two decisions at once one holds, and nothing is half done", async () => {
    const units = await twoUnits();
    const { from, to, toTenantId, place, person } = units;
    const transfer = await offered(units);
    const told = await Promise.allSettled([
      to.api.transfers.accept.mutate({ id: transfer.id, revision: 0, ...place }),
      from.admin.api.transfers.withdraw.mutate({ id: transfer.id, revision: 0 }),
    ]);
    expect(told.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    const isAccepted = told[0]?.status === "fulfilled";
    const { state } = await inTenant(from.tenantId, () => staff.get(person));
    expect(state).toBe(isAccepted ? "left" : "active");
    expect(await inTenant(toTenantId, () => staff.count({}))).toBe(isAccepted ? 1 : 0);
  });

  it("is nothing to other units, nor to those who do not run one, and takes back all where the place is wrong", async () => {
    const units = await twoUnits();
    const { from, to, place, person } = units;
    const transfer = await offered(units);
    const stranger = await server.as("stranger", ["unit-admin"]);
    const asked = { id: transfer.id, revision: 0 };
    const told = [
      await refusal(stranger.api.transfers.accept.mutate({ ...asked, ...place })),
      await refusal(stranger.api.transfers.refuse.mutate({ ...asked, reason: "x" })),
      await refusal(stranger.api.transfers.withdraw.mutate(asked)),
      await refusal(to.api.transfers.withdraw.mutate(asked)),
      await refusal(from.admin.api.transfers.accept.mutate({ ...asked, ...place })),
      await refusal(
        stranger.api.transfers.offer.mutate({
          staffId: person,
          toTenantId: "stranger",
          on: today,
          reason: "x",
        }),
      ),
    ];
    expect(told.map(({ code }) => code)).toEqual(Array(6).fill("not-found"));
    expect(await stranger.api.transfers.received.query()).toEqual([]);
    expect(await stranger.api.transfers.offered.query({ staffId: person })).toEqual([]);
    const leader = await server.as(from.tenantId, ["main-leader", "leader-in-charge"]);
    expect((await refusal(leader.api.transfers.received.query())).code).toBe("forbidden");
    const wrong = await refusal(
      to.api.transfers.accept.mutate({ ...asked, ...place, departmentId: from.departmentId }),
    );
    expect(wrong).toMatchObject({ code: "invalid-input", problems: [{ path: "/departmentId" }] });
    expect(await inTenant(from.tenantId, () => staff.get(person))).toMatchObject({ state: "active" });
    for (const toTenantId of [from.tenantId, "nowhere"])
      expect(await refusal(offered({ ...units, person: units.successor, toTenantId }))).toMatchObject({
        code: "invalid-input",
        problems: [{ path: "/toTenantId" }],
      });
  });
});

import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { todayIn } from "../src/base/today.ts";
import { finish } from "../src/reorganisations/finish.ts";
import { reorganisations } from "../src/reorganisations/model.ts";
import { setAside } from "../src/reorganisations/set-aside.ts";
import { staff } from "../src/staff/model.ts";
import { organisationChanges } from "../src/staff/organisation-changes.ts";
import { staffEvents } from "../src/staff-events/model.ts";
import { findTenants } from "../src/tenants/find-tenants.ts";
import { refusal } from "./client.ts";
import {
  here,
  merging,
  oneStep,
  peopleOf,
  type Reorganising,
  startReorganising,
  work,
} from "./reorganising.ts";
import type { SignedIn } from "./server.ts";
import { readTrail } from "./trail.ts";

/** A merger that takes days: what changes meanwhile is seen, and it comes to its end. */
const today = todayIn("Asia/Shanghai");
let world: Reorganising;
let manager: SignedIn;
let unit: Reorganising["unit"];
let begin: Reorganising["begin"];
beforeAll(async () => {
  world = await startReorganising();
  ({ manager, unit, begin } = world);
});
afterAll(() => world[Symbol.asyncDispose]());

async function goOn(id: string): Promise<void> {
  const { revision } = await reorganisations.get(id);
  await manager.api.reorganisations.resume.mutate({ id, revision });
  await work();
}

describe("comes to its end", () => {
  it("where a department was removed in the receiving unit since it began", async () => {
    const [from, to] = [await unit("甲局"), await unit("乙局")];
    await from.hire("甲甲", await from.department("办公室"));
    const there = await to.department("办公室");
    const id = await begin(merging([from], to));
    await to.admin.api.departments.remove.mutate({ id: there, revision: 0 });
    await work();
    expect(await reorganisations.get(id)).toMatchObject({ state: "done", moved: 1, setAside: [] });
    const [came] = await peopleOf(to);
    expect(came?.departmentId).not.toBe(there);
  });

  it("with who joined on a day after it began, from the day on which he goes", async () => {
    const [from, to] = [await unit("丙局"), await unit("丁局")];
    const office = await from.department("办公室");
    const id = await begin(merging([from], to));
    await reorganisations.replace({ ...(await reorganisations.get(id)), on: "2020-01-01" });
    const given = await from.hire("丙甲", office, { joinedOn: today });
    await work();
    expect(await reorganisations.get(id)).toMatchObject({ state: "done", moved: 1, setAside: [] });
    expect(await here(from, () => staff.get(given))).toMatchObject({ state: "left", leftOn: today });
    const [came] = await peopleOf(to);
    expect(await here(to, () => staffEvents.find({ staffId: came?.id ?? "" }))).toMatchObject([
      { kind: "entry", on: today },
    ]);
  });

  it("once, where it is done twice", async () => {
    const [from, to] = [await unit("戊局"), await unit("己局")];
    await from.hire("戊甲", await from.department("办公室"));
    const id = await begin(merging([from], to));
    await work();
    const actor = { userId: manager.userId, name: "管理员", tenantId: "city" };
    await finish(await reorganisations.get(id), actor as never);
    expect(await readTrail(to.admin, { action: "reorganisations.end" })).toHaveLength(1);
  });
});

it("who joins on a day to come hinders it", async () => {
  const [from, to] = [await unit("庚局"), await unit("辛局")];
  await from.hire("庚甲", await from.department("办公室"), { joinedOn: "2099-01-01" });
  const { hindrances } = await manager.api.reorganisations.preview.query(merging([from], to));
  expect(hindrances.map(({ code, names }) => [code, names])).toEqual([["joining-later", ["庚甲（001）"]]]);
});

it("of two of one name and number, one of each unit, both are named", async () => {
  const [one, other, to] = [await unit("壬局"), await unit("癸局"), await unit("子局")];
  await one.hire("王强", await one.department("办公室"));
  await other.hire("王强", await other.department("办公室"));
  const id = await begin(merging([one, other], to));
  const why = { zh: "因故", en: "for a reason" };
  for (const { name: unitName } of [one, other, one])
    await setAside(id, { unitName, called: "王强（001）", why });
  expect((await reorganisations.get(id)).setAside.map(({ unitName }) => unitName)).toEqual([
    one.name,
    other.name,
  ]);
  await work();
});

describe("a unit is not closed", () => {
  it("over a unit that was made below it meanwhile", async () => {
    const [from, to] = [await unit("丑局"), await unit("寅局")];
    await from.hire("丑甲", await from.department("办公室"));
    const id = await begin(merging([from], to));
    await oneStep();
    await world.server.tenant("made-below", {
      name: "丑局下属",
      reportsTo: from.id,
      path: ["city", from.id],
    });
    await work();
    expect(await reorganisations.get(id)).toMatchObject({
      ...{ state: "stopped", moved: 1 },
      setAside: [
        { unitName: from.name, called: "丑局下属", why: { zh: "还有下级单位：请先把它们移到别处。" } },
      ],
    });
    expect((await findTenants([from.id]))[0]).toMatchObject({ state: "active" });
    const { revision } = await manager.api.tenants.get.query({ id: "made-below" });
    await manager.api.tenants.close.mutate({ id: "made-below", revision });
    await goOn(id);
    expect(await reorganisations.get(id)).toMatchObject({ state: "done", setAside: [] });
    expect((await findTenants([from.id]))[0]).toMatchObject({ state: "closed" });
  });

  it("at the moment in which somebody is hired: both write one document", async () => {
    const from = await unit("卯局");
    const office = await from.department("办公室");
    const before = await here(from, organisationChanges);
    await from.hire("卯甲", office);
    expect(await here(from, organisationChanges)).toBe(before + 1);
    const [to] = [await unit("辰局")];
    await begin(merging([from], to));
    const begun = await here(from, organisationChanges);
    await work();
    // One goes, and the end.
    expect(await here(from, organisationChanges)).toBe(begun + 2);
  });

  it("with the new unit below it", async () => {
    const from = await unit("巳局");
    expect(
      await refusal(
        manager.api.reorganisations.preview.query({
          ...{ kind: "merge", withRoles: true, parts: [{ fromId: from.id, ref: "n" }] },
          receivers: [{ ref: "n", made: { name: "新局", kind: "unit", reportsTo: from.id } }],
        }),
      ),
    ).toMatchObject({
      ...{ code: "invalid-input" },
      problems: [{ code: "under-giving-unit", path: "/draft/receivers/0/made/reportsTo" }],
    });
  });
});

import type { ReorganisationDraft } from "@duheng/contracts";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { todayIn } from "../src/base/today.ts";
import { membershipOf, setMembership } from "../src/identity/memberships.ts";
import { kinships } from "../src/kinships/model.ts";
import { reorganisations } from "../src/reorganisations/model.ts";
import { departments, staff, staffCategories } from "../src/staff/model.ts";
import { verifyPersons } from "../src/staff/verify-persons.ts";
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
import type { SignedIn, TestServer } from "./server.ts";
import { readTrail } from "./trail.ts";

/** Units are merged into another, and parts of one go over to others, by who manages the units above them. */
const today = todayIn("Asia/Shanghai");
const identityNumber = "11010519491231002X";
let server: TestServer;
let manager: SignedIn;
let unit: Reorganising["unit"];
let begin: Reorganising["begin"];
beforeAll(async () => {
  ({ server, manager, unit, begin } = await startReorganising());
});
afterAll(() => server[Symbol.asyncDispose]());

describe("a unit that is merged into another", () => {
  it("gives it people, departments, accounts, posts and relations, and stays as it was, closed, with its successor named", async () => {
    const [from, to] = [await unit("农业局"), await unit("农牧局")];
    const office = await from.department("办公室");
    const field = await from.department("种植科");
    const theirs = await to.department("办公室");
    const boss = await to.hire("正职", theirs);
    await to.admin.api.departments.update.mutate({ id: theirs, revision: 0, name: "办公室", headId: boss });
    const head = await from.hire("科长", field, { identityNumber, phone: "13800000000", position: "科长" });
    const spouse = await from.hire("配偶", office, { isLeader: true });
    await from.admin.api.departments.update.mutate({
      ...{ id: field, revision: 0, name: "种植科", headId: head, leaderInChargeId: spouse },
    });
    await from.admin.api.kinships.create.mutate({ staffIds: [head, spouse], kind: "spouse" });
    const account = await server.as(from.id, ["section-head", "main-leader"], { staffId: head });
    await here(from, async () => {
      const person = await staff.get(head);
      await staff.replace({ ...person, userId: account.userId });
    });

    const draft = merging([from], to);
    const preview = await manager.api.reorganisations.preview.query(draft);
    expect(preview.hindrances).toEqual([]);
    expect(preview.parts).toEqual([
      {
        ...{ fromId: from.id, fromName: from.name, ref: "a", people: 2, accounts: 2 },
        departments: [
          {
            ...{ fromId: office, ref: "a", name: "办公室", people: 1, isSameName: true },
            ...{ outcome: "there", toId: theirs, toName: "办公室" },
          },
          {
            ...{ fromId: field, ref: "a", name: "种植科", people: 1, isSameName: false },
            ...{ outcome: "made", toName: "种植科" },
          },
        ],
        categories: [
          {
            ...{ fromId: from.categoryId, ref: "a", name: "综合类", people: 2, isSameName: true },
            ...{ outcome: "there", toId: to.categoryId, toName: "综合类" },
          },
        ],
        officials: {
          total: 2,
          accounts: [
            { called: expect.any(String), roles: ["unit-admin"] },
            { called: "科长（001）", roles: ["section-head", "main-leader"] },
          ],
        },
        ...{ kinships: 1, kinshipsLeft: 0, inBoth: { total: 0, names: [] } },
        renumbered: { total: 1, names: ["科长：001 → 001-2"] },
        ...{ headless: { total: 0, names: [] }, leftBehind: { total: 0, names: [] } },
        postsTaken: { total: 0, names: [] },
        stays: { cycles: 0, papers: 0 },
      },
    ]);
    const id = await begin(draft);
    await work();
    expect(await manager.api.reorganisations.get.query({ id })).toMatchObject({
      ...{ state: "done", moved: 2, total: 2, setAside: [], byName: expect.any(String) },
    });

    const came = await peopleOf(to);
    expect(came.map(({ name, number, position, isLeader }) => [name, number, position, isLeader])).toEqual([
      ["正职", "001", undefined, false],
      ["科长", "001-2", "科长", false],
      ["配偶", "002", undefined, true],
    ]);
    const [, headHere, spouseHere] = came;
    const gone = await peopleOf(from, "left");
    expect(gone.map(({ name, leftOn, personId }) => [name, leftOn, personId])).toEqual([
      ["科长", today, headHere?.personId],
      ["配偶", today, spouseHere?.personId],
    ]);
    const placed = await here(to, () => departments.find({}, { sort: { name: 1 } }));
    expect(placed.map(({ name, headId, leaderInChargeId }) => [name, headId, leaderInChargeId])).toEqual([
      ["办公室", boss, undefined],
      ["种植科", headHere?.id, spouseHere?.id],
    ]);
    // What the old unit was stays.
    expect(await here(from, () => departments.get(field))).toMatchObject({
      ...{ headId: head, leaderInChargeId: spouse, state: "active" },
    });
    expect(await here(to, () => kinships.find({}))).toMatchObject([
      { kind: "spouse", staffIds: [headHere?.id, spouseHere?.id] },
    ]);
    const line = await here(to, () => staffEvents.find({ staffId: headHere?.id ?? "" }));
    expect(line).toMatchObject([
      { kind: "entry", on: today, note: `由“${from.name}”并入`, reorganisation: "merge", state: "done" },
    ]);
    expect(await here(from, () => staffEvents.find({ staffId: head }))).toMatchObject([
      { kind: "leaving", on: today, note: `并入“${to.name}”`, reorganisation: "merge", state: "done" },
    ]);
    const revealed = (field: "identityNumber" | "phone") =>
      to.admin.api.staff.reveal.mutate({ id: headHere?.id ?? "", field });
    expect([await revealed("identityNumber"), await revealed("phone")]).toMatchObject([
      { value: identityNumber },
      { value: "13800000000" },
    ]);

    expect((await findTenants([from.id]))[0]).toMatchObject({
      ...{ state: "closed", succeededBy: { id: to.id, name: to.name } },
    });
    // The account works in the new unit, and reads in the old one.
    expect(await membershipOf(account.userId, to.id)).toMatchObject({
      ...{ roles: ["section-head", "main-leader"], staffId: headHere?.id },
    });
    expect(await account.api.identity.me.query()).toMatchObject({
      tenant: { id: to.id, name: to.name },
      memberships: [
        { tenantId: from.id, tenantName: from.name, succeededBy: to.name },
        { tenantId: to.id, tenantName: to.name },
      ],
    });
    expect(await membershipOf(from.admin.userId, to.id)).toMatchObject({ roles: ["unit-admin"] });
    const old = await server.signIn(from.admin.username, from.admin.password);
    await old.api.identity.switchTenant.mutate({ tenantId: from.id });
    expect((await old.api.identity.me.query()).tenant).toMatchObject({ id: from.id, succeededBy: to.name });
    expect((await old.api.staff.list.query({})).total).toBe(2);
    expect(await refusal(old.api.departments.create.mutate({ name: "新科" }))).toMatchObject({
      code: "forbidden",
    });
    const { revision } = await manager.api.tenants.get.query({ id: from.id });
    expect(await refusal(manager.api.tenants.reopen.mutate({ id: from.id, revision }))).toMatchObject({
      ...{ code: "wrong-state", message: { zh: expect.stringContaining(`已并入“${to.name}”`) } },
    });

    const { below } = await manager.api.organisation.tree.query();
    expect(below.find((one) => one.id === to.id)).toMatchObject({ absorbed: [from.name] });
    expect(below.some((one) => one.id === from.id)).toBe(false);
    // The account is called as the record of the unit that is open says.
    const renamed = await to.admin.api.staff.get.query({ id: headHere?.id ?? "" });
    const { revision: present, number, departmentId, categoryId } = renamed;
    await to.admin.api.staff.update.mutate({
      ...{ id: renamed.id, revision: present, number, departmentId, categoryId, name: "改名" },
    });
    expect((await account.api.identity.me.query()).user.name).toBe("改名");

    const told = async (who: SignedIn, action: string) =>
      (await readTrail(who, { action })).map(({ zh }) => zh);
    expect(await told(to.admin, "reorganisations.come")).toHaveLength(2);
    expect(await told(to.admin, "reorganisations.end")).toEqual([
      expect.stringContaining(`办完“${from.name}”向“${to.name}”的合并或拆分：2 人`),
    ]);
    expect(await verifyPersons()).toEqual([]);
  });

  it("a department of the same name is renamed where that is chosen, a category made where it has no counterpart", async () => {
    const [from, to] = [await unit("牧业局", { code: "m", name: "牧业类" }), await unit("农牧局")];
    const [office] = [await from.department("办公室"), await to.department("办公室")];
    await from.hire("牧甲", office);
    const plain = await manager.api.reorganisations.preview.query(merging([from], to));
    expect(plain.hindrances).toMatchObject([
      { code: "category-missing", unitName: from.name, count: 1, names: ["牧业类"] },
    ]);
    expect(
      await refusal(
        manager.api.reorganisations.begin.mutate({
          ...{ draft: merging([from], to), reason: "改革", seen: plain.seen },
        }),
      ),
    ).toMatchObject({ code: "wrong-state" });
    await begin(
      merging([from], to, {
        departments: [{ fromId: office, ref: "a", make: "牧业办公室" }],
        categories: [{ fromId: from.categoryId, ref: "a", make: "牧业类" }],
      }),
    );
    await work();
    expect((await here(to, () => departments.find({}))).map(({ name }) => name).sort()).toEqual([
      "办公室",
      "牧业办公室",
    ]);
    expect((await here(to, () => staffCategories.find({}))).map(({ code, name }) => [code, name])).toEqual([
      ["a", "综合类"],
      ["m", "牧业类"],
    ]);
    const [came] = await peopleOf(to);
    expect(came?.name).toBe("牧甲");
  });

  it("who is in both, by one account or by the identity number, has one record, the roles of both, and keeps the account", async () => {
    const [from, to] = [await unit("林业局"), await unit("草原局")];
    const [there, place] = [await from.department("造林科"), await to.department("草原科")];
    const [old, present] = [await from.hire("双甲", there), await to.hire("双甲", place)];
    await from.hire("双乙", there, { identityNumber });
    const other = await to.hire("双乙", place, { identityNumber });
    const both = await server.as(from.id, ["section-head", "staff"], { staffId: old });

    await setMembership({ userId: both.userId, tenantId: to.id, roles: ["main-leader"], staffId: present });
    const preview = await manager.api.reorganisations.preview.query(merging([from], to));
    expect(preview.parts[0]?.inBoth).toEqual({
      total: 2,
      names: ["双甲（001） → 双甲（001）", "双乙（002） → 双乙（002）"],
    });
    await begin(merging([from], to));
    await work();
    const came = await peopleOf(to);
    expect(came.map(({ id, departmentId }) => [id, departmentId])).toEqual([
      [present, place],
      [other, place],
    ]);
    expect(await membershipOf(both.userId, to.id)).toMatchObject({
      ...{ roles: ["main-leader", "section-head", "staff"], staffId: present },
    });
    expect(await here(to, () => staffEvents.find({ staffId: present }))).toMatchObject([
      { kind: "entry", note: `由“${from.name}”并入，原已在本单位` },
    ]);
  });

  it("several units into one that is made in the same act", async () => {
    const [one, other] = [await unit("文化局"), await unit("旅游局")];
    await one.hire("文甲", await one.department("办公室"));
    await other.hire("旅甲", await other.department("办公室"));
    const draft: ReorganisationDraft = {
      ...{ kind: "merge", withRoles: false },
      receivers: [{ ref: "n", made: { name: "文旅局", kind: "unit", reportsTo: "city" } }],
      parts: [one, other].map(({ id }) => ({ fromId: id, ref: "n" })),
    };
    const preview = await manager.api.reorganisations.preview.query(draft);
    expect(preview.parts.map(({ departments: list }) => list[0]?.isSameName)).toEqual([false, true]);
    expect(preview.parts[0]?.officials.total).toBe(1);
    const id = await begin(draft);
    await work();
    const { receivers } = await reorganisations.get(id);
    const to = { id: receivers[0]?.tenantId ?? "" };
    expect((await findTenants([to.id]))[0]).toMatchObject({
      name: "文旅局",
      state: "active",
      path: ["city"],
    });
    expect((await peopleOf(to)).map(({ name }) => name).sort()).toEqual(["文甲", "旅甲"]);
    expect((await here(to, () => departments.find({}))).map(({ name }) => name)).toEqual(["办公室"]);
    // Without the roles the administrator of the old unit is none of the new one.
    expect(await membershipOf(one.admin.userId, to.id)).toBeUndefined();
  });
});

describe("a unit that is split", () => {
  it("gives departments and single people to others; the rest stays, and who leads what is told", async () => {
    const [from, to] = [await unit("城建局"), await unit("住建局")];
    const [roads, office] = [await from.department("道路科"), await from.department("办公室")];
    const stays = await from.hire("留甲", office);
    const goes = await from.hire("走甲", roads);
    const single = await from.hire("走乙", office);
    await from.admin.api.departments.update.mutate({
      ...{ id: roads, revision: 0, name: "道路科", headId: goes, leaderInChargeId: stays },
    });
    await from.admin.api.departments.update.mutate({
      id: office,
      revision: 0,
      name: "办公室",
      headId: single,
    });
    const account = await server.as(from.id, ["staff"], { staffId: goes });
    const draft: ReorganisationDraft = {
      ...{ kind: "split", withRoles: true, receivers: [{ ref: "a", tenantId: to.id }] },
      parts: [{ fromId: from.id, ref: "a", departmentIds: [roads], staffIds: [single] }],
    };
    const choices = await manager.api.reorganisations.choices.query({ tenantId: from.id, q: "走" });
    expect(choices).toEqual({
      departments: [
        { id: roads, name: "道路科", people: 1 },
        { id: office, name: "办公室", people: 2 },
      ],
      people: [
        { id: goes, name: "走甲", number: "002", departmentId: roads },
        { id: single, name: "走乙", number: "003", departmentId: office },
      ],
      total: 2,
    });
    const { parts } = await manager.api.reorganisations.preview.query(draft);
    expect(parts[0]).toMatchObject({
      ...{ people: 2, accounts: 1 },
      headless: { total: 1, names: ["办公室"] },
      leftBehind: { total: 1, names: ["道路科"] },
    });
    await begin(draft);
    await work();
    expect((await peopleOf(from)).map(({ id }) => id)).toEqual([stays]);
    expect((await peopleOf(to)).map(({ name }) => name)).toEqual(["走甲", "走乙"]);
    const [came] = await peopleOf(to);
    const there = await here(to, () => departments.findOne({ name: "道路科" }));
    expect([there?.headId, there?.leaderInChargeId]).toEqual([came?.id, undefined]);
    expect(await here(from, () => departments.get(roads))).toMatchObject({ state: "retired" });
    expect(await here(from, () => departments.get(office))).not.toHaveProperty("headId");
    expect((await findTenants([from.id]))[0]).toMatchObject({ state: "active" });
    expect((await membershipOf(account.userId, from.id))?.endedAt).toBeDefined();
    expect(await membershipOf(account.userId, to.id)).toMatchObject({ roles: ["staff"], staffId: came?.id });
    expect(await here(to, () => staffEvents.find({ staffId: came?.id ?? "" }))).toMatchObject([
      { kind: "entry", note: `由“${from.name}”划转`, reorganisation: "split" },
    ]);
  });
});

describe("is refused", () => {
  it("to who does not manage the units, and for units that are not below", async () => {
    const [from, to] = [await unit("甲局"), await unit("乙局")];
    const draft = merging([from], to);
    for (const who of [to.admin, await server.as("city", ["city-admin"])])
      expect(await refusal(who.api.reorganisations.preview.query(draft))).toMatchObject({
        code: "forbidden",
      });
    const own = await server.as(to.id, ["system-admin"]);
    expect(await refusal(own.api.reorganisations.preview.query(draft))).toMatchObject({
      ...{ code: "invalid-input", problems: [{ path: "/draft/parts/0" }] },
    });
    expect(await refusal(own.api.reorganisations.choices.query({ tenantId: from.id }))).toMatchObject({
      code: "not-found",
    });
    for (const wrong of [
      merging([to], to),
      merging([from, from], to),
      { ...draft, kind: "split" as const },
      { ...draft, receivers: [...draft.receivers, { ref: "b", tenantId: from.id }] },
      { ...draft, parts: [{ fromId: "city", ref: "a" }] },
    ])
      expect(await refusal(manager.api.reorganisations.preview.query(wrong))).toMatchObject({
        code: "invalid-input",
      });
  });

  it("while something is still to do, which the preview names with the way to mend it", async () => {
    const [from, to] = [await unit("丙局"), await unit("丁局")];
    const office = await from.department("办公室");
    const person = await from.hire("丙甲", office);
    await from.hire("丙乙", office);
    await server.tenant("below-c", { name: "丙局下属", reportsTo: from.id, path: ["city", from.id] });
    await from.admin.api.transfers.offer.mutate({
      ...{ staffId: person, toTenantId: to.id, on: today, reason: "调动", withIdentityNumber: false },
    });
    const planned = await here(from, () => staff.get(person));
    await from.admin.api.staff.leave.mutate({
      ...{ id: person, revision: planned.revision, leftOn: "2099-01-01", reason: "retirement" },
    });
    const { hindrances } = await manager.api.reorganisations.preview.query(merging([from], to));
    expect(hindrances.map(({ code, names, unitName }) => [code, names, unitName])).toEqual([
      ["open-transfers", ["丙甲"], from.name],
      ["planned-events", ["丙甲"], from.name],
      ["units-below", ["丙局下属"], from.name],
    ]);
  });

  it("where something is other than it was shown", async () => {
    const [from, to] = [await unit("戊局"), await unit("己局")];
    const office = await from.department("办公室");
    await from.hire("戊甲", office);
    const draft = merging([from], to);
    const { seen } = await manager.api.reorganisations.preview.query(draft);
    await from.hire("戊乙", office);
    expect(
      await refusal(manager.api.reorganisations.begin.mutate({ draft, reason: "改革", seen })),
    ).toMatchObject({ code: "conflict" });
    expect((await peopleOf(to)).length).toBe(0);
  });

  it("of two at once to one of them, and a unit under way is not closed", async () => {
    const [from, to, third] = [await unit("庚局"), await unit("辛局"), await unit("壬局")];
    await from.hire("庚甲", await from.department("办公室"));
    const other = await server.as("city", ["system-admin"]);
    const told = await Promise.allSettled([begin(merging([from], to)), begin(merging([from], third), other)]);
    expect(told.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    const open = await reorganisations.find({ tenantIds: from.id });
    expect(open).toHaveLength(1);
    const { revision } = await manager.api.tenants.get.query({ id: from.id });
    expect(await refusal(manager.api.tenants.close.mutate({ id: from.id, revision }))).toMatchObject({
      code: "wrong-state",
    });
    const { hindrances } = await manager.api.reorganisations.preview.query(merging([from], third));
    expect(hindrances.map(({ code }) => code)).toContain("under-way");
    await work();
    expect(await reorganisations.get(open[0]?.id ?? "")).toMatchObject({ state: "done", moved: 1 });
  });
});

describe("who cannot go", () => {
  it("is named with why and keeps the unit open; mended, it goes on to its end", async () => {
    const [from, to] = [await unit("癸局"), await unit("子局")];
    const office = await from.department("办公室");
    await from.hire("癸甲", office);
    const id = await begin(merging([from], to));
    // Comes after the act began, into a category that has no counterpart by then.
    const { id: categoryId } = await from.admin.api.staffCategories.create.mutate({
      code: "z",
      name: "新类",
    });
    await oneStep();
    await from.hire("癸乙", office, { categoryId });
    await work();
    const stopped = await manager.api.reorganisations.get.query({ id });
    expect(stopped).toMatchObject({
      ...{ state: "stopped", moved: 1 },
      setAside: [
        { unitName: from.name, called: "癸乙（002）", why: { zh: expect.stringContaining("继续办理") } },
      ],
    });
    expect((await findTenants([from.id]))[0]).toMatchObject({ state: "active" });
    await manager.api.reorganisations.resume.mutate({ id, revision: stopped.revision });
    await work();
    expect(await manager.api.reorganisations.get.query({ id })).toMatchObject({ state: "done", moved: 2 });
    expect((await peopleOf(to)).map(({ name }) => name)).toEqual(["癸甲", "癸乙"]);
    expect((await findTenants([from.id]))[0]).toMatchObject({ state: "closed" });
  });
});

import type { ReorganisationDraft } from "@duheng/contracts";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { todayIn } from "../src/base/today.ts";
import { mongoose } from "../src/database/mongoose.ts";
import { imports } from "../src/imports/model.ts";
import { kinships } from "../src/kinships/model.ts";
import { reorganisations } from "../src/reorganisations/model.ts";
import { movePerson } from "../src/reorganisations/move-person.ts";
import { departments, staff } from "../src/staff/model.ts";
import { staffEvents } from "../src/staff-events/model.ts";
import { bring, pasted } from "./bring-table.ts";
import { refusal } from "./client.ts";
import { here, merging, peopleOf, type Reorganising, startReorganising, work } from "./reorganising.ts";
import type { SignedIn } from "./server.ts";
import { readTrail } from "./trail.ts";

/** Who is whom in units that are merged and split, and what of a person comes along. */
const today = todayIn("Asia/Shanghai");
const identityNumber = "11010519491231002X";
let world: Reorganising;
let manager: SignedIn;
let unit: Reorganising["unit"];
let begin: Reorganising["begin"];
beforeAll(async () => {
  world = await startReorganising();
  ({ manager, unit, begin } = world);
});
afterAll(() => world[Symbol.asyncDispose]());

describe("one identity number with two names", () => {
  it("is of two records that stay two: the preview names both, and nothing begins", async () => {
    const [from, to] = [await unit("甲局"), await unit("乙局")];
    await from.hire("张伟", await from.department("办公室"), { identityNumber });
    await to.hire("李娜", await to.department("办公室"), { identityNumber });
    const draft = merging([from], to);
    const { hindrances, parts, seen } = await manager.api.reorganisations.preview.query(draft);
    expect(hindrances.map(({ code, names, unitName }) => [code, names, unitName])).toEqual([
      ["same-number", ["张伟（001） → 李娜（001）"], from.name],
    ]);
    expect(parts[0]?.inBoth).toEqual({ total: 0, names: [] });
    expect(
      await refusal(manager.api.reorganisations.begin.mutate({ draft, reason: "改革", seen })),
    ).toMatchObject({ code: "wrong-state" });
  });

  it("entered after the act began, keeps who comes where he is, with why", async () => {
    const [from, to] = [await unit("丙局"), await unit("丁局")];
    const office = await from.department("办公室");
    await to.hire("李娜", await to.department("办公室"), { identityNumber });
    const id = await begin(merging([from], to));
    await from.hire("张伟", office, { identityNumber });
    await work();
    expect(await reorganisations.get(id)).toMatchObject({
      ...{ state: "stopped", moved: 0 },
      setAside: [
        { called: "张伟（001）", why: { zh: expect.stringContaining("李娜（001）的身份证号相同") } },
      ],
    });
    expect((await peopleOf(from)).map(({ name }) => name)).toEqual(["张伟"]);
  });
});

describe("who is in both by number and name", () => {
  it("is one person from now on, with the posts and relations of both", async () => {
    const [from, to] = [await unit("戊局"), await unit("己局")];
    const field = await from.department("种植科");
    const head = await from.hire("双甲", field, { identityNumber });
    const spouse = await from.hire("配偶", field);
    const present = await to.hire("双 甲", await to.department("办公室"), { identityNumber });
    await from.admin.api.departments.update.mutate({
      ...{ id: field, revision: 0, name: "种植科", headId: head },
    });
    await from.admin.api.kinships.create.mutate({ staffIds: [head, spouse], kind: "spouse" });
    await begin(merging([from], to));
    await work();
    const { personId } = await here(to, () => staff.get(present));
    expect((await here(from, () => staff.get(head))).personId).toBe(personId);
    const spouseHere = (await peopleOf(to)).find(({ name }) => name === "配偶");
    expect(await here(to, () => departments.findOne({ name: "种植科" }))).toMatchObject({ headId: present });
    expect((await here(to, () => kinships.find({}))).map(({ staffIds }) => [...staffIds].sort())).toEqual([
      [present, spouseHere?.id].sort(),
    ]);
  });

  it("active in both, gets what his record there lacks, and stays where and what he is", async () => {
    const [from, to] = [await unit("庚局"), await unit("辛局")];
    const there = await to.department("办公室");
    const leave = { kind: "leave", from: "2026-01-01", to: "2026-12-31", note: "那边" };
    const other = { kind: "leave", from: "2026-03-01", to: "2026-04-01", note: "这边" };
    const probation = { kind: "probation", from: "2026-01-01", to: "2026-12-31" };
    await from.hire("双乙", await from.department("一科"), {
      ...{ identityNumber, phone: "13800000000", isLeader: true, statuses: [leave, probation] },
    });
    const present = await to.hire("双乙", there, { identityNumber, statuses: [other] });
    await begin(merging([from], to));
    await work();
    const [came] = await peopleOf(to);
    expect(came).toMatchObject({
      ...{ id: present, departmentId: there, isLeader: false, statuses: [other, probation] },
    });
    expect(await to.admin.api.staff.reveal.mutate({ id: present, field: "phone" })).toMatchObject({
      value: "13800000000",
    });
  });
});

describe("what comes along", () => {
  it("to who was here before: the name, number and phone, standing and statuses of now", async () => {
    const [from, to] = [await unit("壬局"), await unit("癸局")];
    const earlier = await to.hire("旧名", await to.department("办公室"), { joinedOn: "2019-05-01" });
    const left = await here(to, () => staff.get(earlier));
    await to.admin.api.staff.leave.mutate({
      ...{ id: earlier, revision: left.revision, leftOn: "2020-01-01", reason: "transfer" },
    });
    const probation = { kind: "probation", from: "2026-01-01", to: "2026-12-31" };
    const given = await from.hire("新名", await from.department("一科"), {
      ...{ identityNumber, phone: "13800000000", isLeader: true, joinedOn: "2020-01-02" },
      statuses: [probation],
    });
    await here(from, async () => {
      await staff.replace({ ...(await staff.get(given)), personId: left.personId });
    });
    await begin(merging([from], to));
    await work();
    expect(await peopleOf(to)).toMatchObject([
      {
        ...{ id: earlier, name: "新名", number: "001", isLeader: true, statuses: [probation] },
        joinedOn: "2020-01-02",
      },
    ]);
    const revealed = async (field: "identityNumber" | "phone") =>
      (await to.admin.api.staff.reveal.mutate({ id: earlier, field })).value;
    expect([await revealed("identityNumber"), await revealed("phone")]).toEqual([
      identityNumber,
      "13800000000",
    ]);
  });

  it("the day of entry, or none where none is known, since the employment goes on", async () => {
    const [from, to] = [await unit("子局"), await unit("丑局")];
    const office = await from.department("办公室");
    await from.hire("子甲", office, { joinedOn: "2020-03-01" });
    await from.hire("子乙", office);
    await begin(merging([from], to));
    await work();
    expect((await peopleOf(to)).map(({ name, joinedOn }) => [name, joinedOn])).toEqual([
      ["子甲", "2020-03-01"],
      ["子乙", undefined],
    ]);
  });

  it("nothing of who has left since the step began", async () => {
    const [from, to] = [await unit("寅局"), await unit("卯局")];
    const gone = await from.hire("寅甲", await from.department("办公室"));
    const id = await begin(merging([from], to));
    const { revision } = await here(from, () => staff.get(gone));
    await from.admin.api.staff.leave.mutate({ id: gone, revision, leftOn: today, reason: "retirement" });
    const act = await reorganisations.get(id);
    const [part] = act.parts;
    if (part === undefined) throw new Error("it has a part");
    const actor = { userId: manager.userId, name: "管理员", tenantId: "city" };
    await movePerson(gone, { act, part, toTenantId: to.id, toName: to.name, actor } as never);
    await work();
    expect(await reorganisations.get(id)).toMatchObject({ state: "done", moved: 0, setAside: [] });
    expect(await here(from, () => staffEvents.find({ staffId: gone, kind: "leaving" }))).toMatchObject([
      { reason: "retirement" },
    ]);
  });
});

it("identity numbers of the receiving unit are opened once for all who come", async () => {
  const [from, to] = [await unit("春局"), await unit("秋局")];
  const office = await from.department("办公室");
  for (const at of [1, 2, 3, 4, 5]) await from.hire(`春${at}`, office, { identityNumber: numbered(at) });
  const same = await to.hire("春3", await to.department("办公室"), { identityNumber: numbered(3) });
  await to.hire("秋甲", await to.department("一科"), { identityNumber: numbered(9) });
  await begin(merging([from], to));
  const reads: string[] = [];
  mongoose.set("debug", (collection: string, method: string, filter: { identityNumber?: object }) => {
    if (collection === "staff" && method === "find" && filter.identityNumber !== undefined)
      reads.push(method);
  });
  await work();
  mongoose.set("debug", false);
  expect(reads).toEqual(["find"]);
  const came = await peopleOf(to);
  expect(came.map(({ name }) => name).sort()).toEqual(["春1", "春2", "春3", "春4", "春5", "秋甲"]);
  expect(came.find(({ name }) => name === "春3")?.id).toBe(same);
});

/** A valid one, of nobody. */
function numbered(at: number): string {
  const first = `11010519491231${String(at).padStart(3, "0")}`;
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
  const sum = weights.reduce((all, weight, index) => all + weight * Number(first[index]), 0);
  return `${first}${"10X98765432"[sum % 11]}`;
}

describe("the preview of several into one", () => {
  it("tells the numbers that they get, one after another, and who is in two of them", async () => {
    const [one, other, to] = [await unit("未局"), await unit("申局"), await unit("酉局")];
    await one.hire("未甲", await one.department("办公室"), { identityNumber });
    await one.hire("未乙", await one.department("一科"));
    const place = await other.department("办公室");
    await other.hire("申甲", place);
    await other.hire("未甲", place, { identityNumber });
    await to.hire("酉甲", await to.department("办公室"));
    const draft = merging([one, other], to);
    const { parts } = await manager.api.reorganisations.preview.query(draft);
    expect(parts.map(({ renumbered, inBoth }) => [renumbered.names, inBoth.names])).toEqual([
      [["未甲：001 → 001-2"], []],
      [["申甲：001 → 001-3"], ["未甲（002） → 未甲（001-2）"]],
    ]);
    await begin(draft);
    await work();
    expect((await peopleOf(to)).map(({ name, number }) => [name, number])).toEqual([
      ["酉甲", "001"],
      ["未甲", "001-2"],
      ["申甲", "001-3"],
      ["未乙", "002"],
    ]);
  });

  it("and who leads a department no more, since the receiving unit has somebody for it", async () => {
    const [from, to] = [await unit("戌局"), await unit("亥局")];
    const [office, there] = [await from.department("办公室"), await to.department("办公室")];
    const head = await from.hire("戌甲", office);
    const leader = await from.hire("戌乙", office);
    const present = await to.hire("亥甲", there);
    await from.admin.api.departments.update.mutate({
      ...{ id: office, revision: 0, name: "办公室", headId: head, leaderInChargeId: leader },
    });
    await to.admin.api.departments.update.mutate({ id: there, revision: 0, name: "办公室", headId: present });
    const { parts } = await manager.api.reorganisations.preview.query(merging([from], to));
    expect(parts[0]?.postsTaken).toEqual({ total: 1, names: ["办公室：戌甲（001） → 亥甲（001）"] });
  });
});

it("relations of who left long ago stay, those that come are told in the trail", async () => {
  const [from, to] = [await unit("东局"), await unit("西局")];
  const office = await from.department("办公室");
  const ids = [await from.hire("东甲", office), await from.hire("东乙", office)];
  const went = [await from.hire("东丙", office), await from.hire("东丁", office)];
  await from.admin.api.kinships.create.mutate({ staffIds: went, kind: "spouse" });
  await from.admin.api.kinships.create.mutate({ staffIds: ids, kind: "spouse" });
  // Each of them for himself came to the other unit some time ago.
  const there = await to.department("办公室");
  for (const [at, staffId] of went.entries()) {
    const { personId, revision } = await here(from, () => staff.get(staffId));
    await from.admin.api.staff.leave.mutate({ id: staffId, revision, leftOn: today, reason: "transfer" });
    const came = await to.hire(`西${at}`, there);
    await here(to, async () => {
      await staff.replace({ ...(await staff.get(came)), personId });
    });
  }
  await begin(merging([from], to));
  await work();
  const related = await here(to, () => kinships.find({}));
  const names = new Map((await peopleOf(to)).map(({ id, name }) => [id, name]));
  expect(related.map(({ staffIds }) => staffIds.map((id) => names.get(id)).sort())).toEqual([
    ["东甲", "东乙"].sort(),
  ]);
  expect((await readTrail(to.admin, { action: "kinships.create" })).map(({ zh }) => zh)).toEqual([
    expect.stringContaining("东甲、东乙"),
  ]);
});

it("what hinders the whole of a unit is told once, however many take a part of it", async () => {
  const [from, to, third] = [await unit("南局"), await unit("北局"), await unit("中局")];
  const [one, other] = [
    await from.hire("南甲", await from.department("一科")),
    await from.department("二科"),
  ];
  await from.hire("南乙", other);
  const { staged } = await bring(from.admin, pasted(["姓名", "工号"], ["南丙", "009"]));
  const by = await here(from, async () => {
    const table = await imports.get(staged.id);
    await imports.replace({ ...table, state: "committing", isWriting: true });
    return table.by.name;
  });
  const { hindrances } = await manager.api.reorganisations.preview.query({
    ...{ kind: "split", withRoles: true },
    receivers: [
      { ref: "a", tenantId: to.id },
      { ref: "b", tenantId: third.id },
    ],
    parts: [
      { fromId: from.id, ref: "a", staffIds: [one] },
      { fromId: from.id, ref: "b", departmentIds: [other] },
    ],
  });
  expect(hindrances.map(({ code, names }) => [code, names])).toEqual([["imports-half-way", [by]]]);
});

it("who is named in one part goes there, though his department goes to another unit", async () => {
  const [from, to, third] = [await unit("辰局"), await unit("巳局"), await unit("午局")];
  const roads = await from.department("道路科");
  const named = await from.hire("辰甲", roads);
  await from.hire("辰乙", roads);
  const draft: ReorganisationDraft = {
    ...{ kind: "split", withRoles: true },
    receivers: [
      { ref: "a", tenantId: to.id },
      { ref: "b", tenantId: third.id },
    ],
    parts: [
      { fromId: from.id, ref: "a", departmentIds: [roads] },
      { fromId: from.id, ref: "b", staffIds: [named] },
    ],
  };
  const { parts, total } = await manager.api.reorganisations.preview.query(draft);
  expect([total, parts.map(({ people }) => people)]).toEqual([2, [1, 1]]);
  await begin(draft);
  await work();
  expect((await peopleOf(to)).map(({ name }) => name)).toEqual(["辰乙"]);
  expect((await peopleOf(third)).map(({ name }) => name)).toEqual(["辰甲"]);
  expect(await here(from, () => departments.get(roads))).toMatchObject({ state: "retired" });
});

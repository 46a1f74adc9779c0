import { afterAll, beforeAll, expect, it } from "vitest";
import { membershipOf, setMembership } from "../src/identity/memberships.ts";
import { refusal } from "./client.ts";
import { merging, peopleOf, type Reorganising, startReorganising, type Unit, work } from "./reorganising.ts";
import { readTrail } from "./trail.ts";

/** What becomes of accounts when units are merged: what they are given, who minds them, and how it ends. */
let world: Reorganising;
beforeAll(async () => {
  world = await startReorganising();
});
afterAll(() => world[Symbol.asyncDispose]());

async function withAccount(
  of: Unit,
  staffId: string,
  username: string,
  roles: readonly ("auditor" | "staff" | "main-leader")[],
) {
  const { userIds } = await of.admin.api.users.createMany.mutate({ people: [{ staffId, username }] });
  const [userId = ""] = userIds;
  const { number } = (await peopleOf(of)).find(({ id }) => id === staffId) ?? { number: "" };
  await setMembership({ userId, tenantId: of.id, roles: [...roles], staffId, number });
  return userId;
}

it("nobody is given by a merger what nobody gives there; what is given stands in the trail", async () => {
  const [from, to] = [await world.unit("甲局"), await world.unit("乙局")];
  const office = await from.department("办公室");
  const [leader, auditor] = [await from.hire("示例-领导", office), await from.hire("示例-审计", office)];
  const led = await withAccount(from, leader, "jia-leader", ["main-leader"]);
  const audits = await withAccount(from, auditor, "jia-auditor", ["auditor"]);
  const draft = merging([from], to);
  const { parts } = await world.manager.api.reorganisations.preview.query(draft);
  expect(parts[0]?.officials.accounts.map(({ roles }) => roles).sort()).toEqual([
    ["main-leader"],
    ["unit-admin"],
  ]);
  await world.begin(draft);
  await work();
  expect(await membershipOf(led, to.id)).toMatchObject({ roles: ["main-leader"] });
  expect(await membershipOf(audits, to.id)).toMatchObject({ roles: ["staff"] });
  const told = (await readTrail(to.admin)).filter(({ action }) => action === "users.setRoles");
  expect(told).toHaveLength(3);
});

it("who administers a unit administers no city by being merged into it", async () => {
  const from = await world.unit("丙局");
  await from.hire("示例-一", await from.department("办公室"));
  await world.begin({
    ...{ kind: "merge", withRoles: true, receivers: [{ ref: "a", tenantId: "city" }] },
    parts: [{ fromId: from.id, ref: "a" }],
    categories: [{ fromId: from.categoryId, ref: "a", make: "综合类" }],
  });
  await work();
  expect(await membershipOf(from.admin.userId, "city")).toBeUndefined();
});

it("the receiving unit minds who came; who leaves it reads the old one no more; roles there can be taken", async () => {
  const [from, to] = [await world.unit("丁局"), await world.unit("戊局")];
  const office = await from.department("办公室");
  const userId = await withAccount(from, await from.hire("示例-走", office), "ding-leader", ["main-leader"]);
  const stays = await withAccount(from, await from.hire("示例-留", office), "ding-stays", ["main-leader"]);
  await world.begin(merging([from], to));
  await work();
  await to.admin.api.users.makeSlips.mutate({ ids: [userId] });

  const old = await membershipOf(stays, from.id);
  await world.manager.api.users.setRoles.mutate({
    ...{ id: stays, tenantId: from.id, roles: ["staff"], revision: old?.revision ?? 0 },
  });
  expect(await membershipOf(stays, from.id)).toMatchObject({ roles: ["staff"] });
  const given = await refusal(
    world.manager.api.users.setRoles.mutate({
      ...{ id: from.admin.userId, tenantId: from.id, roles: ["unit-admin", "main-leader"] },
      revision: (await membershipOf(from.admin.userId, from.id))?.revision ?? 0,
    }),
  );
  expect(given.code).toBe("forbidden");

  const person = (await peopleOf(to)).find(({ name }) => name === "示例-走");
  await to.admin.api.staff.leave.mutate({
    ...{ id: person?.id ?? "", revision: person?.revision ?? 0 },
    ...{ leftOn: new Date().toISOString().slice(0, 10), reason: "other" },
  });
  expect(await membershipOf(userId, from.id)).toHaveProperty("endedAt");
  expect(await membershipOf(userId, to.id)).toHaveProperty("endedAt");
  expect(await membershipOf(stays, from.id)).not.toHaveProperty("endedAt");
});

it("a unit with records of people, or into which others were merged, is not removed", async () => {
  const [from, to] = [await world.unit("己局"), await world.unit("庚局")];
  await from.hire("示例-甲", await from.department("办公室"));
  await world.begin(merging([from], to, { withRoles: false }));
  await work();
  const { revision } = await world.manager.api.tenants.get.query({ id: to.id });
  expect(await refusal(world.manager.api.tenants.remove.mutate({ id: to.id, revision }))).toMatchObject({
    code: "in-use",
    message: { zh: "它有 1 名人员的记录，或已有 1 个单位并入，不能删除；不再使用时请关闭它。" },
  });
});

it("who is split off from the successor reads the units that were merged into it no more, however far back", async () => {
  const [one, two, three, other] = [
    await world.unit("辛局"),
    await world.unit("壬局"),
    await world.unit("癸局"),
    await world.unit("别局"),
  ];
  const userId = await withAccount(
    one,
    await one.hire("示例-链", await one.department("办公室")),
    "xin-one",
    ["main-leader"],
  );
  await world.begin(merging([one], two));
  await work();
  await world.begin(merging([two], three));
  await work();
  const [person] = await peopleOf(three);
  await world.begin({
    ...{ kind: "split", withRoles: true, receivers: [{ ref: "a", tenantId: other.id }] },
    parts: [{ fromId: three.id, ref: "a", staffIds: [person?.id ?? ""] }],
  });
  await work();
  for (const unit of [one, two, three]) expect(await membershipOf(userId, unit.id)).toHaveProperty("endedAt");
  expect(await membershipOf(userId, other.id)).not.toHaveProperty("endedAt");
});

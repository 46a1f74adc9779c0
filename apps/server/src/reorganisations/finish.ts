import type { Department, Kinship, Reorganisation, ReorganisationPart, Staff } from "@duheng/contracts";
import { carryOfficial } from "../accounts/carry-account.ts";
import { recordAudit } from "../audit/record-audit.ts";
import type { Actor } from "../base/actor.ts";
import { inTenant } from "../database/scope.ts";
import { transaction } from "../database/transaction.ts";
import { isHeld, membershipsIn, mirror } from "../identity/memberships.ts";
import { endWorkIn, userNames } from "../identity/users.ts";
import { allKinships } from "../kinships/of-staff.ts";
import { calledPair, relate } from "../recusal/record-kinship.ts";
import { isAnybodyGoing } from "../staff/going.ts";
import { listDepartments } from "../staff/lists.ts";
import { replaceDepartment } from "../staff/make-place.ts";
import { staffOfPerson } from "../staff/of-person.ts";
import { countOrganisationChange } from "../staff/organisation-changes.ts";
import { findPeople } from "../staff/person.ts";
import { leftWith } from "../staff-events/left-with.ts";
import { findTenants } from "../tenants/find-tenants.ts";
import { replaceTenant } from "../tenants/records.ts";
import { hindrancesOf } from "./hindrances.ts";
import { reorganisations } from "./model.ts";
import { givenNames, receiverOf, targetOf } from "./parties.ts";
import { refusedOr, setAside } from "./set-aside.ts";

/**
 * What is left when all have gone who can: posts and relations in the receiving units, accounts of nobody's record, and what becomes
 * of the giving units: one that was merged is closed with its successor named. Everything in it may be done twice. Across tenants.
 */
export async function finish(act: Reorganisation, actor: Actor): Promise<void> {
  // Killed after its end and before the job was told, it comes here once more.
  if (act.state === "done") return;
  for (const part of act.parts) {
    await transaction(() => carryPosts(act, part));
    await carryKinships(act, part, actor);
    if (act.kind === "merge") await carryOfficials(act, part, actor);
  }
  await transaction(() => end(act, actor));
}

/** Of a department that has come, who led it there leads it here, unless it has somebody by now. */
async function carryPosts(act: Reorganisation, part: ReorganisationPart): Promise<void> {
  const isWhole = part.departmentIds === undefined;
  const from = await inTenant(part.fromId, listDepartments);
  const goes = ({ id }: Department) => isWhole || part.departmentIds?.includes(id) === true;
  const leaders = await inTenant(part.fromId, () =>
    findPeople(from.flatMap(({ headId = [], leaderInChargeId = [] }) => [headId, leaderInChargeId].flat())),
  );
  const here = await inTenant(tenantOf(act, part), () => recordsOf(leaders));
  await inTenant(tenantOf(act, part), async () => {
    const there = new Map((await listDepartments()).map((one) => [one.id, one]));
    for (const department of from.filter(goes)) {
      const toId = act.departments.find((one) => one.fromId === department.id && one.ref === part.ref)?.toId;
      const present = there.get(toId ?? "");
      if (present === undefined) continue;
      const next = { ...postsOf(department, here), ...onlyPosts(present) };
      if (next.headId === present.headId && next.leaderInChargeId === present.leaderInChargeId) continue;
      there.set(present.id, await replaceDepartment({ ...present, ...next }));
    }
  });
  if (!isWhole) await inTenant(part.fromId, () => leaveBehind(from, part, leaders));
}

type Posts = Partial<Pick<Department, "headId" | "leaderInChargeId">>;

function onlyPosts({ headId, leaderInChargeId }: Posts): Posts {
  return { ...(headId ? { headId } : {}), ...(leaderInChargeId ? { leaderInChargeId } : {}) };
}

/** Who led it, by their records here. */
function postsOf({ headId, leaderInChargeId }: Posts, here: ReadonlyMap<string, string>): Posts {
  const [head, leader] = [here.get(headId ?? ""), here.get(leaderInChargeId ?? "")];
  return { ...(head ? { headId: head } : {}), ...(leader ? { leaderInChargeId: leader } : {}) };
}

/** In the giving unit of a split: departments that stay lose who has gone, and those that have gone are retired. */
async function leaveBehind(
  departments: readonly Department[],
  { departmentIds = [] }: ReorganisationPart,
  leaders: readonly Staff[],
): Promise<void> {
  const gone = new Set(leaders.filter(({ state }) => state === "left").map(({ id }) => id));
  for (const department of departments) {
    const { headId, leaderInChargeId, ...rest } = department;
    if (departmentIds.includes(department.id)) {
      const isEmpty = !(await isAnybodyGoing({ departmentIds: [department.id] }));
      if (isEmpty && department.state === "active")
        await replaceDepartment({ ...department, state: "retired" });
      continue;
    }
    const kept = onlyPosts({
      ...(headId && !gone.has(headId) ? { headId } : {}),
      ...(leaderInChargeId && !gone.has(leaderInChargeId) ? { leaderInChargeId } : {}),
    });
    if (kept.headId !== headId || kept.leaderInChargeId !== leaderInChargeId)
      await replaceDepartment({ ...rest, ...kept });
  }
}

/** Relations of two who have both come, one of them by this act. */
async function carryKinships(act: Reorganisation, part: ReorganisationPart, actor: Actor): Promise<void> {
  const [kinships, people] = await inTenant(part.fromId, async () => {
    const all = await allKinships();
    const ids = [...new Set(all.flatMap(({ staffIds }) => staffIds))];
    const went = await leftWith(act.kind, ids, act.createdAt);
    const found = all.filter(({ staffIds }) => staffIds.some((id) => went.has(id)));
    return [found, await findPeople([...new Set(found.flatMap(({ staffIds }) => staffIds))])] as const;
  });
  const gone = people.filter(({ state }) => state === "left");
  const here = await inTenant(tenantOf(act, part), () => recordsOf(gone));
  for (const { staffIds, kind, note } of kinships) {
    const [one, other] = staffIds.map((id) => here.get(id));
    if (one === undefined || other === undefined || one === other) continue;
    const pair = await inTenant(tenantOf(act, part), () => findPeople([one, other]));
    const why = await refusedOr(async () => {
      await inTenant(tenantOf(act, part), () => relateBoth(pair, { kind, ...(note ? { note } : {}) }, actor));
    });
    if (why !== undefined) await setAside(act.id, { unitName: part.fromName, called: calledPair(pair), why });
  }
}

async function relateBoth(
  pair: readonly Staff[],
  told: Pick<Kinship, "kind" | "note">,
  { userId, name }: Actor,
): Promise<void> {
  const [one, other] = pair;
  if (one === undefined || other === undefined) return;
  const related = await relate([one, other], told);
  // Known here already.
  if (related === undefined) return;
  await recordAudit({
    ...{ action: "kinships.create", actor: { userId, name } },
    target: { kind: "kinships", id: related.id, name: calledPair(pair) },
    details: { kinship: told.kind },
  });
}

/** Accounts of the merged unit that are of nobody's record. */
async function carryOfficials(act: Reorganisation, part: ReorganisationPart, actor: Actor): Promise<void> {
  for (const membership of await membershipsIn(part.fromId)) {
    if (membership.staffId !== undefined || !isHeld(membership)) continue;
    const why = await refusedOr(async () => {
      await carryOfficial(membership, tenantOf(act, part), act, actor);
    });
    if (why !== undefined) {
      const called = (await userNames([membership.userId])).get(membership.userId) ?? membership.userId;
      await setAside(act.id, { unitName: part.fromName, called, why });
    }
  }
}

/** Done, where nobody is left who was to go, and nothing that somebody has still to do; otherwise it stops, until somebody goes on with it. */
async function end(act: Reorganisation, { userId, name }: Actor): Promise<void> {
  const present = await reorganisations.get(act.id);
  // Whoever is hired at this moment, and a cycle that starts, waits for this or is seen by it.
  for (const { fromId } of present.parts) await inTenant(fromId, countOrganisationChange);
  const setAside = [...present.setAside, ...(await openedMeanwhile(present))].slice(0, 500);
  if (setAside.length > 0 || (await isAnybodyLeft(present))) {
    await reorganisations.replace({ ...present, setAside, state: "stopped" });
    return;
  }
  const { isOpen: _over, ...rest } = present;
  await reorganisations.replace({ ...rest, state: "done" });
  const [receiver] = act.receivers;
  const givenIds = [...new Set(act.parts.map(({ fromId }) => fromId))];
  if (act.kind === "merge" && receiver !== undefined)
    for (const tenant of await findTenants(givenIds)) {
      const succeededBy = { id: receiver.tenantId, name: receiver.name };
      await replaceTenant({ ...tenant, state: "closed", succeededBy });
      await endWorkIn(tenant.id);
      // From now on it is only read there, which binds nobody who minds the account elsewhere.
      for (const { userId: holder } of await membershipsIn(tenant.id)) await mirror(holder);
    }
  for (const tenantId of new Set([act.byTenantId, ...act.tenantIds]))
    await inTenant(tenantId, () =>
      recordAudit({
        ...{ action: "reorganisations.end", actor: { userId, name }, target: targetOf(act) },
        details: { units: givenNames(act), people: present.moved },
      }),
    );
}

/** What the preview found nothing of stands against closing a unit by now: a cycle that began since, a unit below. */
async function openedMeanwhile({ id, kind, parts }: Reorganisation): Promise<Reorganisation["setAside"]> {
  if (kind === "split") return [];
  const told: Reorganisation["setAside"] = [];
  for (const { fromId, fromName } of parts) {
    const part = { from: { id: fromId, name: fromName } };
    for (const { names, words, mend } of await inTenant(fromId, () => hindrancesOf(part, [], id)))
      told.push({
        ...{ unitName: fromName, called: names.join("、").slice(0, 200) },
        why: { zh: `${words.zh}：${mend.zh}。`, en: `The unit ${words.en}: ${mend.en}.` },
      });
  }
  return told;
}

async function isAnybodyLeft({ parts }: Reorganisation): Promise<boolean> {
  for (const part of parts) if (await inTenant(part.fromId, () => isAnybodyGoing(part))) return true;
  return false;
}

/** The records that these people have in the present tenant and are here by, by their records there. */
async function recordsOf(people: readonly Staff[]): Promise<ReadonlyMap<string, string>> {
  const here = new Map<string, string>();
  for (const { id, personId } of people) {
    const found = (await staffOfPerson(personId)).find(({ state }) => state === "active");
    if (found !== undefined) here.set(id, found.id);
  }
  return here;
}

function tenantOf(act: Reorganisation, part: ReorganisationPart): string {
  return receiverOf(act, part).tenantId;
}

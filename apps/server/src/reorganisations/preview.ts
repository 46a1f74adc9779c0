import { createHash } from "node:crypto";
import type { Kinship, Membership, ReorganisationDraft, Role, Staff } from "@duheng/contracts";
import { carriedRoles } from "../accounts/carry-account.ts";
import { papersIn } from "../assessments/papers-that-name.ts";
import { acrossTenants } from "../database/across-tenants.ts";
import { inTenant } from "../database/scope.ts";
import { membershipsIn } from "../identity/memberships.ts";
import { userNames } from "../identity/users.ts";
import { allKinships } from "../kinships/of-staff.ts";
import type { Caller } from "../permissions/caller.ts";
import { peopleGoing, renumbered } from "../staff/going.ts";
import { listCategories, listDepartments, listStaff } from "../staff/lists.ts";
import { calledOf, findPeople } from "../staff/person.ts";
import {
  type Hindrance,
  hindrancesOf,
  hindrancesThere,
  placeHindrance,
  unlikeHindrance,
} from "./hindrances.ts";
import { type Part, participantsOf, type Receiver } from "./participants.ts";
import { categoryPlaces, countBy, departmentPlaces, type Place } from "./places.ts";
import { humansOf } from "./same-humans.ts";

/** Some by name, and how many there are. */
export interface Some {
  readonly total: number;
  readonly names: readonly string[];
}

/** An account, as whom people know it, and its roles. */
export interface Official {
  readonly called: string;
  readonly roles: readonly Role[];
}

/** What goes from one unit to another, and what it becomes there. */
export interface PartPreview {
  readonly fromId: string;
  readonly fromName: string;
  readonly ref: string;
  readonly people: number;
  readonly departments: readonly Place[];
  readonly categories: readonly Place[];
  /** Who has an account, which goes along. */
  readonly accounts: number;
  /** Accounts with roles beyond those of a department: they go along, or are had in the old unit alone. */
  readonly officials: { readonly total: number; readonly accounts: readonly Official[] };
  readonly kinships: number;
  /** Relations of one who goes and one who stays. */
  readonly kinshipsLeft: number;
  /** Who is of the receiver already: one record, one account, the posts of both. */
  readonly inBoth: Some;
  /** Whose number another has there. */
  readonly renumbered: Some;
  /** Departments that stay and lose their head or leader in charge. */
  readonly headless: Some;
  /** Departments that go, whose head or leader in charge stays. */
  readonly leftBehind: Some;
  /** Who leads a department that becomes one which has another for that post, and who leads it from then on. */
  readonly postsTaken: Some;
  /** What stays as it was. */
  readonly stays: { readonly cycles: number; readonly papers: number };
}

export interface ReceiverPreview {
  readonly ref: string;
  readonly name: string;
  readonly isMade: boolean;
  /** Present people. */
  readonly people: number;
  /** What may be chosen as counterpart. */
  readonly departments: readonly { readonly id: string; readonly name: string }[];
  readonly categories: readonly { readonly id: string; readonly name: string }[];
}

export interface ReorganisationPreview {
  readonly receivers: readonly ReceiverPreview[];
  readonly parts: readonly PartPreview[];
  readonly hindrances: readonly Hindrance[];
  readonly total: number;
  /** What a person agrees to by beginning it. */
  readonly seen: string;
}

/** What a merger or split would do, and what stands against it. Errors: those of the draft. */
export async function previewReorganisation(
  draft: ReorganisationDraft,
  caller: Caller,
): Promise<ReorganisationPreview> {
  const { receivers, parts } = await participantsOf(draft, caller);
  const reason = "what a merger or split of units would do";
  return acrossTenants({ act: "reorganisations.preview", reason, actor: caller.actor }, async () => {
    const there = new Map<string, There>();
    const hindrances: Hindrance[] = [];
    for (const receiver of receivers) {
      const { tenant } = receiver;
      there.set(receiver.ref, tenant === undefined ? nothing : await inTenant(tenant.id, readThere));
      if (tenant !== undefined)
        hindrances.push(...(await inTenant(tenant.id, () => hindrancesThere(tenant))));
    }
    const shown: PartPreview[] = [];
    // Who comes by one part is there when the next one comes.
    const come = new Map<string, readonly Staff[]>();
    for (const part of parts) {
      const { ref } = part.to;
      const known = there.get(ref) ?? nothing;
      const before = come.get(ref) ?? [];
      const made = new Set(
        shown
          .filter((one) => one.ref === ref)
          .flatMap(({ departments }) => departments.flatMap(({ toName = [] }) => toName)),
      );
      const found = await inTenant(part.from.id, () =>
        previewPart(part, { ...known, people: [...known.people, ...before] }, draft, made),
      );
      come.set(ref, [...before, ...found.come]);
      shown.push(found.part);
      hindrances.push(...found.hindrances);
    }
    const told = {
      receivers: receivers.map((one) => receiverOf(one, there.get(one.ref) ?? nothing)),
      parts: shown,
      hindrances: eachOnce(hindrances),
      total: shown.reduce((sum, { people }) => sum + people, 0),
    };
    const seen = createHash("sha256").update(JSON.stringify({ draft, told })).digest("hex");
    return { ...told, seen };
  });
}

/** Of several parts of one unit each finds what is the whole unit's. */
function eachOnce(hindrances: readonly Hindrance[]): Hindrance[] {
  return [...new Map(hindrances.map((one) => [JSON.stringify(one), one])).values()];
}

/** A receiving unit as it is. */
interface There {
  readonly people: readonly Staff[];
  readonly departments: Awaited<ReturnType<typeof listDepartments>>;
  readonly categories: Awaited<ReturnType<typeof listCategories>>;
}

const nothing: There = { people: [], departments: [], categories: [] };

async function readThere(): Promise<There> {
  return {
    people: await listStaff(),
    departments: await listDepartments(),
    categories: await listCategories(),
  };
}

function receiverOf(
  { ref, name, tenant }: Receiver,
  { people, departments, categories }: There,
): ReceiverPreview {
  const active = (list: readonly { id: string; name: string; state: string }[]) =>
    list.filter(({ state }) => state === "active").map(({ id, name: called }) => ({ id, name: called }));
  return {
    ...{ ref, name, isMade: tenant === undefined },
    people: people.filter(({ state }) => state === "active").length,
    departments: active(departments),
    categories: active(categories),
  };
}

/** One part, in the giving unit's scope. */
async function previewPart(
  part: Part,
  there: There,
  draft: ReorganisationDraft,
  alsoMade: ReadonlySet<string>,
): Promise<{ part: PartPreview; come: Staff[]; hindrances: Hindrance[] }> {
  const { from, to } = part;
  const going = await peopleGoing(part);
  const departments = await listDepartments();
  const inDepartment = countBy(going, "departmentId");
  const goes = ({ id, state }: { id: string; state: string }) =>
    inDepartment.has(id) || (part.departmentIds?.includes(id) ?? state === "active");
  const asked = { receiver: to, alsoMade };
  const placed = departmentPlaces({
    ...asked,
    from: departments.filter(goes),
    there: there.departments,
    choices: draft.departments ?? [],
    people: inDepartment,
  });
  const inCategory = countBy(going, "categoryId");
  const categories = categoryPlaces({
    ...asked,
    from: (await listCategories()).filter(({ id }) => inCategory.has(id)),
    there: there.categories,
    choices: draft.categories ?? [],
    people: inCategory,
  });
  const ids = new Set(going.map(({ id }) => id));
  const accounts = await accountsOf(await membershipsIn(from.id), going, part);
  const kinships = await allKinships();
  const humans = humansOf(there.people);
  const both = new Map(
    going.flatMap((one) => {
      const same = humans.sameAs(one);
      return same === undefined ? [] : [[one.id, pairOf(one, same)] as const];
    }),
  );
  const unlike = going.flatMap((one) => {
    const other = humans.unlike(one);
    return other === undefined ? [] : [pairOf(one, other)];
  });
  const come = numbered(
    going.filter(({ id }) => !both.has(id)),
    there.people,
  );
  const papers = await papersIn({});
  const missing = (places: readonly Place[]) =>
    places.filter(({ outcome }) => outcome === "missing").map(({ name }) => name);
  return {
    part: {
      ...{ fromId: from.id, fromName: from.name, ref: to.ref, people: going.length },
      ...{ departments: placed, categories },
      ...accounts,
      kinships: kinships.filter(({ staffIds }) => staffIds.every((id) => ids.has(id))).length,
      kinshipsLeft:
        part.departmentIds === undefined ? 0 : kinships.filter((one) => isParted(one, ids)).length,
      inBoth: some([...both.values()]),
      renumbered: some(
        come
          .filter((one) => one.number !== one.was)
          .map(({ name, number, was }) => `${name}：${was} → ${number}`),
      ),
      ...ledOf(departments, part, ids),
      postsTaken: some(await postsTaken(departments, placed, there)),
      stays: { cycles: papers.cycleIds.length, papers: papers.count },
    },
    come: come.map(({ was: _was, ...one }) => one),
    hindrances: [
      ...(await hindrancesOf(part, going)),
      ...unlikeHindrance(from.name, unlike),
      ...placeHindrance(from.name, "departments", missing(placed)),
      ...placeHindrance(from.name, "categories", missing(categories)),
    ],
  };
}

/** Both records, since people judge whether they are of one human. */
function pairOf(one: Staff, other: Staff): string {
  return `${calledOf(one)} → ${calledOf(other)}`;
}

function isParted({ staffIds }: Kinship, going: ReadonlySet<string>): boolean {
  return staffIds.some((id) => going.has(id)) && !staffIds.every((id) => going.has(id));
}

async function accountsOf(
  held: readonly Membership[],
  going: readonly Staff[],
  { departmentIds, to }: Part,
): Promise<Pick<PartPreview, "accounts" | "officials">> {
  const kind = to.tenant?.kind ?? to.made?.kind ?? "unit";
  const people = new Map(going.map((one) => [one.id, calledOf(one)]));
  const isWhole = departmentIds === undefined;
  const theirs = held.filter(({ staffId }) => (staffId === undefined ? isWhole : people.has(staffId)));
  // Of roles that no merger carries nothing is said: they stay where they are.
  const beyond = theirs.filter(
    ({ roles }) => carriedRoles(roles, false, kind).length < carriedRoles(roles, true, kind).length,
  );
  const shown = beyond.slice(0, namedMost);
  const names = await userNames(shown.map(({ userId }) => userId));
  return {
    accounts: theirs.length,
    officials: {
      total: beyond.length,
      accounts: shown.map(({ userId, staffId = "", roles }) => ({
        called: people.get(staffId) ?? names.get(userId) ?? userId,
        roles: carriedRoles(roles, true, kind),
      })),
    },
  };
}

/** By the numbers that they get, and had. */
function numbered(coming: readonly Staff[], there: readonly Staff[]): (Staff & { readonly was: string })[] {
  const taken = new Set(there.map(({ number }) => number));
  return coming.map((one) => {
    let next = one.number;
    for (let count = 2; taken.has(next); count += 1) next = renumbered(one.number, count);
    taken.add(next);
    return { ...one, number: next, was: one.number };
  });
}

/** Who leads a department that becomes one which has somebody in that post: he leads it no more. */
async function postsTaken(
  departments: There["departments"],
  placed: readonly Place[],
  there: There,
): Promise<string[]> {
  const humans = humansOf(there.people);
  const found: string[] = [];
  for (const one of departments) {
    const toId = placed.find(({ fromId }) => fromId === one.id)?.toId;
    const present = there.departments.find(({ id }) => id === toId);
    for (const post of ["headId", "leaderInChargeId"] as const) {
      const holderId = present?.[post];
      const [person] = holderId === undefined ? [] : await findPeople([one[post] ?? ""]);
      if (person === undefined || humans.sameAs(person)?.id === holderId) continue;
      const holder = there.people.find(({ id }) => id === holderId);
      found.push(`${one.name}：${calledOf(person)} → ${holder === undefined ? holderId : calledOf(holder)}`);
    }
  }
  return found;
}

/** Posts that are parted: of departments that stay, and of those that go. */
function ledOf(
  departments: There["departments"],
  { departmentIds }: Part,
  going: ReadonlySet<string>,
): Pick<PartPreview, "headless" | "leftBehind"> {
  if (departmentIds === undefined) return { headless: some([]), leftBehind: some([]) };
  const isGone = (id: string | undefined) => id !== undefined && going.has(id);
  const isStaying = (id: string | undefined) => id !== undefined && !going.has(id);
  const name = (one: { name: string }) => one.name;
  return {
    headless: some(
      departments
        .filter(({ id }) => !departmentIds.includes(id))
        .filter(({ headId, leaderInChargeId }) => isGone(headId) || isGone(leaderInChargeId))
        .map(name),
    ),
    leftBehind: some(
      departments
        .filter(({ id }) => departmentIds.includes(id))
        .filter(({ headId, leaderInChargeId }) => isStaying(headId) || isStaying(leaderInChargeId))
        .map(name),
    ),
  };
}

const namedMost = 20;

function some(names: readonly string[]): Some {
  return { total: names.length, names: names.slice(0, namedMost) };
}

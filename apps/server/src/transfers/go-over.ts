import type { ReorganisationKind, Staff } from "@duheng/contracts";
import type { Actor } from "../base/actor.ts";
import { AppError, problem } from "../errors/app-error.ts";
import { impossibleDays } from "../staff/impossible-days.ts";
import { insertPerson, sealedOf } from "../staff/insert-person.ts";
import { getPerson, replacePerson } from "../staff/person.ts";
import { placeOf } from "../staff/place-of.ts";
import { checkStaff } from "../staff/references.ts";
import { tellStaffChanged } from "../staff/staff-changed.ts";
import { recordEvent } from "../staff-events/record.ts";
import { leaveUnit } from "../staff-life/leave-staff.ts";
import { todayHere } from "../tenants/today-here.ts";

/** How somebody leaves one unit for another. */
export interface Leaving {
  /** The first day there, and the first on which he is no more here. */
  readonly on: string;
  readonly toName: string;
  readonly successorId?: string | undefined;
  /** He goes with his unit, or with a part of it; absent: by himself. */
  readonly reorganisation?: ReorganisationKind;
}

/**
 * The one way from a unit to another, its first half: in the giving unit's scope he leaves, as the account that is given says.
 * Out: the record as it was. Part of a transaction with `takeIn`. Errors: those of leaving.
 */
export async function giveAway(
  staffId: string,
  { on, toName, successorId, reorganisation }: Leaving,
  actor: Pick<Actor, "userId" | "name">,
): Promise<Staff> {
  const person = await getPerson(staffId);
  const note = `${leavingWords[reorganisation ?? "transfer"]}“${toName}”`;
  await leaveUnit(
    person,
    {
      ...{ revision: person.revision, leftOn: on, reason: "transfer" as const, note },
      ...(successorId === undefined ? {} : { successorId }),
    },
    actor,
    reorganisation === undefined ? {} : { reorganisation },
  );
  return person;
}

const leavingWords = { transfer: "调往", merge: "并入", split: "划转至" } as const;

/** How the line of a person calls that he comes from another unit. */
export const comingWords = { transfer: "调入", merge: "并入", split: "划转" } as const;

/** Where he belongs in the receiving unit. */
export interface PlaceThere
  extends Pick<Staff, "number" | "departmentId" | "categoryId">,
    Partial<Pick<Staff, "level" | "position">> {}

/** What else comes along. `joinedOn`: of who goes with his unit, whose employment goes on; else he joins on the day of coming. */
export type Carried = Partial<Pick<Staff, "identityNumber" | "phone" | "isLeader" | "statuses" | "joinedOn">>;

interface Coming {
  readonly personId: string;
  readonly name: string;
  readonly on: string;
  readonly fromName: string;
  readonly reorganisation?: ReorganisationKind;
  /** The record that the unit has of him from before. */
  readonly earlier: Staff | undefined;
  readonly carried: Carried;
}

/**
 * The second half: in the receiving unit's scope he comes, with the same person behind the record; who was here before has the
 * record of then. Sealed values that are carried are sealed anew. Errors: `invalid-input`, `duplicate`.
 */
export async function takeIn(coming: Coming, place: PlaceThere, actor: Actor): Promise<Staff> {
  const { on, fromName, reorganisation, earlier } = coming;
  const person = await recordOf(coming, place, actor);
  await recordEvent(
    person.id,
    {
      ...{ kind: earlier ? ("reentry" as const) : ("entry" as const), on },
      note: `由“${fromName}”${comingWords[reorganisation ?? "transfer"]}`,
      ...(reorganisation === undefined ? {} : { reorganisation }),
      after: await placeOf(person),
    },
    actor,
  );
  return person;
}

async function recordOf(
  { personId, name, on, reorganisation, earlier, carried }: Coming,
  { number, departmentId, categoryId, level, position }: PlaceThere,
  actor: Actor,
): Promise<Staff> {
  const place = {
    ...{ number, departmentId, categoryId },
    ...(level ? { level } : {}),
    ...(position ? { position } : {}),
  };
  if (earlier === undefined) {
    const person = await insertPerson({
      ...{ isLeader: false, statuses: [], ...(reorganisation === undefined ? { joinedOn: on } : {}) },
      ...{ ...carried, ...place, personId, name, state: "active" },
    });
    await checkStaff(person);
    return person;
  }
  refuseToCome(on, await todayHere());
  const { leftOn: _left, level: _level, position: _position, joinedOn, ...rest } = earlier;
  const back = await replacePerson({
    ...{ ...rest, ...(joinedOn !== undefined && reorganisation === undefined ? { joinedOn } : {}) },
    ...{ ...carried, ...place, name, state: "active" },
    statuses: bothStatuses(earlier.statuses, carried.statuses ?? []),
  });
  // Sealed anew it is another text: it is looked at once more, whose it is.
  await checkStaff(back, { ...earlier, departmentId: "", categoryId: "" });
  await tellStaffChanged({ before: earlier, after: back, actor });
  return back;
}

/** What two records of one human say of him, without what both say of the same days. */
export function bothStatuses(present: Staff["statuses"], others: Staff["statuses"]): Staff["statuses"] {
  const kept = [...present];
  const wrong = impossibleDays({ statuses: present }).length;
  for (const one of others) if (impossibleDays({ statuses: [...kept, one] }).length === wrong) kept.push(one);
  return kept;
}

/** What of a record is sealed, opened, to be sealed under another. */
export function carriedSealed(person: Staff, fields: readonly ("identityNumber" | "phone")[]): Carried {
  const opened = fields.map((field): [string, string | undefined] => [field, sealedOf(person, field)]);
  return Object.fromEntries(opened.filter(([, value]) => value !== undefined));
}

/** Who comes back is here from the day on which it is entered. */
function refuseToCome(on: string, today: string): void {
  if (on <= today) return;
  throw new AppError("invalid-input", {
    problems: [
      problem(
        "day-to-come",
        "/id",
        `此人曾在本单位，请在 ${on} 当天或之后接收`,
        `was here before: accept it on ${on}, or later`,
      ),
    ],
  });
}

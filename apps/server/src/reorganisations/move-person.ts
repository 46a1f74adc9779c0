import type { Reorganisation, ReorganisationPart, Staff } from "@duheng/contracts";
import { carryAccount } from "../accounts/carry-account.ts";
import { recordAudit } from "../audit/record-audit.ts";
import type { Actor } from "../base/actor.ts";
import { inTenant } from "../database/scope.ts";
import { AppError } from "../errors/app-error.ts";
import { freeNumber, stillGoing } from "../staff/going.ts";
import { joinPersons } from "../staff/join-persons.ts";
import { numberHolders } from "../staff/number-holders.ts";
import { staffOfPerson } from "../staff/of-person.ts";
import { getPerson, replacePerson } from "../staff/person.ts";
import { placeOf } from "../staff/place-of.ts";
import { checkStaff } from "../staff/references.ts";
import { tellStaffChanged } from "../staff/staff-changed.ts";
import { recordEvent } from "../staff-events/record.ts";
import { todayHere } from "../tenants/today-here.ts";
import { bothStatuses, carriedSealed, comingWords, giveAway, takeIn } from "../transfers/go-over.ts";
import { ReorganisationModel } from "./model.ts";
import { humansOf } from "./same-humans.ts";

/** Everything that one person's going over needs. */
export interface Going {
  readonly act: Reorganisation;
  readonly part: ReorganisationPart;
  readonly toTenantId: string;
  readonly toName: string;
  /** As the trail calls who does it, in tenants where he is nothing. */
  readonly actor: Actor;
}

/**
 * One person goes over today: leaves there, comes here, with the account, told in both trails; who has left meanwhile, or goes no
 * more, is left alone. One transaction, across tenants. Errors: `wrong-state` (something is still open), `invalid-input` (joins on
 * a day to come), those of `takeIn`.
 */
export async function movePerson(staffId: string, going: Going): Promise<void> {
  const { act, part, toTenantId, toName, actor } = going;
  const { kind, withRoles } = act;
  const who = { userId: actor.userId, name: actor.name };
  // An act that stopped may go on many days after it began.
  const gone = await inTenant(part.fromId, async () => {
    if ((await stillGoing(staffId, part)) === undefined) return undefined;
    const on = await todayHere();
    const given = await giveAway(staffId, { on, toName, reorganisation: kind }, who);
    await recordAudit({
      ...{ action: "reorganisations.gone", actor: who },
      target: { kind: "staff", id: given.id, name: given.name },
      details: { unit: toName, day: on },
    });
    return { given, on };
  });
  if (gone === undefined) return;
  const { given, on } = gone;
  const taken = await inTenant(toTenantId, () => comeIn(given, on, going));
  await joinPersons(taken.personId, given.personId);
  await carryAccount(given, taken, { kind, withRoles }, going.actor);
  // Counted in the same transaction: however often it is broken off, it says how many have gone.
  await ReorganisationModel.updateOne({ _id: act.id }, { $inc: { moved: 1 } });
}

async function comeIn(given: Staff, on: string, { act, part, actor }: Going): Promise<Staff> {
  const { kind: reorganisation } = act;
  const { fromName } = part;
  const { personId, name } = given;
  const coming = { on, fromName, reorganisation };
  const { isLeader, statuses, level, position, joinedOn } = given;
  const sealed = carriedSealed(given, ["identityNumber", "phone"]);
  const present = await presentRecord(given, sealed.identityNumber);
  const carried = { ...sealed, isLeader, statuses, ...(joinedOn ? { joinedOn } : {}) };
  const person =
    present?.state === "active"
      ? await noteJoined(present, { ...coming, carried }, actor)
      : await takeIn(
          { ...coming, personId, name, earlier: present, carried },
          {
            number: present?.number ?? (await freeNumber(given.number)),
            departmentId: placeIn(act.departments, given.departmentId, part),
            categoryId: placeIn(act.categories, given.categoryId, part),
            ...(level ? { level } : {}),
            ...(position ? { position } : {}),
          },
          actor,
        );
  await recordAudit({
    ...{ action: "reorganisations.come", actor: { userId: actor.userId, name: actor.name } },
    target: { kind: "staff", id: person.id, name: person.name },
    details: { unit: fromName, day: on },
  });
  return person;
}

/** The record that the unit has of him: of the same person, else of who has his identity number and his name. */
async function presentRecord(given: Staff, identityNumber: string | undefined): Promise<Staff | undefined> {
  const records = await staffOfPerson(given.personId);
  const [found] = [...records].sort((one, other) =>
    one.state === other.state ? 0 : one.state === "active" ? -1 : 1,
  );
  if (found !== undefined || identityNumber === undefined) return found;
  const holderId = await (await numberHolders()).holderOf(identityNumber);
  return holderId === undefined ? undefined : humansOf([await getPerson(holderId)]).sameAs(given);
}

interface Joining extends Pick<Parameters<typeof takeIn>[0], "on" | "fromName" | "carried"> {
  readonly reorganisation: Reorganisation["kind"];
}

/** He is here already: stays where and what he is; his record gets what it lacks, and his line tells it. */
async function noteJoined(
  present: Staff,
  { on, fromName, reorganisation, carried }: Joining,
  actor: Actor,
): Promise<Staff> {
  const { identityNumber, phone, statuses = [] } = carried;
  const lacked = {
    ...(identityNumber !== undefined && present.identityNumber === undefined ? { identityNumber } : {}),
    ...(phone !== undefined && present.phone === undefined ? { phone } : {}),
  };
  const both = bothStatuses(present.statuses, statuses);
  const isMore = both.length > present.statuses.length || Object.keys(lacked).length > 0;
  const person = isMore ? await replacePerson({ ...present, ...lacked, statuses: both }) : present;
  if (isMore) {
    await checkStaff(person, present);
    await tellStaffChanged({ before: present, after: person, actor });
  }
  await recordEvent(
    person.id,
    {
      ...{ kind: "entry", on, note: `由“${fromName}”${comingWords[reorganisation]}，原已在本单位` },
      ...{ reorganisation, after: await placeOf(person) },
    },
    actor,
  );
  return person;
}

/** Errors: `wrong-state` where it was made after the act began; going on makes it there, too. */
function placeIn(places: Reorganisation["departments"], fromId: string, { ref }: ReorganisationPart): string {
  const toId = places.find((one) => one.fromId === fromId && one.ref === ref)?.toId;
  if (toId !== undefined) return toId;
  throw new AppError("wrong-state", {
    message: {
      zh: "所在科室或类别在办理开始之后才新设或改选，请继续办理一次。",
      en: "The department or category was changed after the act began: go on with it once more.",
    },
  });
}

import type { Reorganisation, ReorganisationPart, Staff } from "@duheng/contracts";
import { carryAccount } from "../accounts/carry-account.ts";
import { recordAudit } from "../audit/record-audit.ts";
import type { Actor } from "../base/actor.ts";
import { inTenant } from "../database/scope.ts";
import { AppError } from "../errors/app-error.ts";
import { freeNumber } from "../staff/going.ts";
import { listStaff } from "../staff/lists.ts";
import { staffOfPerson } from "../staff/of-person.ts";
import { placeOf } from "../staff/place-of.ts";
import { recordEvent } from "../staff-events/record.ts";
import { carriedSealed, giveAway, takeIn } from "../transfers/go-over.ts";
import { ReorganisationModel } from "./model.ts";
import { sameHumans } from "./same-humans.ts";

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
 * One person goes over: leaves there, comes here, with the account, told in both trails. One transaction, across tenants. Errors:
 * `wrong-state` (something is still open), those of `takeIn`.
 */
export async function movePerson(staffId: string, going: Going): Promise<void> {
  const { act, part, toTenantId, toName, actor } = going;
  const { kind, on, withRoles } = act;
  const who = { userId: actor.userId, name: actor.name };
  const given = await inTenant(part.fromId, async () => {
    const person = await giveAway(staffId, { on, toName, reorganisation: kind }, who);
    await recordAudit({
      ...{ action: "reorganisations.gone", actor: who },
      target: { kind: "staff", id: person.id, name: person.name },
      details: { unit: toName, day: on },
    });
    return person;
  });
  const taken = await inTenant(toTenantId, () => comeIn(given, going));
  await carryAccount(given, taken, { kind, withRoles });
  // Counted in the same transaction: however often it is broken off, it says how many have gone.
  await ReorganisationModel.updateOne({ _id: act.id }, { $inc: { moved: 1 } });
}

async function comeIn(given: Staff, { act, part, actor }: Going): Promise<Staff> {
  const { kind: reorganisation, on } = act;
  const { fromName } = part;
  const { personId, name } = given;
  const carried = carriedSealed(given, ["identityNumber", "phone"]);
  const present = await presentRecord(given);
  const coming = { on, fromName, reorganisation };
  const { isLeader, statuses, level, position } = given;
  const person =
    present?.state === "active"
      ? await noteJoined(present, coming, actor)
      : await takeIn(
          { ...coming, personId, name, earlier: present, carried: { ...carried, isLeader, statuses } },
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

/** The record that the unit has of him: of the same person, else of who has his identity number. */
async function presentRecord(given: Staff): Promise<Staff | undefined> {
  const records = await staffOfPerson(given.personId);
  const [found] = [...records].sort((one, other) =>
    one.state === other.state ? 0 : one.state === "active" ? -1 : 1,
  );
  if (found !== undefined || given.identityNumber === undefined) return found;
  return sameHumans([given], await listStaff()).get(given.id);
}

/** He is here already: stays where he is, and his line tells it. */
async function noteJoined(
  person: Staff,
  { on, fromName, reorganisation }: Pick<Parameters<typeof takeIn>[0], "on" | "fromName" | "reorganisation">,
  actor: Actor,
): Promise<Staff> {
  const words = reorganisation === "merge" ? "并入" : "划转";
  await recordEvent(
    person.id,
    {
      ...{ kind: "entry", on, note: `由“${fromName}”${words}，原已在本单位` },
      ...(reorganisation === undefined ? {} : { reorganisation }),
      after: await placeOf(person),
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

import { type AcceptTransferInput, type Staff, type StaffTransfer, validators } from "@duheng/contracts";
import { recordAudit } from "../audit/record-audit.ts";
import type { Actor } from "../base/actor.ts";
import { acrossTenants } from "../database/across-tenants.ts";
import { inTenant, requireTenantId } from "../database/scope.ts";
import { AppError, problem } from "../errors/app-error.ts";
import { identityNumberOf, insertPerson } from "../staff/insert-person.ts";
import { staffOfPerson } from "../staff/of-person.ts";
import { getPerson, replacePerson } from "../staff/person.ts";
import { placeOf } from "../staff/place-of.ts";
import { checkStaff } from "../staff/references.ts";
import { tellStaffChanged } from "../staff/staff-changed.ts";
import { recordEvent } from "../staff-events/record.ts";
import { leaveUnit } from "../staff-life/leave-staff.ts";
import { todayHere } from "../tenants/today-here.ts";
import { useCase } from "../use-cases/use-case.ts";
import { openTransfer } from "./decide.ts";
import { staffTransfers } from "./model.ts";

/**
 * The receiving unit takes somebody whom another one hands over: in one act he leaves there on that day, with what he had
 * open handed over, and comes here, with the same person behind both records. Who was here before has the record of then.
 * Nothing sealed crosses but the identity number, where the giving unit said so; it is sealed anew. Errors: `not-found`,
 * `conflict`, `wrong-state` (decided or gone meanwhile, is here already, cannot leave there), `invalid-input`.
 */
export const acceptTransfer = useCase({
  name: "transfers.accept",
  ability: ["update", "transfers"],
  input: validators.AcceptTransferInput,
  before: ({ input }) => openTransfer({ _id: input.id, toTenantId: requireTenantId() }),
  run: async ({ input, caller: { actor }, before: transfer }) => {
    const earlier = await earlierRecord(transfer.personId);
    const reason = `accepted from ${transfer.fromTenantId}`;
    const { identityNumber } = await acrossTenants({ act: "transfers.accept", reason, actor }, () =>
      inTenant(transfer.fromTenantId, () => giveAway(transfer, actor)),
    );
    const person = await takeIn(transfer, input, { earlier, identityNumber }, actor);
    const from = { kind: earlier ? ("reentry" as const) : ("entry" as const), on: transfer.on };
    const note = `由“${transfer.fromName}”调入`;
    await recordEvent(person.id, { ...from, note, after: await placeOf(person) }, actor);
    await staffTransfers.replace({
      ...{ ...transfer, revision: input.revision, state: "accepted", newStaffId: person.id },
      ...{ decidedByName: actor.name, decidedAt: new Date().toISOString() },
    });
    return person;
  },
  audit: {
    target: ({ result: { id, name } }) => ({ kind: "staff", id, name }),
    details: ({ before: { fromName, on } }) => ({ unit: fromName, day: on }),
  },
  answer: ({ result: { id } }) => ({ id }),
});

/** In the giving unit, whose trail tells it too: he leaves as its administrator has offered. */
async function giveAway(
  transfer: StaffTransfer,
  actor: Actor,
): Promise<{ identityNumber: string | undefined }> {
  const { staffId, on, toName, successorId, offeredBy, offeredByName } = transfer;
  const person = await getPerson(staffId);
  const identityNumber = transfer.withIdentityNumber ? identityNumberOf(person) : undefined;
  await leaveUnit(
    person,
    {
      ...{ revision: person.revision, leftOn: on, reason: "transfer", note: `调往“${toName}”` },
      ...(successorId === undefined ? {} : { successorId }),
    },
    { userId: offeredBy, name: offeredByName },
  );
  await recordAudit({
    action: "transfers.taken",
    actor: { name: actor.name, userId: actor.userId },
    target: { kind: "staff", id: person.id, name: person.name },
    details: { unit: toName, day: on },
  });
  return { identityNumber };
}

/** The record that the unit has of him from before; undefined: none. Errors: `wrong-state` where he is here. */
async function earlierRecord(personId: string): Promise<Staff | undefined> {
  const [record] = await staffOfPerson(personId);
  if (record?.state === "active")
    throw new AppError("wrong-state", {
      message: {
        zh: `此人已在本单位：${record.name}（${record.number}）。`,
        en: `This person is here already: ${record.name} (${record.number}).`,
      },
    });
  return record;
}

interface Known {
  readonly earlier: Staff | undefined;
  readonly identityNumber: string | undefined;
}

async function takeIn(
  { personId, personName, on }: StaffTransfer,
  { number, departmentId, categoryId, level, position }: AcceptTransferInput,
  { earlier, identityNumber }: Known,
  actor: Actor,
): Promise<Staff> {
  const place = {
    ...{ number, departmentId, categoryId },
    ...(level ? { level } : {}),
    ...(position ? { position } : {}),
  };
  if (earlier === undefined) {
    const person = await insertPerson({
      ...{
        ...place,
        personId,
        name: personName,
        joinedOn: on,
        isLeader: false,
        state: "active",
        statuses: [],
      },
      ...(identityNumber === undefined ? {} : { identityNumber }),
    });
    await checkStaff(person);
    return person;
  }
  refuseToCome(on, await todayHere());
  const { leftOn: _left, level: _level, position: _position, ...rest } = earlier;
  const person: Staff = { ...rest, ...place, state: "active" };
  await checkStaff(person, { ...earlier, departmentId: "", categoryId: "" });
  const back = await replacePerson(person);
  await tellStaffChanged({ before: earlier, after: back, actor });
  return back;
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

import { type Staff, type StaffTransfer, validators } from "@duheng/contracts";
import { recordAudit } from "../audit/record-audit.ts";
import type { Actor } from "../base/actor.ts";
import { acrossTenants } from "../database/across-tenants.ts";
import { inTenant, requireTenantId } from "../database/scope.ts";
import { AppError } from "../errors/app-error.ts";
import { staffOfPerson } from "../staff/of-person.ts";
import { useCase } from "../use-cases/use-case.ts";
import { openTransfer } from "./decide.ts";
import { type Carried, carriedSealed, giveAway, takeIn } from "./go-over.ts";
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
    const carried = await acrossTenants({ act: "transfers.accept", reason, actor }, () =>
      inTenant(transfer.fromTenantId, () => leaveThere(transfer, actor)),
    );
    const { personId, personName: name, on, fromName } = transfer;
    const person = await takeIn({ personId, name, on, fromName, earlier, carried }, input, actor);
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
async function leaveThere(transfer: StaffTransfer, actor: Actor): Promise<Carried> {
  const { staffId, on, toName, successorId, offeredBy, offeredByName } = transfer;
  const person = await giveAway(
    staffId,
    { on, toName, successorId },
    { userId: offeredBy, name: offeredByName },
  );
  await recordAudit({
    action: "transfers.taken",
    actor: { name: actor.name, userId: actor.userId },
    target: { kind: "staff", id: person.id, name: person.name },
    details: { unit: toName, day: on },
  });
  return transfer.withIdentityNumber ? carriedSealed(person, ["identityNumber"]) : {};
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

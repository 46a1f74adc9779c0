import { type StaffTransfer, validators } from "@duheng/contracts";
import { requireTenantId } from "../database/scope.ts";
import { AppError, notFound } from "../errors/app-error.ts";
import { useCase } from "../use-cases/use-case.ts";
import { staffTransfers } from "./model.ts";

/** The giving unit takes its offer back, as long as it is open. Errors: `not-found`, `conflict`, `wrong-state`. */
export const withdrawTransfer = useCase({
  name: "transfers.withdraw",
  ability: ["update", "transfers"],
  input: validators.RemoveInput,
  before: ({ input }) => openTransfer({ _id: input.id, fromTenantId: requireTenantId() }),
  run: ({ input: { revision }, before }) =>
    staffTransfers.replace({ ...before, revision, state: "withdrawn" }),
  audit: {
    target: ({ before }) => ({ kind: "staff", id: before.staffId, name: before.personName }),
    details: ({ before }) => ({ unit: before.toName }),
  },
});

/** The receiving unit does not take somebody, and says why. Errors: `not-found`, `conflict`, `wrong-state`. */
export const refuseTransfer = useCase({
  name: "transfers.refuse",
  ability: ["update", "transfers"],
  input: validators.RefuseTransferInput,
  before: ({ input }) => openTransfer({ _id: input.id, toTenantId: requireTenantId() }),
  run: ({ input: { revision, reason }, caller: { actor }, before }) =>
    staffTransfers.replace({
      ...{ ...before, revision, state: "refused", refusal: reason },
      ...{ decidedByName: actor.name, decidedAt: new Date().toISOString() },
    }),
  audit: {
    target: ({ before }) => ({ kind: "transfers", id: before.id, name: before.personName }),
    reason: ({ input }) => input.reason,
    details: ({ before }) => ({ unit: before.fromName }),
  },
  // What the giving unit keeps for itself is not the receiver's.
  answer: ({ result: { id, state } }) => ({ id, state }),
});

/** One that waits for its decision. Errors: `not-found`, `wrong-state`. */
export async function openTransfer(
  filter: { _id: string } & Partial<Pick<StaffTransfer, "fromTenantId" | "toTenantId">>,
): Promise<StaffTransfer> {
  const found = await staffTransfers.findOne(filter);
  if (found === undefined) throw notFound();
  if (found.state !== "open")
    throw new AppError("wrong-state", {
      message: {
        zh: "这项移交已经接收、退回或撤回。",
        en: "This has been accepted, refused or withdrawn already.",
      },
    });
  return found;
}

import { type Problem, validators } from "@duheng/contracts";
import { AppError, problem } from "../errors/app-error.ts";
import { getPerson } from "../staff/person.ts";
import { refuseLeft } from "../staff-life/leave-staff.ts";
import { openWorkOf } from "../staff-life/open-work.ts";
import { successorOf } from "../staff-life/successor.ts";
import { currentTenant } from "../tenants/current-tenant.ts";
import { findTenants } from "../tenants/find-tenants.ts";
import { useCase } from "../use-cases/use-case.ts";
import { staffTransfers } from "./model.ts";

/**
 * Offers somebody to another unit from a day on; nothing changes until it accepts. Who leads or has steps to do is offered
 * with a successor. Errors: `not-found`, `wrong-state` (has left), `duplicate` (is offered already), `invalid-input`.
 */
export const offerTransfer = useCase({
  name: "transfers.offer",
  ability: ["create", "transfers"],
  input: validators.OfferTransferInput,
  before: ({ input }) => getPerson(input.staffId),
  run: async ({ input, caller: { actor }, before: person }) => {
    refuseLeft(person);
    const { toTenantId, on, withIdentityNumber = false, successorId } = input;
    const from = await currentTenant();
    const [to] = await findTenants([toTenantId]);
    const work = await openWorkOf({ staffId: person.id });
    if (successorId !== undefined) await successorOf(person.id, successorId, "/successorId");
    const problems = [
      ...(to === undefined || to.state !== "active" || to.id === from.id ? [noUnit()] : []),
      ...(work.papers + work.departments.length > 0 && successorId === undefined ? [noSuccessor()] : []),
      ...(input.reason.trim() === "" ? [noReason()] : []),
    ];
    if (problems.length > 0 || to === undefined) throw new AppError("invalid-input", { problems });
    if (await staffTransfers.findOne({ fromTenantId: from.id, staffId: person.id, state: "open" }))
      throw offeredAlready();
    return staffTransfers.insert({
      ...{ fromTenantId: from.id, fromName: from.name, toTenantId: to.id, toName: to.name },
      ...{ staffId: person.id, personId: person.personId, personName: person.name },
      ...(person.position ? { position: person.position } : {}),
      ...{ on, reason: input.reason.trim(), withIdentityNumber, state: "open" as const },
      ...(successorId === undefined ? {} : { successorId }),
      ...{ offeredBy: actor.userId, offeredByName: actor.name },
    });
  },
  audit: {
    target: ({ before: { id, name } }) => ({ kind: "staff", id, name }),
    reason: ({ input }) => input.reason,
    details: ({ result: { toName, on } }) => ({ unit: toName, day: on }),
  },
});

function noUnit(): Problem {
  return problem("no-unit", "/toTenantId", "请选择另一个在用的单位", "must be another unit that is active");
}

function noSuccessor(): Problem {
  return problem(
    "no-successor",
    "/successorId",
    "名下还有未办事项，请选定接任者",
    "something is left to do: name a successor",
  );
}

function noReason(): Problem {
  return problem("no-reason", "/reason", "请写明事由", "say why");
}

function offeredAlready(): AppError {
  return new AppError("duplicate", {
    message: {
      zh: "此人已在移交中，请先撤回原来的移交。",
      en: "This person is offered already: withdraw that first.",
    },
  });
}

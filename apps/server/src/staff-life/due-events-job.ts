import type { StaffEvent } from "@duheng/contracts";
import { inTenant } from "../database/scope.ts";
import { mayPass } from "../database/to-app-error.ts";
import { AppError } from "../errors/app-error.ts";
import { actorIn } from "../identity/actor-in.ts";
import { registerJobKind } from "../jobs/job-kind.ts";
import { noInput } from "../jobs/no-input.ts";
import type { Caller } from "../permissions/caller.ts";
import { getPerson } from "../staff/person.ts";
import { dueEvents, replaceEvent } from "../staff-events/planned.ts";
import { nextTenantId } from "../tenants/find-tenants.ts";
import { todayHere } from "../tenants/today-here.ts";
import { perform } from "../use-cases/perform.ts";
import { leaveStaff } from "./leave-staff.ts";
import { moveStaff } from "./move-staff.ts";

interface Stage {
  /** Of the tenant that is being looked at; empty: none yet. */
  readonly tenantId: string;
  readonly done: number;
  readonly failed: number;
}

/** So many are looked at in one step. */
const atOnce = 20;

/**
 * What was planned for a day that has come is done, by the same act as who entered it, with what he may do now. What is refused
 * then is noted as such with the reason, for people to do it anew.
 */
export const dueEventsJob = registerJobKind<object, Stage, { done: number; failed: number }>({
  kind: "staff.dueEvents",
  input: noInput,
  async step({ stage = { tenantId: "", done: 0, failed: 0 } }) {
    const { tenantId, done, failed } = stage;
    const due =
      tenantId === "" ? [] : await inTenant(tenantId, async () => dueEvents(await todayHere(), atOnce));
    const progress = { done: done + failed, total: done + failed + due.length };
    if (due.length === 0) {
      const next = await nextTenantId(tenantId);
      if (next === undefined) return { progress, next: { result: { done, failed } } };
      return { progress, next: { stage: { ...stage, tenantId: next } } };
    }
    // Each is a transaction of its own, and is not due any more when it is done or refused.
    let refused = 0;
    for (const event of due) refused += (await inTenant(tenantId, () => doEvent(event, tenantId))) ? 0 : 1;
    return {
      progress,
      next: { stage: { tenantId, done: done + due.length - refused, failed: failed + refused } },
    };
  },
});

/** false: it was refused, which is noted. */
async function doEvent(event: StaffEvent, tenantId: string): Promise<boolean> {
  try {
    const caller = await actorIn(event.by, tenantId);
    if (caller === undefined) throw nobody();
    await byKind[event.kind](event, caller);
    return true;
  } catch (error) {
    if (!(error instanceof AppError) || mayPass(error)) throw error;
    await replaceEvent({ ...event, state: "failed", failure: error.text });
    return false;
  }
}

/** Each act takes the place of what was planned, and notes itself. */
const byKind: Record<StaffEvent["kind"], (event: StaffEvent, caller: Caller) => Promise<unknown>> = {
  leaving: async ({ staffId, on, reason = "other", note, successorId }, caller) => {
    const { revision } = await getPerson(staffId);
    const more = { ...(note ? { note } : {}), ...(successorId ? { successorId } : {}) };
    return perform(leaveStaff, { id: staffId, revision, leftOn: on, reason, ...more }, caller);
  },
  move: async ({ staffId, on, note, after }, caller) => {
    const person = await getPerson(staffId);
    const { departmentId, categoryId, level, position } = after ?? person;
    const more = {
      ...(level ? { level } : {}),
      ...(position ? { position } : {}),
      ...(note ? { note } : {}),
    };
    const asked = { id: staffId, revision: person.revision, on, departmentId, categoryId, ...more };
    return perform(moveStaff, asked, caller);
  },
  // Are entered on their day or later.
  entry: async () => undefined,
  reentry: async () => undefined,
};

function nobody(): AppError {
  return new AppError("forbidden", {
    message: {
      zh: "登记这项变动的账号已停用或不再属于本单位，请重新办理。",
      en: "The account that entered this is disabled, or no more of this unit: enter it anew.",
    },
  });
}

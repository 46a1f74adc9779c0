import type { Step } from "@duheng/contracts";
import { isToCome } from "./end-steps.ts";
import { stepKind } from "./step-kinds.ts";
import { actorsFor, type PostHolders } from "./steps-for.ts";

export interface StepsHandedOver {
  readonly steps: Step[];
  /** Those for which nobody would be left; they are as they were. */
  readonly stuck: readonly Step[];
}

/**
 * What one person still has to do in a paper goes to another: every step to come that names him. Where the successor is
 * the person assessed, or his relative, it goes to the next one up by the plan's rule. Without a successor he is taken off
 * where others are named beside him. What is done stays as it was done.
 */
export function handOverSteps(
  steps: readonly Step[],
  {
    from,
    to,
    holders,
  }: { readonly from: string; readonly to?: string | undefined; readonly holders: PostHolders },
): StepsHandedOver {
  const { subjectId, relativeIds = [] } = holders;
  const successor = to === undefined || to === subjectId || relativeIds.includes(to) ? undefined : to;
  const stuck: Step[] = [];
  const next = steps.map((step): Step => {
    if (!isNamedIn(step, from)) return step;
    const named = step.actorIds.flatMap((id) =>
      id !== from ? [id] : successor === undefined ? [] : [successor],
    );
    const upwards =
      to === undefined || step.by === "upper-tenant" ? [] : actorsFor(step.by, without(from, holders));
    const actorIds = [...new Set(named.length > 0 ? named : upwards)];
    if (actorIds.length > 0) return { ...step, actorIds };
    stuck.push(step);
    return step;
  });
  return { steps: next, stuck };
}

/** Whether somebody has a step over another still to do. */
function isNamedIn(step: Step, staffId: string): boolean {
  return isToCome(step) && stepKind(step.kind).whose === "post" && step.actorIds.includes(staffId);
}

function without(from: string, holders: PostHolders): PostHolders {
  const isOther = (id: string) => id !== from;
  return {
    ...holders,
    headId: holders.headId === from ? undefined : holders.headId,
    leaderInChargeId: holders.leaderInChargeId === from ? undefined : holders.leaderInChargeId,
    mainLeaderIds: holders.mainLeaderIds.filter(isOther),
    unitAdminIds: holders.unitAdminIds.filter(isOther),
  };
}

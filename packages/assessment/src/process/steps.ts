import type { Step, StepRule } from "@duheng/contracts";
import { dayNumber, dayOf } from "../grading/leave.ts";

export interface StepContext {
  /** Staff id of the person assessed. */
  readonly subjectId: string;
  readonly headId?: string | undefined;
  readonly leaderInChargeId?: string | undefined;
  /** Staff ids. */
  readonly mainLeaderIds: readonly string[];
  /** Staff ids of unit admins, as far as they are staff. */
  readonly unitAdminIds: readonly string[];
  /** The last day of the cycle, from which the days of the first step count. */
  readonly endsOn: string;
}

/**
 * The steps of one assessment from a plan's rules: who may do each, and when it is due (each so many calendar
 * days after the one before; the first after the cycle's end). The first is open. Nobody is given a step over
 * himself but the summary: it passes up, from the head of section to the leader in charge to the main leader.
 * No actor is left where nobody holds that post; `transition` then goes by the role.
 */
export function stepsFor(rules: readonly StepRule[], context: StepContext): Step[] {
  let due = dayNumber(context.endsOn);
  return rules.map((rule, index) => {
    due += rule.days;
    return {
      kind: rule.kind,
      title: rule.title,
      by: rule.by,
      actorIds: actorsOf(rule.by, context),
      state: index === 0 ? "open" : "waiting",
      dueOn: dayOf(due),
    };
  });
}

function actorsOf(by: StepRule["by"], context: StepContext): string[] {
  if (by === "self") return [context.subjectId];
  if (by === "unit-admin") return others(context.unitAdminIds, context);
  const upwards = [
    others([context.headId], context),
    others([context.leaderInChargeId], context),
    others(context.mainLeaderIds, context),
  ];
  const from = { "section-head": 0, "leader-in-charge": 1, "main-leader": 2 }[by];
  return upwards.slice(from).find((ids) => ids.length > 0) ?? [];
}

function others(ids: readonly (string | undefined)[], { subjectId }: StepContext): string[] {
  const present = ids.filter((id): id is string => id !== undefined && id !== subjectId);
  return [...new Set(present)];
}

import type { Step, StepKind, StepPost, StepRule } from "@duheng/contracts";
import { dayNumber, dayOf } from "../grading/leave.ts";
import { stepKind } from "./step-kinds.ts";

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
  /** G17, G18: steps that are about grades pass the person by. */
  readonly isWithoutGrade?: boolean;
  /** 回避: staff ids of the person's relatives in the unit, who are given no step over him. */
  readonly relativeIds?: readonly string[];
  /** G17: nobody of the own unit judges the person; who of the upper tenant does is said by a grant. */
  readonly isJudgedAbove?: boolean;
}

/**
 * The steps of one assessment from a plan's rules: who may do each, and when it is due (each so many calendar
 * days after the one before; the first after the cycle's end). The first is open. Nobody is given a step over
 * himself but the summary: it passes up, from the head of section to the leader in charge to the main leader.
 * No actor is left where nobody holds that post; `transition` then goes by the role. A leader's steps are for the upper
 * tenant (G17). Relatives are passed over like the person himself.
 */
export function stepsFor(rules: readonly StepRule[], context: StepContext): Step[] {
  let due = dayNumber(context.endsOn);
  const steps = rules.flatMap((rule): Step[] => {
    due += rule.days;
    const { followedBy } = stepKind(rule.kind);
    const { id, kind, title } = rule;
    const planned = waiting({ id, kind, title, by: rule.by, dueOn: dayOf(due) }, context);
    return followedBy === undefined ? [planned] : [planned, waiting(following(rule.id, followedBy), context)];
  });
  const first = steps.findIndex(({ state }) => state === "waiting");
  return steps.map((step, index) => (index === first ? { ...step, state: "open" } : step));
}

/** The step that follows from another by itself, with an id and a title of its own. */
export function following(id: string, kind: StepKind): Pick<PlannedStep, "id" | "kind" | "title" | "by"> {
  return { id: `${id}-${kind}`, kind, title: stepKind(kind).words.zh, by: "self" };
}

/** A step as the plan has it. */
type PlannedStep = Omit<Step, "actorIds" | "state" | "by"> & { readonly by: StepPost };

function waiting(step: PlannedStep, context: StepContext): Step {
  const { whose, isForGrades } = stepKind(step.kind);
  return {
    ...step,
    ...actorsIn(step, whose, context),
    state: isForGrades && context.isWithoutGrade ? "skipped" : "waiting",
  };
}

function actorsIn(
  { by }: Pick<PlannedStep, "by">,
  whose: "subject" | "post",
  context: StepContext,
): Pick<Step, "by" | "actorIds"> {
  if (whose === "subject") return { by, actorIds: [context.subjectId] };
  if (context.isJudgedAbove === true) return { by: "upper-tenant", actorIds: [] };
  return { by, actorIds: actorsFor(by, context) };
}

/** Who holds the posts for a person, and who of them may not judge him. */
export type PostHolders = Pick<
  StepContext,
  "subjectId" | "headId" | "leaderInChargeId" | "mainLeaderIds" | "unitAdminIds" | "relativeIds"
>;

/** Who does a step of this post over a person: its holders, or the next ones up; none where nobody is left. */
export function actorsFor(by: StepPost, context: PostHolders): string[] {
  if (by === "unit-admin") return others(context.unitAdminIds, context);
  const upwards = [
    others([context.headId], context),
    others([context.leaderInChargeId], context),
    others(context.mainLeaderIds, context),
  ];
  const from = { self: 0, "section-head": 0, "leader-in-charge": 1, "main-leader": 2 }[by];
  return upwards.slice(from).find((ids) => ids.length > 0) ?? [];
}

function others(
  ids: readonly (string | undefined)[],
  { subjectId, relativeIds = [] }: PostHolders,
): string[] {
  const present = ids.filter(
    (id): id is string => id !== undefined && id !== subjectId && !relativeIds.includes(id),
  );
  return [...new Set(present)];
}

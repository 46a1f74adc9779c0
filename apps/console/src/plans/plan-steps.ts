import { stepKind, stepKindNames } from "@duheng/assessment";
import type { PlannedStepKind, StepKind, StepPost, StepRule } from "@duheng/contracts";

/** The kinds that a plan may have, in the order of the process. */
export const plannedKinds: readonly PlannedStepKind[] = stepKindNames.filter(isPlanned);

/** A new step of this kind, after those that come before it or are of its kind. */
export function withStep(steps: readonly StepRule[], kind: PlannedStepKind, title: string): StepRule[] {
  const numbers = steps.map(({ id }) => numberIn(id, kind));
  const number = Math.max(0, ...numbers) + 1;
  const id = number === 1 ? kind : `${kind}-${number}`;
  const [by = "main-leader"] = usualPosts(kind);
  const place = steps.filter((step) => orderOf(step.kind) <= orderOf(kind)).length;
  return steps.toSpliced(place, 0, { id, kind, title, by, days: 5 });
}

/** Whether a step may change places with its neighbour: only among those of its kind, whose order is a choice. */
export function canMove(steps: readonly StepRule[], index: number, by: -1 | 1): boolean {
  return steps[index] !== undefined && steps[index].kind === steps[index + by]?.kind;
}

/** The steps with this one and its neighbour exchanged. */
export function movedStep(steps: readonly StepRule[], index: number, by: -1 | 1): StepRule[] {
  const step = steps[index];
  return step === undefined ? [...steps] : steps.toSpliced(index, 1).toSpliced(index + by, 0, step);
}

/** Kinds of which a plan has one at most. */
export function canAdd(steps: readonly StepRule[], kind: PlannedStepKind): boolean {
  return kind === "review" || !steps.some((step) => step.kind === kind);
}

/** The kind that a step's id was made from; undefined for an id from elsewhere. */
export function kindOfStepId(id: string): PlannedStepKind | undefined {
  return plannedKinds.find((kind) => numberIn(id, kind) > 0);
}

/** Who usually does it comes first: the leader in charge. */
function usualPosts(kind: StepKind): readonly StepPost[] {
  const { posts } = stepKind(kind);
  return [...posts].sort(
    (one, other) => Number(other === "leader-in-charge") - Number(one === "leader-in-charge"),
  );
}

function numberIn(id: string, kind: string): number {
  if (id === kind) return 1;
  const rest = id.startsWith(`${kind}-`) ? id.slice(kind.length + 1) : "";
  return /^[2-9]$|^[1-9]\d+$/.test(rest) ? Number(rest) : 0;
}

function orderOf(kind: StepKind): number {
  return stepKindNames.indexOf(kind);
}

function isPlanned(kind: StepKind): kind is PlannedStepKind {
  return stepKind(kind).posts.length > 0;
}

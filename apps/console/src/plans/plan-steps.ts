import { stepKind, stepKindNames } from "@duheng/assessment";
import type { PlannedStepKind, StepKind, StepPost, StepRule } from "@duheng/contracts";

/** The kinds that a plan may have, in the order of the process. */
export const plannedKinds: readonly PlannedStepKind[] = stepKindNames.filter(isPlanned);

/** A new step of this kind, after those that come before it or are of its kind. */
export function withStep(steps: readonly StepRule[], kind: PlannedStepKind, title: string): StepRule[] {
  const id = freeId(steps, kind);
  const [by = "main-leader"] = usualPosts(kind);
  const place = steps.filter((step) => orderOf(step.kind) <= orderOf(kind)).length;
  return [...steps.slice(0, place), { id, kind, title, by, days: 5 }, ...steps.slice(place)];
}

/** Whether a step may change places with its neighbour: where their order is a choice, or wrong. */
export function canMove(steps: readonly StepRule[], index: number, by: -1 | 1): boolean {
  const [step, other] = [steps[index], steps[index + by]];
  if (step === undefined || other === undefined) return false;
  return by === 1 ? orderOf(step.kind) >= orderOf(other.kind) : orderOf(step.kind) <= orderOf(other.kind);
}

/** The steps with this one and its neighbour exchanged. */
export function movedStep(steps: readonly StepRule[], index: number, by: -1 | 1): StepRule[] {
  const step = steps[index];
  const moved = [...steps];
  if (step !== undefined) {
    moved.splice(index, 1);
    moved.splice(index + by, 0, step);
  }
  return moved;
}

/** A plan has one of each kind: what is missing may be added. */
export function canAdd(steps: readonly StepRule[], kind: PlannedStepKind): boolean {
  return !steps.some((step) => step.kind === kind);
}

/** And what is there twice may be taken away. */
export function canRemove(steps: readonly StepRule[], index: number): boolean {
  const kind = steps[index]?.kind;
  return steps.filter((step) => step.kind === kind).length > 1;
}

/** Steps of a draft that this device kept from before steps had ids. */
export function numberedSteps(steps: readonly StepRule[]): StepRule[] {
  const numbered: StepRule[] = [];
  for (const step of steps) {
    const id: unknown = Reflect.get(step, "id");
    numbered.push(typeof id === "string" ? step : { ...step, id: freeId(numbered, step.kind) });
  }
  return numbered;
}

/** The kind that a step's id was made from; undefined for an id from elsewhere. */
export function kindOfStepId(id: string): PlannedStepKind | undefined {
  return plannedKinds.find((kind) => numberIn(id, kind) > 0);
}

function freeId(steps: readonly StepRule[], kind: string): string {
  const number = Math.max(0, ...steps.map(({ id }) => numberIn(id, kind))) + 1;
  return number === 1 ? kind : `${kind}-${number}`;
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

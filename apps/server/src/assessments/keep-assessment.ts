import { groupWorkItem, stateOf, stepKind, workItemsOf } from "@duheng/assessment";
import type { Assessment, Step } from "@duheng/contracts";
import {
  countGroupItem,
  keepWorkItem,
  keepWorkItems,
  removeWorkItem,
} from "../work-items/keep-work-items.ts";
import { assessments, quotaGroups } from "./model.ts";

/**
 * Writes an assessment whose steps have changed: its state is what follows from them, and what waits for whom follows,
 * for the person and for the quota group. Inside a transaction. Errors: `conflict`.
 */
export async function keepAssessment(before: Assessment, after: Assessment): Promise<Assessment> {
  const kept = await keepAlone(after);
  const { quotaGroupId } = kept;
  if (quotaGroupId !== undefined) await followGroup(quotaGroupId, before, kept);
  return kept;
}

/** The same without the group's items: for whoever changes a whole group and ends those himself. */
export async function keepAlone(after: Assessment): Promise<Assessment> {
  const kept = await assessments.replace({ ...after, state: stateOf(after.steps) });
  await keepWorkItems(kept.id, workItemsOf(kept));
  return kept;
}

/** What waits for whom by these assessments, which are written already: for the seed. */
export async function keepItemsOf(some: readonly Assessment[]): Promise<void> {
  for (const one of some) {
    if (!one.steps.some(({ state }) => state === "open")) continue;
    await keepWorkItems(one.id, workItemsOf(one));
    const group = one.quotaGroupId === undefined ? undefined : await quotaGroups.get(one.quotaGroupId);
    const item = group && groupWorkItem(one, group);
    if (item !== undefined) await keepWorkItem(item);
  }
}

/** Nobody of the group waits to be decided on any more. */
export async function endGroupItems(quotaGroupId: string, steps: readonly Step[]): Promise<void> {
  for (const { id } of steps.filter(isOfGroup)) await removeWorkItem(`${quotaGroupId}-${id}`);
}

/**
 * The group waits for its decision as long as one of its people does. Whoever joins or leaves counts up the group's item,
 * so that two at once conflict instead of each taking the other for still there, or gone.
 */
async function followGroup(quotaGroupId: string, before: Assessment, after: Assessment): Promise<void> {
  const waited = before.steps.find(isOpenOfGroup);
  const waits = after.steps.find(isOpenOfGroup);
  if (waits !== undefined && waited === undefined) {
    const item = groupWorkItem(after, await quotaGroups.get(quotaGroupId));
    if (item !== undefined) await countGroupItem(item);
  }
  if (waited !== undefined && waits === undefined) {
    const item = groupWorkItem(before, await quotaGroups.get(quotaGroupId));
    if (item !== undefined) await countGroupItem(item);
    const stillWait = { quotaGroupId, steps: { $elemMatch: { id: waited.id, state: "open" } } };
    if ((await assessments.findOne(stillWait)) === undefined) await endGroupItems(quotaGroupId, [waited]);
  }
}

function isOpenOfGroup(step: Step): boolean {
  return step.state === "open" && isOfGroup(step);
}

function isOfGroup({ kind }: Step): boolean {
  return stepKind(kind).isOfGroup;
}

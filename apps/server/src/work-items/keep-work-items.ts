import type { WorkItemOf } from "@duheng/assessment";
import { WorkItemModel, workItems } from "./model.ts";

/** Makes the items of new assessments. Inside the transaction that makes those. */
export async function insertWorkItems(items: readonly WorkItemOf[]): Promise<void> {
  await workItems.insertMany(items);
}

/** The assessment waits for exactly these from now on. Inside the transaction that changes its steps. */
export async function keepWorkItems(assessmentId: string, items: readonly WorkItemOf[]): Promise<void> {
  await WorkItemModel.deleteMany({ assessmentId, _id: { $nin: items.map(({ id }) => id) } });
  for (const item of items) await keepWorkItem(item);
}

/** The item is there; one that is there already keeps the day on which it came. */
export async function keepWorkItem({ id, ...item }: WorkItemOf): Promise<void> {
  await WorkItemModel.updateOne(
    { _id: id },
    { $set: item, $setOnInsert: { createdAt: new Date() } },
    { upsert: true },
  );
}

/** The same for a group's item, and counts that somebody joined or left: it always writes, so two at once conflict. */
export async function countGroupItem({ id, ...item }: WorkItemOf): Promise<void> {
  await WorkItemModel.updateOne(
    { _id: id },
    { $set: item, $inc: { changes: 1 }, $setOnInsert: { createdAt: new Date() } },
    { upsert: true },
  );
}

/** Nothing waits there any more. */
export async function removeWorkItem(id: string): Promise<void> {
  await WorkItemModel.deleteOne({ _id: id });
}

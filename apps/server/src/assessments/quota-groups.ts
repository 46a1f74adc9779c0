import type { Assessment, QuotaGroup } from "@duheng/contracts";
import { quotaGroups } from "./model.ts";

/** The quota groups of a cycle. */
export function listQuotaGroups(cycleId: string): Promise<QuotaGroup[]> {
  return quotaGroups.find({ cycleId }, { sort: { title: 1 } });
}

/** How many quota groups of a cycle are not fixed yet. */
export function openQuotaGroups(cycleId: string): Promise<number> {
  return quotaGroups.count({ cycleId, state: "open" });
}

/** Gives back the seat of an assessment that loses its grade. Inside the transaction of that change. */
export async function leaveQuota(assessment: Assessment): Promise<void> {
  if (!assessment.quotaGroupId || assessment.grade?.value !== "good") return;
  const group = await quotaGroups.get(assessment.quotaGroupId);
  await quotaGroups.replace({ ...group, goodIds: group.goodIds.filter((id) => id !== assessment.id) });
}

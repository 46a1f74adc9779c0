import type { Assessment, QuotaGroup } from "@duheng/contracts";
import { assessments, quotaGroups } from "./model.ts";
import { type Viewer, waitsForFeedback, withoutSeats } from "./withheld.ts";

/** The quota groups of a cycle; who holds the seats is withheld from somebody who is assessed there himself. */
export async function listQuotaGroups(cycleId: string, viewer: Viewer): Promise<QuotaGroup[]> {
  const [groups, own] = await Promise.all([
    quotaGroups.find({ cycleId }, { sort: { title: 1 } }),
    assessments.find({
      cycleId,
      $or: [{ userId: viewer.actor.userId }, { "subject.id": viewer.actor.staffId ?? "" }],
    }),
  ]);
  return groups.map((group) => {
    const members = own.filter(({ quotaGroupId }) => quotaGroupId === group.id);
    return waitsForFeedback(members, viewer) ? withoutSeats(group) : group;
  });
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

import { type QuotaGroupPlan, workItemsOf } from "@duheng/assessment";
import type { Assessment, Contribution } from "@duheng/contracts";
import type { Draft } from "../database/repository.ts";
import { insertWorkItems } from "../work-items/keep-work-items.ts";
import { assessments, contributions, quotaGroups } from "./model.ts";

/** An assessment as a cycle starts it, with its paper blank. */
export type NewAssessment = Omit<Assessment, "tenantId" | "revision" | "createdAt" | "updatedAt">;

/** Makes a cycle's quota groups; the answer leads from each member's assessment to its group. */
export async function insertQuotaGroups(
  cycleId: string,
  plans: readonly QuotaGroupPlan[],
): Promise<ReadonlyMap<string, string>> {
  const groups = await quotaGroups.insertMany(
    plans.map(({ key, title, percent, rounding, base, seats }) => ({
      cycleId,
      key,
      title,
      percent,
      rounding,
      base,
      seats,
      goodIds: [],
      state: "open" as const,
    })),
  );
  const byKey = new Map(groups.map((group) => [group.key, group.id]));
  return new Map(
    plans.flatMap(({ key, memberIds }) => {
      const id = byKey.get(key);
      return id === undefined ? [] : memberIds.map((memberId): [string, string] => [memberId, id]);
    }),
  );
}

/** Makes the assessments of a cycle, each in its quota group, and what waits for whom. */
export async function insertAssessments(
  made: readonly NewAssessment[],
  groupIds: ReadonlyMap<string, string>,
): Promise<void> {
  const inserted = await assessments.insertMany(
    made.map((assessment) => {
      const quotaGroupId = groupIds.get(assessment.id);
      return quotaGroupId === undefined ? assessment : { ...assessment, quotaGroupId };
    }),
  );
  await contributions.insertMany(inserted.flatMap(blankPaper));
  await insertWorkItems(inserted.flatMap(workItemsOf));
}

/** The paper to be filled in, from the moment it is given out: what is done to all papers finds those nobody has begun. */
function blankPaper({ id, subject, userId, snapshot, paperHash, steps }: Assessment): Draft<Contribution>[] {
  return steps
    .filter(({ kind }) => kind === "summary")
    .map((step) => ({
      assessmentId: id,
      stepId: step.id,
      kind: "filling",
      by: userId ?? subject.id,
      byName: snapshot.name,
      state: "draft",
      filling: { paperHash, answers: {} },
    }));
}

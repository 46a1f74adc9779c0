import type { ContributionOf } from "@duheng/assessment";
import type { Assessment } from "@duheng/contracts";
import { ContributionModel, contributions } from "../model.ts";

/**
 * What a return makes of what was put in: all that was given stays as *earlier*, and the paper is a draft again
 * with what it held. What reviewers have begun stays theirs. Inside the transaction of the return.
 */
export async function takeBack(
  { id: assessmentId }: Pick<Assessment, "id">,
  refilled: ContributionOf<"filling">,
): Promise<void> {
  const now = new Date();
  await ContributionModel.updateMany(
    { assessmentId, state: "given" },
    { $set: { state: "superseded", supersededAt: now }, $inc: { revision: 1 } },
  );
  const { id: _id, tenantId: _tenant, givenAt: _given, createdAt: _c, updatedAt: _u, ...kept } = refilled;
  // It counts on from there: what a device still knows of the paper must never pass for what it is now.
  await contributions.insertMany([{ ...kept, revision: kept.revision + 1, state: "draft" }]);
}

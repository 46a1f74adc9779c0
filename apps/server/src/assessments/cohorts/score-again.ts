import { validators } from "@duheng/contracts";
import { getCycle } from "../../cycles/get-cycle.ts";
import { useCase } from "../../use-cases/use-case.ts";
import { assessments, CohortModel, quotaGroups } from "../model.ts";
import { cohortId } from "./cohort.ts";
import { outstandingCohorts } from "./outstanding.ts";
import { wantCohortScores } from "./score-cohort.ts";

/**
 * Wants the scores that a quota group still waits for and that nobody works on: after a job that failed or was cancelled,
 * or in a cycle that an earlier release started. Where somebody is to be reviewed first, nothing is wanted: they follow by
 * themselves. Errors: `not-found`.
 */
export const scoreCohorts = useCase({
  name: "assessments.scoreCohorts",
  ability: ["decide", "quotaGroups"],
  input: validators.QuotaGroupInput,
  before: ({ input }) => quotaGroups.get(input.quotaGroupId),
  run: async ({ caller: { actor }, before: { id, cycleId } }) => {
    const members = await assessments.find({ quotaGroupId: id });
    const outstanding = await outstandingCohorts(cycleId, members);
    for (const { categoryId, categoryName, failure } of outstanding) {
      if (failure === undefined) continue;
      const cohort = { cycleId, categoryId };
      await CohortModel.updateOne(
        { _id: cohortId(cohort) },
        { $inc: { changes: 1 }, $setOnInsert: cohort },
        { upsert: true },
      );
      await wantCohortScores(cohort, { by: actor.userId, categoryName });
    }
    return outstanding;
  },
  audit: {
    target: ({ before: { id, title } }) => ({ kind: "quotaGroups", id, name: title }),
    details: async ({ before: { cycleId } }) => ({ cycle: (await getCycle(cycleId)).title }),
  },
});

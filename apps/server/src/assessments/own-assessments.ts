import type { OwnAssessment } from "@duheng/contracts";
import type { Actor } from "../base/actor.ts";
import { asSeenBy } from "./as-seen-by.ts";
import { assessments, ContributionModel } from "./model.ts";

/** The person's own assessments as far as they may be seen, the newest first, and when each was last saved. */
export async function ownAssessments(actor: Actor): Promise<OwnAssessment[]> {
  const own = await assessments.find({ userId: actor.userId }, { sort: { period: -1, _id: -1 } });
  const saved = await savedAt(own.map(({ id }) => id));
  return Promise.all(
    own.map(async (one) => {
      const at = saved.get(one.id);
      return { assessment: await asSeenBy(actor, one), ...(at === undefined ? {} : { savedAt: at }) };
    }),
  );
}

/** Read without the answers themselves. */
async function savedAt(assessmentIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const found = await ContributionModel.find(
    { assessmentId: { $in: [...assessmentIds] }, kind: "filling", state: { $in: ["draft", "given"] } },
    { assessmentId: 1, savedAt: 1 },
  ).lean();
  return new Map(
    found.flatMap((one) => (one.savedAt ? [[one.assessmentId, one.savedAt.toISOString()]] : [])),
  );
}

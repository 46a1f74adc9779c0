import { type ListInput, type OwnAssessment, validators } from "@duheng/contracts";
import type { Actor } from "../base/actor.ts";
import type { Listed } from "../database/list-input.ts";
import { listPage } from "../database/list-page.ts";
import type { Input } from "../use-cases/use-case.ts";
import { asSeenBy } from "./as-seen-by.ts";
import { ownListing } from "./listing.ts";
import { assessments, ContributionModel } from "./model.ts";

/** What is asked of the own assessments; nothing asks for the first page. */
export const ownListInput: Input<ListInput, ListInput | undefined> = {
  parse: (value) => validators.ListInput.parse(value ?? {}),
};

/** The person's own assessments as far as they may be seen, and when each was last saved. */
export async function ownAssessments(actor: Actor, input: ListInput): Promise<Listed<OwnAssessment>> {
  const within = [{ userId: actor.userId }];
  const { data: own, total } = await listPage(assessments, ownListing, input, { within });
  const saved = await savedAt(own.map(({ id }) => id));
  const data = await Promise.all(
    own.map(async (one) => {
      const at = saved.get(one.id);
      return { assessment: await asSeenBy(actor, one), ...(at === undefined ? {} : { savedAt: at }) };
    }),
  );
  return { data, total };
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

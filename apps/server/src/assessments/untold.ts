import type { Assessment } from "@duheng/contracts";
import type { Actor } from "../base/actor.ts";
import { assessments } from "./model.ts";
import { isOwn } from "./own.ts";
import { isTold } from "./told.ts";
import type { Viewer } from "./withheld.ts";

/** The latest period of which somebody waits for the feedback on a paper of his own; undefined: of none. */
export async function untoldPeriodOf(actor: Pick<Actor, "userId" | "staffId">): Promise<string | undefined> {
  const own = await assessments.findOne(
    { $or: ownBy(actor), state: { $nin: ["feedback", "closed"] } },
    { sort: { period: -1 } },
  );
  return own?.period;
}

/** What of a cycle's papers is not told to a viewer yet: the own one, and all of its quota group, in which the own place would show by its gap. */
export async function untoldIn(
  cycleId: string,
  { actor, decides }: Viewer,
): Promise<(assessment: Assessment) => boolean> {
  const own = await assessments.find({ cycleId, $or: ownBy(actor) });
  const groups = new Set(own.flatMap((one) => (isTold(one) ? [] : (one.quotaGroupId ?? []))));
  return (assessment) =>
    !decides &&
    ((assessment.quotaGroupId !== undefined && groups.has(assessment.quotaGroupId)) ||
      (isOwn(assessment, actor) && !isTold(assessment)));
}

function ownBy({ userId, staffId }: Pick<Actor, "userId" | "staffId">) {
  return [{ userId }, ...(staffId === undefined ? [] : [{ "subject.id": staffId }])];
}

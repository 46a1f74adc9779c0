import type { Actor } from "../base/actor.ts";
import { assessments } from "./model.ts";

/** The latest period of which somebody waits for the feedback on a paper of his own; undefined: of none. */
export async function untoldCycleOf(
  { userId, staffId }: Pick<Actor, "userId" | "staffId">,
  { cycleId }: { readonly cycleId?: string } = {},
): Promise<string | undefined> {
  const own = await assessments.findOne(
    {
      $or: [{ userId }, ...(staffId === undefined ? [] : [{ "subject.id": staffId }])],
      state: { $nin: ["feedback", "closed"] },
      ...(cycleId === undefined ? {} : { cycleId }),
    },
    { sort: { period: -1 } },
  );
  return own?.period;
}

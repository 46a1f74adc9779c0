import type { Assessment, MoveSeenInput } from "@duheng/contracts";
import type { Actor } from "../base/actor.ts";
import { AssessmentModel, assessments } from "./model.ts";
import { requireOwn } from "./own.ts";

/**
 * The person has read that the form was changed: the notice is put away, what was lost stays to be looked up. The
 * revision stays too, since a page on which answers are being typed knows it. Errors: `not-found`.
 */
export async function moveSeen({ id, toVersion }: MoveSeenInput, actor: Actor): Promise<Assessment> {
  const { moves = [] } = requireOwn(await assessments.get(id), actor);
  const index = moves.findIndex((move) => move.toVersion === toVersion && move.seenAt === undefined);
  if (index >= 0) {
    await AssessmentModel.updateOne({ _id: id }, { $set: { [`moves.${index}.seenAt`]: new Date() } });
  }
  return assessments.get(id);
}

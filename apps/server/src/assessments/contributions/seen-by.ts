import type { Assessment, Contribution } from "@duheng/contracts";
import type { Actor } from "../../base/actor.ts";
import { isOwn } from "../own.ts";
import { isTold } from "../told.ts";
import { contributionsTo } from "./find.ts";

/**
 * What was put into an assessment, as far as the actor may see it: what others have begun is theirs alone, but for the
 * paper, which whoever follows it may read as it is filled in. The person assessed sees what others gave once it is
 * told, and what they gave before a return never: it was given again, or taken back.
 */
export async function contributionsSeenBy(actor: Actor, assessment: Assessment): Promise<Contribution[]> {
  const all = await contributionsTo(assessment.id);
  const isSubject = isOwn(assessment, actor);
  return all.filter((one) => {
    if (one.by === actor.userId || one.kind === "filling") return true;
    if (one.state === "draft") return false;
    return !isSubject || (one.state === "given" && isTold(assessment));
  });
}

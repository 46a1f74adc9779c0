import type { Assessment } from "@duheng/contracts";
import type { Actor } from "../base/actor.ts";
import { AppError } from "../errors/app-error.ts";

/** The assessment, when it is the person's own. Errors: `forbidden`. */
export function requireOwn(assessment: Assessment, actor: Pick<Actor, "userId">): Assessment {
  if (assessment.userId !== actor.userId) throw new AppError("forbidden");
  return assessment;
}

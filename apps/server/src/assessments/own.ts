import type { Assessment } from "@duheng/contracts";
import type { Actor } from "../base/actor.ts";
import { AppError } from "../errors/app-error.ts";

type Owned = Pick<Assessment, "userId" | "subject">;

/** Whether it is the actor who is assessed: by the account that it was given to, or by the staff record that it is about. */
export function isOwn({ userId, subject }: Owned, actor: Pick<Actor, "userId" | "staffId">): boolean {
  return userId === actor.userId || (subject.kind === "person" && subject.id === actor.staffId);
}

/** The assessment, when it is the person's own. Errors: `forbidden`. */
export function requireOwn(assessment: Assessment, actor: Pick<Actor, "userId" | "staffId">): Assessment {
  if (!isOwn(assessment, actor)) throw new AppError("forbidden");
  return assessment;
}

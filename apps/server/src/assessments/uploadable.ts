import { transition } from "@duheng/assessment";
import type { FileOwner } from "../files/upload.ts";
import type { TenantContext } from "../rpc/context.ts";
import { accepted, assessmentActor } from "./actor-of.ts";
import { permitted } from "./permitted.ts";

/**
 * The owner of a file that is to be uploaded for this assessment. Errors: `not-found` unless it is the person's own,
 * `wrong-state` once it is handed in.
 */
export async function requireUploadable(ctx: TenantContext, id: string): Promise<FileOwner> {
  const assessment = await permitted(ctx, "act", id);
  accepted(transition(assessment, "saveAnswers", assessmentActor(ctx.actor)));
  return { kind: "assessments", id: assessment.id, name: assessment.snapshot.name };
}

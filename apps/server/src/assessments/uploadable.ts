import { transition } from "@duheng/assessment";
import type { FileOwner } from "../files/upload.ts";
import type { Caller } from "../permissions/caller.ts";
import { accepted, assessmentActor } from "./actor-of.ts";
import { permitted } from "./permitted.ts";

/**
 * The owner of a file that is to be uploaded for this assessment. Errors: `not-found` unless it is the person's own,
 * `wrong-state` once it is handed in.
 */
export async function requireUploadable(caller: Caller, id: string): Promise<FileOwner> {
  const assessment = await permitted(caller, "act", id);
  accepted(transition(assessment, "saveAnswers", assessmentActor(caller.actor)));
  return { kind: "assessments", id: assessment.id, name: assessment.snapshot.name };
}

import type { Assessment } from "@duheng/contracts";
import { named } from "../audit/changes.ts";
import { countAct } from "../audit/count-act.ts";
import type { Actor } from "../base/actor.ts";
import { isOwn } from "./own.ts";

/**
 * Somebody opened another's paper: one entry for a person and a paper within ten minutes, with how often. Who opens the
 * own paper is not told of.
 */
export function tellRead(actor: Actor, assessment: Assessment): void {
  const { id } = assessment;
  if (isOwn(assessment, actor)) return;
  countAct(actor, {
    action: "assessments.read",
    target: named({ kind: "assessments", id }, assessment),
    by: id,
  });
}

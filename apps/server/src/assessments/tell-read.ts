import type { Assessment } from "@duheng/contracts";
import { named } from "../audit/changes.ts";
import { countAct } from "../audit/count-act.ts";
import type { Actor } from "../base/actor.ts";
import { isOwn } from "./own.ts";

/** What each request has been told of: a page asks for an assessment and for what was put into it at once. */
const toldOf = new WeakMap<Actor, Set<string>>();

/**
 * Somebody opened another's paper: one entry for a person and a paper within ten minutes, with how often. Who opens the
 * own paper is not told of.
 */
export function tellRead(actor: Actor, assessment: Assessment): void {
  const { id } = assessment;
  const told = toldOf.get(actor) ?? new Set();
  if (isOwn(assessment, actor) || told.has(id)) return;
  toldOf.set(actor, told.add(id));
  countAct(actor, {
    action: "assessments.read",
    target: named({ kind: "assessments", id }, assessment),
    by: id,
  });
}

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
  if (actor.granted !== undefined && wasJustTold(`${actor.userId} ${id} ${actor.granted.id}`)) return;
  countAct(actor, {
    action: "assessments.read",
    target: named({ kind: "assessments", id }, assessment),
    by: id,
  });
}

/** Under a grant each call of a page comes alone: those of one opening follow each other at once. */
const openingMilliseconds = 5_000;
const lastTold = new Map<string, number>();

function wasJustTold(key: string): boolean {
  const now = Date.now();
  for (const [other, at] of lastTold) if (now - at > openingMilliseconds) lastTold.delete(other);
  if (lastTold.has(key)) return true;
  lastTold.set(key, now);
  return false;
}

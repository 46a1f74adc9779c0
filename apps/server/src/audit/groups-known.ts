import type { Actor } from "../base/actor.ts";
import { requireTenantId } from "../database/scope.ts";
import { groupMinutes } from "./group-minutes.ts";

/** What is joined in the trail: the same person does the same to the same target. */
export interface Group {
  readonly action: string;
  readonly actor: Actor;
  readonly targetId: string;
}

/** So many targets a process remembers: some megabytes. */
const most = 20_000;

interface Known {
  /** Who did what. */
  readonly what: string;
  /** When the entry that tells it was written, ms. */
  readonly at: number;
  /** The target and what belongs to it, at their revisions, after the last that joined. */
  readonly state: string;
}

/** Of each target what was told last, where that is a group. */
const known = new Map<string, Known>();

/**
 * Whether the trail tells it already: this process has written or seen the group's entry within the ten minutes of a group, has told
 * nothing else of the target since, and what it is done to is still in the state in which the last of the group left it, so that nobody
 * wrote to it meanwhile. false where it is not known: then the trail has to be asked.
 */
export function isToldAlready(group: Group, state: string): boolean {
  const found = known.get(targetOf(group.targetId));
  if (found === undefined || found.what !== whatOf(group) || found.state !== state) return false;
  return Date.now() - found.at < groupMinutes * 60_000;
}

/** Remembers, once it is committed, that the trail tells it. @param at when its entry was written, ISO */
export function rememberTold(group: Group, { at, state }: { at: string; state: string }): void {
  const target = targetOf(group.targetId);
  known.delete(target);
  known.set(target, { what: whatOf(group), at: Date.parse(at), state });
  const [oldest] = known.keys();
  if (known.size > most && oldest !== undefined) known.delete(oldest);
}

/** The same group goes on, and has left its target in this state. */
export function rememberState(group: Group, state: string): void {
  const target = targetOf(group.targetId);
  const found = known.get(target);
  if (found !== undefined) known.set(target, { ...found, state });
}

/** Something is told of a target: what follows begins anew. */
export function forgetTold(targetId: string): void {
  known.delete(targetOf(targetId));
}

function targetOf(id: string): string {
  return JSON.stringify([requireTenantId(), id]);
}

function whatOf({ action, actor }: Group): string {
  return JSON.stringify([action, actor.userId]);
}

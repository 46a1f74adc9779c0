import type { Actor } from "../base/actor.ts";
import { requireTenantId } from "../database/scope.ts";
import { groupMinutes } from "./group-minutes.ts";

/** What is joined in the trail: the same person does the same to the same target. */
export interface Group {
  readonly action: string;
  readonly actor: Actor;
  readonly targetId: string;
}

/** So many groups a process remembers: some megabytes. */
const most = 20_000;

interface Known {
  /** When the entry that tells it was written, ms. */
  readonly at: number;
  /** The target and what belongs to it, at their revisions, after the last that joined. */
  readonly state: string;
}

const known = new Map<string, Known>();

/**
 * Whether the trail tells it already: this process has written or seen the group's entry within the ten minutes of a group, and what it is
 * done to is still in the state in which the last of the group left it, so that nobody did anything else to it meanwhile.
 * false where it is not known: then the trail has to be asked.
 */
export function isToldAlready(group: Group, state: string): boolean {
  const found = known.get(keyOf(group));
  return found !== undefined && found.state === state && Date.now() - found.at < groupMinutes * 60_000;
}

/** Remembers, once it is committed, that the trail tells it. @param at when its entry was written, ISO */
export function rememberTold(group: Group, { at, state }: { at: string; state: string }): void {
  const key = keyOf(group);
  known.delete(key);
  known.set(key, { at: Date.parse(at), state });
  const [oldest] = known.keys();
  if (known.size > most && oldest !== undefined) known.delete(oldest);
}

/** The same group goes on, and has left its target in this state. */
export function rememberState(group: Group, state: string): void {
  const found = known.get(keyOf(group));
  if (found !== undefined) known.set(keyOf(group), { ...found, state });
}

function keyOf({ action, actor, targetId }: Group): string {
  return JSON.stringify([requireTenantId(), actor.userId, action, targetId]);
}

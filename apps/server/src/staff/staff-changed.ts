import type { ReorganisationKind, Staff } from "@duheng/contracts";
import type { Actor } from "../base/actor.ts";

/** A record that was changed, or removed where there is none after, in the transaction that does it. */
export interface StaffChange {
  readonly before: Staff;
  readonly after?: Staff;
  /** What was changed is as it was before. */
  readonly isUndo?: true;
  /** He goes with his unit, or with a part of it, and takes his account along. */
  readonly reorganisation?: ReorganisationKind;
  /** By whom. */
  readonly actor: Pick<Actor, "name"> & Partial<Actor>;
}

type Listener = (change: StaffChange) => Promise<void>;
const listeners = new Set<Listener>();

/** Called with each change of a record; one that throws takes it back. */
export function onStaffChanged(listener: Listener): void {
  listeners.add(listener);
}

export async function tellStaffChanged(change: StaffChange): Promise<void> {
  for (const listener of listeners) await listener(change);
}

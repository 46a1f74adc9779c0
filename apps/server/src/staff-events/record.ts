import type { Staff, StaffEvent } from "@duheng/contracts";
import type { Actor } from "../base/actor.ts";
import { placeOf } from "../staff/place-of.ts";
import { StaffEventModel, staffEvents } from "./model.ts";

/** What is told of an event beside whose it is and who entered it. */
export type NewEvent = Pick<StaffEvent, "kind" | "on"> &
  Partial<
    Pick<
      StaffEvent,
      "reason" | "note" | "before" | "after" | "successorId" | "successorName" | "state" | "reorganisation"
    >
  >;

/** Notes what happened to a person. Part of the transaction in which it happens. */
export function recordEvent(
  staffId: string,
  event: NewEvent,
  actor: Pick<Actor, "userId" | "name">,
): Promise<StaffEvent> {
  return staffEvents.insert({ state: "done", ...event, staffId, by: actor.userId, byName: actor.name });
}

/** Notes that somebody belongs elsewhere from a day on. */
export async function recordMove(
  before: Staff,
  after: Staff,
  { on, note }: Pick<NewEvent, "on" | "note">,
  actor: Pick<Actor, "userId" | "name">,
): Promise<StaffEvent> {
  const places = { before: await placeOf(before), after: await placeOf(after) };
  return recordEvent(after.id, { kind: "move", on, ...(note ? { note } : {}), ...places }, actor);
}

/** What goes with a person whose record is removed. Part of that transaction. */
export async function forgetEvents(staffId: string): Promise<void> {
  await StaffEventModel.deleteMany({ staffId });
}

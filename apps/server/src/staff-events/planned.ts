import type { StaffEvent } from "@duheng/contracts";
import { StaffEventModel, staffEvents } from "./model.ts";

/** What was planned of a kind for a person, or failed on its day, holds no more: another takes its place. Part of a transaction. */
export async function withdrawPlanned(staffId: string, kind: StaffEvent["kind"]): Promise<void> {
  await StaffEventModel.updateMany(
    { staffId, kind, state: { $in: ["planned", "failed"] } },
    { $set: { state: "withdrawn" }, $inc: { revision: 1 } },
  );
}

/** What is planned in the present tenant for a day that has come, the earliest first. */
export function dueEvents(today: string, limit: number): Promise<StaffEvent[]> {
  return staffEvents.find({ state: "planned", on: { $lte: today } }, { sort: { on: 1, _id: 1 }, limit });
}

/** One event. Errors: `not-found`. */
export function getEvent(id: string): Promise<StaffEvent> {
  return staffEvents.get(id);
}

/** Errors: `conflict`. */
export function replaceEvent(event: StaffEvent): Promise<StaffEvent> {
  return staffEvents.replace(event);
}

/** What is planned for some people on a day to come. */
export function plannedFor(staffIds: readonly string[]): Promise<StaffEvent[]> {
  return staffEvents.find({ state: "planned", staffId: { $in: [...staffIds] } });
}

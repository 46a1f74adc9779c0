import type { StaffEvent } from "@duheng/contracts";
import { staffEvents } from "./model.ts";

/** What happened to a person in the unit and what is planned, the latest first; what was withdrawn is left out. */
export function eventsOf(staffId: string): Promise<StaffEvent[]> {
  return staffEvents.find({ staffId, state: { $ne: "withdrawn" } }, { sort: { on: -1, _id: -1 } });
}

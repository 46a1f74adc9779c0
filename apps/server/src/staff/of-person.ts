import type { Staff } from "@duheng/contracts";
import { staff } from "./model.ts";

/** Somebody of the present tenant who has not left; undefined where there is no such record. */
export function activeStaff(id: string): Promise<Staff | undefined> {
  return staff.findOne({ _id: id, state: "active" });
}

/** The records that the present tenant has of a person, those of who left included. */
export function staffOfPerson(personId: string): Promise<Staff[]> {
  return staff.find({ personId }, { sort: { _id: 1 } });
}

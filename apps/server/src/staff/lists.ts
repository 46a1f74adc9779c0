import type { Department, Staff, StaffCategory } from "@duheng/contracts";
import { departments, staff, staffCategories } from "./model.ts";

/** Everybody of the tenant, those who left included, by number. */
export function listStaff(): Promise<Staff[]> {
  return staff.find({}, { sort: { number: 1 } });
}

/** In their order; of equal ones the older first, as lists have them. */
export function listDepartments(): Promise<Department[]> {
  return departments.find({}, { sort: { order: 1, _id: 1 } });
}

export function listCategories(): Promise<StaffCategory[]> {
  return staffCategories.find({}, { sort: { order: 1 } });
}

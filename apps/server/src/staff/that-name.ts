import type { Department, Staff } from "@duheng/contracts";
import type { FilterOf } from "../database/filter.ts";
import { departments, staff } from "./model.ts";

/** The departments whose head or leader in charge a person is. */
export function departmentsOf(staffId: string): Promise<Department[]> {
  return departments.find({ $or: [{ headId: staffId }, { leaderInChargeId: staffId }] });
}

/** Who belongs to a department or a category: those who are here, and how many have left. */
export async function peopleIn(belongs: FilterOf<"Staff">): Promise<{ active: Staff[]; left: number }> {
  const active = await staff.find({ ...belongs, state: "active" }, { sort: { number: 1 } });
  const left = await staff.count({ ...belongs, state: "left" });
  return { active, left };
}

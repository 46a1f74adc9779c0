import type { Department, StaffCategory } from "@duheng/contracts";
import { departments, staffCategories } from "./model.ts";

/** A department like one of another unit, under this name; who leads it is told later. Part of a transaction. */
export function makeDepartment(name: string, { order }: Pick<Department, "order">): Promise<Department> {
  return departments.insert({ name, order, state: "active" });
}

/** A category like one of another unit, under this name, with a code that is free here. Part of a transaction. */
export async function makeCategory(
  name: string,
  { code, levels, order }: Pick<StaffCategory, "code" | "order"> & Partial<Pick<StaffCategory, "levels">>,
): Promise<StaffCategory> {
  const taken = new Set((await staffCategories.find({})).map((one) => one.code));
  let free = code;
  for (let count = 2; taken.has(free); count += 1) free = `${code}${count}`;
  return staffCategories.insert({ name, code: free, order, state: "active", ...(levels ? { levels } : {}) });
}

/** Writes who leads a department, or that it is in use no more. Part of a transaction. Errors: `conflict`. */
export function replaceDepartment(department: Department): Promise<Department> {
  return departments.replace(department);
}

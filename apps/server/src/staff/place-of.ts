import type { Staff, StaffPlace } from "@duheng/contracts";
import { departments, staffCategories } from "./model.ts";

/** Where somebody belongs, with the names of now. */
export async function placeOf({ departmentId, categoryId, level, position }: Staff): Promise<StaffPlace> {
  const department = await departments.findOne({ _id: departmentId });
  const category = await staffCategories.findOne({ _id: categoryId });
  return {
    departmentId,
    departmentName: department?.name ?? departmentId,
    categoryId,
    categoryName: category?.name ?? categoryId,
    ...(level ? { level } : {}),
    ...(position ? { position } : {}),
  };
}

import { modelOf } from "../database/model.ts";
import { repositoryOf } from "../database/repository.ts";

export const DepartmentModel = modelOf("Department", {
  collection: "departments",
  indexes: [{ on: { order: 1 } }, { on: { name: 1 }, unique: true }],
});

const StaffCategoryModel = modelOf("StaffCategory", {
  collection: "staff_categories",
  indexes: [{ on: { order: 1 } }, { on: { code: 1 }, unique: true }],
});

export const StaffModel = modelOf("Staff", {
  collection: "staff",
  indexes: [
    { on: { number: 1 }, unique: true },
    { on: { departmentId: 1 } },
    { on: { categoryId: 1 } },
    { on: { personId: 1 } },
  ],
});

export const departments = repositoryOf("Department", DepartmentModel);
export const staffCategories = repositoryOf("StaffCategory", StaffCategoryModel);
export const staff = repositoryOf("Staff", StaffModel);

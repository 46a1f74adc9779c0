import { searchTextOf } from "../base/search-text.ts";
import { indexesFor } from "../database/list-indexes.ts";
import { modelOf } from "../database/model.ts";
import { repositoryOf } from "../database/repository.ts";
import { categoryListing, departmentListing, staffListing } from "./listings.ts";

export const DepartmentModel = modelOf("Department", {
  collection: "departments",
  indexes: [
    // Whom a department is led by is asked with each request.
    ...indexesFor(departmentListing, { by: ["headId", "leaderInChargeId"] }),
    { on: { name: 1 }, unique: true },
  ],
  derive: ({ name }) => ({ searchText: searchTextOf([name]) }),
});

export const StaffCategoryModel = modelOf("StaffCategory", {
  collection: "staff_categories",
  indexes: [...indexesFor(categoryListing), { on: { code: 1 }, unique: true }],
});

export const StaffModel = modelOf("Staff", {
  collection: "staff",
  indexes: [
    ...indexesFor(staffListing, { by: ["userId"] }),
    { on: { number: 1 }, unique: true },
    { on: { personId: 1, _id: 1 } },
  ],
  derive: ({ name, number, position }) => ({ searchText: searchTextOf([name], [number, position]) }),
});

export const departments = repositoryOf("Department", DepartmentModel);
export const staffCategories = repositoryOf("StaffCategory", StaffCategoryModel);
export const staff = repositoryOf("Staff", StaffModel);

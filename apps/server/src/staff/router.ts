import { listContract } from "../rpc/list-contract.ts";
import { router } from "../rpc/trpc.ts";
import { departments, staff, staffCategories } from "./model.ts";
import { namesInDepartment, namesInStaff } from "./names.ts";
import {
  checkDepartmentReferences,
  checkStaffReferences,
  refuseCategoryInUse,
  refuseDepartmentInUse,
} from "./references.ts";

export const departmentsRouter = router(
  listContract({
    subject: "departments",
    repository: departments,
    input: "DepartmentInput",
    defaults: () => ({ order: 0 }),
    check: checkDepartmentReferences,
    names: namesInDepartment,
    checkRemove: refuseDepartmentInUse,
    search: ["name"],
    filterable: ["headId", "leaderInChargeId"],
    sortable: ["order", "name"],
    defaultSort: { order: 1 },
  }),
);

export const staffCategoriesRouter = router(
  listContract({
    subject: "staffCategories",
    repository: staffCategories,
    input: "StaffCategoryInput",
    defaults: () => ({ order: 0 }),
    checkRemove: refuseCategoryInUse,
    search: ["name", "code"],
    filterable: ["code"],
    sortable: ["order", "name", "code"],
    defaultSort: { order: 1 },
  }),
);

export const staffRouter = router(
  listContract({
    subject: "staff",
    repository: staff,
    input: "StaffInput",
    defaults: () => ({ isLeader: false, state: "active" as const, statuses: [] }),
    check: checkStaffReferences,
    names: namesInStaff,
    search: ["name", "number", "position"],
    filterable: ["departmentId", "categoryId", "state", "isLeader", "level", "userId"],
    sortable: ["number", "name", "level", "position", "departmentId", "categoryId", "createdAt"],
    defaultSort: { number: 1 },
  }),
);

import type {
  DepartmentInput,
  PlanInput,
  StaffCategoryInput,
  StaffInput,
  TenantInput,
  UpdateFormInput,
} from "@duheng/contracts";
import { sealedProperties } from "@duheng/contracts/sealed";

type FieldsOf<Input> = readonly (keyof Input & string)[];

/** Which fields the create and update inputs of a resource take. */
export const writable = {
  departments: ["name", "order", "headId", "leaderInChargeId"] satisfies FieldsOf<DepartmentInput>,
  staffCategories: ["code", "name", "order", "levels"] satisfies FieldsOf<StaffCategoryInput>,
  staff: [
    "number",
    "name",
    "departmentId",
    "categoryId",
    "level",
    "position",
    "isLeader",
    "identityNumber",
    "phone",
    "state",
    "joinedOn",
    "leftOn",
    "statuses",
  ] satisfies FieldsOf<StaffInput>,
  tenants: ["name", "shortName", "kind", "reportsTo", "level", "field"] satisfies FieldsOf<TenantInput>,
  forms: ["title", "categoryId", "document"] satisfies FieldsOf<UpdateFormInput>,
  plans: ["title", "frequency", "papers", "steps", "settings"] satisfies FieldsOf<PlanInput>,
};

/** Fields that are encrypted where they are kept: in an update null takes them away, and what is blank leaves them. */
export const sealed: Readonly<Record<string, readonly string[]>> = {
  staff: Object.keys(sealedProperties("Staff")),
};

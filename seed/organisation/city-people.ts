import type { Department, Staff, StaffCategory } from "@duheng/contracts";
import { fresh } from "../times.ts";
import { personId, staffId } from "./people.ts";
import { cityId } from "./tenants.ts";

/** Those of the city itself: a leader, who judges the leaders of units below under their grants (G17). */
export function makeCityPeople(accountOf: (staffId: string) => string | undefined): {
  readonly department: Department;
  readonly category: StaffCategory;
  readonly staff: Staff[];
} {
  const department = {
    id: `${cityId}-d-0`,
    tenantId: cityId,
    name: "市领导",
    order: 0,
    state: "active" as const,
    ...fresh,
  };
  const category = {
    id: `${cityId}-c-general`,
    tenantId: cityId,
    code: "general",
    name: "综合管理类",
    order: 0,
    state: "active" as const,
    ...fresh,
  };
  const id = staffId({ id: cityId }, 1);
  const userId = accountOf(id);
  const leader: Staff = {
    id,
    tenantId: cityId,
    personId: personId(id),
    number: "001",
    name: "示例-市001",
    departmentId: department.id,
    categoryId: category.id,
    position: "分管领导",
    isLeader: true,
    ...(userId === undefined ? {} : { userId }),
    state: "active",
    joinedOn: "2020-01-01",
    statuses: [],
    ...fresh,
  };
  return { department, category, staff: [leader] };
}

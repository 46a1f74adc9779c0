import type { Department, Staff, StaffCategory } from "@duheng/contracts";
import { fresh } from "../times.ts";
import { type UnitPlan, units } from "./units.ts";

export interface UnitPeople {
  readonly unit: UnitPlan;
  readonly departments: Department[];
  readonly categories: StaffCategory[];
  readonly staff: Staff[];
}

/** Departments, categories and people of every unit. `accountOf` gives the account of a staff id, if it has one. */
export function makePeople(accountOf: (staffId: string) => string | undefined): UnitPeople[] {
  return units.map((unit) => peopleOf(unit, accountOf));
}

export function categoryId(unit: UnitPlan, category: string): string {
  return `${unit.id}-c-${category}`;
}

export function staffId(unit: Pick<UnitPlan, "id">, number: number): string {
  return `${unit.id}-${String(number).padStart(3, "0")}`;
}

/** The person behind a staff record; nobody of the demonstration is in two units. */
export function personId(ofStaffId: string): string {
  return `p-${ofStaffId}`;
}

function peopleOf(unit: UnitPlan, accountOf: (staffId: string) => string | undefined): UnitPeople {
  const staff: Staff[] = [];
  const leadership = `${unit.id}-d-0`;
  const firstCategory = Object.keys(unit.categories).at(-1) ?? "";
  const hire = (departmentId: string, category: string, position: string, isLeader: boolean) => {
    const number = staff.length + 1;
    staff.push(person({ unit, number, departmentId, category, position, isLeader, accountOf }));
    return staffId(unit, number);
  };
  const leaderIds = unit.leaders.map((post) => hire(leadership, firstCategory, post, true));
  const departments: Department[] = [
    { id: leadership, tenantId: unit.id, name: "领导班子", order: 0, state: "active", ...fresh },
    ...unit.departments.map((plan, index): Department => {
      const id = `${unit.id}-d-${index + 1}`;
      const members = Array.from({ length: plan.people }, (_, at) =>
        hire(id, plan.category, at === 0 ? `${plan.name}负责人` : "工作人员", false),
      );
      const leader = leaderIds[plan.leader ?? 1] ?? leaderIds[0];
      return {
        id,
        tenantId: unit.id,
        name: plan.name,
        order: index + 1,
        state: "active",
        ...(members[0] ? { headId: members[0] } : {}),
        ...(leader ? { leaderInChargeId: leader } : {}),
        ...fresh,
      };
    }),
  ];
  for (const { department, people } of unit.later ?? []) {
    const category = unit.departments[department]?.category ?? firstCategory;
    for (let at = 0; at < people; at += 1)
      hire(`${unit.id}-d-${department + 1}`, category, "工作人员", false);
  }
  const categories = Object.entries(unit.categories).map(
    ([code, name], order): StaffCategory => ({
      id: categoryId(unit, code),
      tenantId: unit.id,
      code,
      name,
      order,
      state: "active",
      ...fresh,
    }),
  );
  return { unit, departments, categories, staff };
}

interface Hire {
  readonly unit: UnitPlan;
  readonly number: number;
  readonly departmentId: string;
  readonly category: string;
  readonly position: string;
  readonly isLeader: boolean;
  readonly accountOf: (staffId: string) => string | undefined;
}

function person({ unit, number, departmentId, category, position, isLeader, accountOf }: Hire): Staff {
  const plan = unit.people?.[number];
  const userId = accountOf(staffId(unit, number));
  return {
    id: staffId(unit, number),
    tenantId: unit.id,
    personId: personId(staffId(unit, number)),
    number: String(number).padStart(3, "0"),
    name: nameOf(unit, plan?.namesake ?? number),
    departmentId,
    categoryId: categoryId(unit, category),
    position,
    isLeader,
    ...(userId ? { userId } : {}),
    state: plan?.leftOn ? "left" : "active",
    joinedOn: plan?.joinedOn ?? "2020-01-01",
    ...(plan?.leftOn ? { leftOn: plan.leftOn } : {}),
    statuses: plan?.statuses ? [...plan.statuses] : [],
    ...fresh,
  };
}

function nameOf({ stem }: UnitPlan, number: number): string {
  return `示例-${stem}${String(number).padStart(3, "0")}`;
}

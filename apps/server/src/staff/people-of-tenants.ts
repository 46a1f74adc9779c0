import { StaffCategoryModel, StaffModel } from "./model.ts";

/** How many active people of a tenant are of one category and level. */
export interface PeopleCount {
  readonly tenantId: string;
  readonly categoryId: string;
  readonly level?: string;
  readonly isLeader: boolean;
  readonly people: number;
  readonly withAccount: number;
}

/** Whom these tenants have, in numbers; works across tenants. */
export async function countPeopleOf(tenantIds: readonly string[]): Promise<PeopleCount[]> {
  const rows = await StaffModel.aggregate<{
    _id: Omit<PeopleCount, "people" | "withAccount">;
    people: number;
    withAccount: number;
  }>([
    { $match: { tenantId: { $in: [...tenantIds] }, state: "active" } },
    {
      $group: {
        _id: { tenantId: "$tenantId", categoryId: "$categoryId", level: "$level", isLeader: "$isLeader" },
        people: { $sum: 1 },
        withAccount: { $sum: { $cond: [{ $gt: ["$userId", null] }, 1, 0] } },
      },
    },
  ]);
  return rows.map(({ _id, people, withAccount }) => ({ ..._id, people, withAccount }));
}

/** The ids of all categories of staff of these tenants; works across tenants. */
export async function categoriesOf(tenantIds: readonly string[]): Promise<ReadonlySet<string>> {
  const found = await StaffCategoryModel.find({ tenantId: { $in: [...tenantIds] } }, { _id: 1 }).lean();
  return new Set(found.map(({ _id }) => _id));
}

/** How many active people each department of the present tenant has, and how many of them are of the leadership. */
export async function peopleByDepartment(): Promise<
  ReadonlyMap<string, { readonly people: number; readonly leaders: number }>
> {
  const rows = await StaffModel.aggregate<{ _id: string; people: number; leaders: number }>([
    { $match: { state: "active" } },
    {
      $group: {
        _id: "$departmentId",
        people: { $sum: 1 },
        leaders: { $sum: { $cond: ["$isLeader", 1, 0] } },
      },
    },
  ]);
  return new Map(rows.map(({ _id, people, leaders }) => [_id, { people, leaders }]));
}

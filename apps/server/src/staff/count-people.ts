import { StaffModel } from "./model.ts";

/** How many records of people a tenant has, those who left included; works across tenants. */
export async function countPeopleIn(tenantId: string): Promise<number> {
  return await StaffModel.countDocuments({ tenantId });
}

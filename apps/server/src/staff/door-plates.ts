import { DepartmentModel, StaffModel } from "./model.ts";

/** What anybody may read of a person at the door: whoever asks, nothing else of the record is read. */
export interface DoorPlate {
  readonly staffId: string;
  readonly name: string;
  readonly position?: string;
  readonly departmentName?: string;
}

/** Those of a tenant's staff who have these ids and have not left, by number; works across tenants. */
export async function doorPlates(
  tenantId: string,
  ids: readonly string[],
): Promise<(DoorPlate & { readonly personId: string })[]> {
  const found = await StaffModel.find(
    { tenantId, _id: { $in: [...ids] }, state: "active" },
    { name: 1, position: 1, departmentId: 1, personId: 1 },
    { sort: { number: 1 } },
  ).lean();
  const departmentIds = found.map(({ departmentId }) => departmentId);
  const departments = await DepartmentModel.find(
    { tenantId, _id: { $in: departmentIds } },
    { name: 1 },
  ).lean();
  const names = new Map(departments.map((one) => [one._id, one.name]));
  return found.map(({ _id, name, position, departmentId, personId }) => {
    const departmentName = names.get(departmentId);
    return {
      staffId: _id,
      personId,
      name,
      ...(position ? { position } : {}),
      ...(departmentName === undefined ? {} : { departmentName }),
    };
  });
}

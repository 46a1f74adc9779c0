import { FormDraftModel } from "./model.ts";

/** The ids of the forms of each of these tenants that a new cycle may use; works across tenants. */
export async function publishedFormsOf(
  tenantIds: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const rows = await FormDraftModel.aggregate<{ _id: string; ids: string[] }>([
    { $match: { tenantId: { $in: [...tenantIds] }, state: "published" } },
    { $group: { _id: "$tenantId", ids: { $push: "$_id" } } },
  ]);
  return new Map(rows.map(({ _id, ids }) => [_id, ids]));
}

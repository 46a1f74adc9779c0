import { staff } from "./model.ts";

/** Those of these people who are still here, in the order given. */
export async function activeAmong(ids: readonly string[]): Promise<string[]> {
  const active = new Set(await staff.findIds({ _id: { $in: [...ids] }, state: "active" }));
  return ids.filter((id) => active.has(id));
}

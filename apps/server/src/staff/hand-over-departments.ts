import type { Department } from "@duheng/contracts";
import { departments } from "./model.ts";

/** The departments that one person leads get another as head and leader in charge. Part of a transaction. */
export async function handOverDepartments(
  led: readonly Department[],
  { from, to }: { readonly from: string; readonly to: string },
): Promise<void> {
  for (const department of led)
    await departments.replace({
      ...department,
      ...(department.headId === from ? { headId: to } : {}),
      ...(department.leaderInChargeId === from ? { leaderInChargeId: to } : {}),
    });
}

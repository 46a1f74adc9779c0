import { inTenant } from "../database/scope.ts";
import { tenants } from "./model.ts";

/**
 * Runs `work` in the scope of each tenant, closed ones too, one after the other; between two of them it ends when the
 * signal says so. For what the installation does by itself, for nobody's request. What fails in one tenant does not
 * keep the others from theirs: the first error is thrown at the end.
 */
export async function forEachTenant(work: (tenantId: string) => Promise<unknown>, signal?: AbortSignal) {
  const failures: unknown[] = [];
  for (const { _id } of await tenants.model.find({}, { _id: 1 }).sort({ _id: 1 }).lean()) {
    if (signal?.aborted) return;
    await inTenant(_id, () => work(_id)).catch((error: unknown) => failures.push(error));
  }
  if (failures.length > 0) throw failures[0];
}

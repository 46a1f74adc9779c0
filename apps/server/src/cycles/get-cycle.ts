import type { Cycle } from "@duheng/contracts";
import { cycles } from "./model.ts";

/** One of the tenant's cycles. Errors: `not-found`. */
export function getCycle(id: string): Promise<Cycle> {
  return cycles.get(id);
}

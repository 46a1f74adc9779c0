import type { Cycle } from "@duheng/contracts";
import { cycles } from "./model.ts";

/** All of the tenant's cycles, the latest first. */
export function allCycles(): Promise<Cycle[]> {
  return cycles.find({}, { sort: { period: -1, _id: 1 } });
}

/** One of the tenant's cycles. Errors: `not-found`. */
export function getCycle(id: string): Promise<Cycle> {
  return cycles.get(id);
}

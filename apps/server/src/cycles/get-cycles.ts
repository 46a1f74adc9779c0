import type { Cycle } from "@duheng/contracts";
import { cycles } from "./model.ts";

/** Those of the tenant's cycles that have these ids. */
export function getCycles(ids: readonly string[]): Promise<Cycle[]> {
  return cycles.getMany([...new Set(ids)]);
}

import type { WorkItem } from "@duheng/contracts";
import { workItems } from "./model.ts";

/** The tenant's items by id, so many after that one. */
export function itemsAfter(after: string | undefined, limit: number): Promise<WorkItem[]> {
  return workItems.find(after === undefined ? {} : { _id: { $gt: after } }, { sort: { _id: 1 }, limit });
}

import type { Assessment } from "@duheng/contracts";
import { assessments } from "./model.ts";

/** Papers read at a time. */
const batch = 500;

/** The papers of a cycle, some at a time, in the order in which they were made; at most so many. */
export async function* membersOfCycle(cycleId: string, most: number): AsyncGenerator<Assessment[]> {
  let last = "";
  for (let read = 0; read < most; ) {
    const some = await assessments.find(
      { cycleId, _id: { $gt: last } },
      { sort: { _id: 1 }, limit: Math.min(batch, most - read) },
    );
    if (some.length > 0) yield some;
    if (some.length < batch) return;
    read += some.length;
    last = some.at(-1)?.id ?? last;
  }
}

/** How many there are. */
export function countMembers(cycleId: string): Promise<number> {
  return assessments.count({ cycleId });
}

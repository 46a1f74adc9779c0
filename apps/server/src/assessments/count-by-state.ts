import type { AssessmentState } from "@duheng/contracts";
import { AssessmentModel } from "./model.ts";

export interface StateCount {
  readonly state: AssessmentState;
  readonly categoryId: string;
  readonly categoryName: string;
  readonly departmentId: string;
  readonly departmentName: string;
  readonly count: number;
}

/** How many assessments of a cycle are in which state, per category and department. */
export async function countByState(cycleId: string): Promise<StateCount[]> {
  const key = {
    state: "$state",
    categoryId: "$snapshot.categoryId",
    categoryName: "$snapshot.categoryName",
    departmentId: "$snapshot.departmentId",
    departmentName: "$snapshot.departmentName",
  };
  const rows = await AssessmentModel.aggregate<{ _id: Omit<StateCount, "count">; count: number }>([
    { $match: { cycleId } },
    { $group: { _id: key, count: { $sum: 1 } } },
    { $sort: { _id: 1 } },
  ]);
  return rows.map(({ _id, count }) => ({ ..._id, count }));
}

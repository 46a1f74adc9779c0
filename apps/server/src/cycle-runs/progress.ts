import type { AssessmentState } from "@duheng/contracts";
import { countByState } from "../assessments/count-by-state.ts";
import { getCycle } from "../cycles/get-cycle.ts";

export interface ProgressRow {
  readonly id: string;
  readonly name: string;
  readonly total: number;
  readonly byState: Partial<Record<AssessmentState, number>>;
}

export interface CycleProgress {
  readonly total: number;
  readonly byState: Partial<Record<AssessmentState, number>>;
  readonly byCategory: ProgressRow[];
  readonly byDepartment: ProgressRow[];
}

/** How far a cycle has come: people by state, as a whole, by category and by department. Errors: `not-found`. */
export async function cycleProgress(cycleId: string): Promise<CycleProgress> {
  await getCycle(cycleId);
  const counts = await countByState(cycleId);
  return {
    total: counts.reduce((sum, row) => sum + row.count, 0),
    byState: sumByState(counts),
    byCategory: rowsBy(counts, (row) => [row.categoryId, row.categoryName]),
    byDepartment: rowsBy(counts, (row) => [row.departmentId, row.departmentName]),
  };
}

type Counts = Awaited<ReturnType<typeof countByState>>;

function sumByState(counts: Counts): Partial<Record<AssessmentState, number>> {
  const sums: Partial<Record<AssessmentState, number>> = {};
  for (const { state, count } of counts) sums[state] = (sums[state] ?? 0) + count;
  return sums;
}

function rowsBy(counts: Counts, keyOf: (row: Counts[number]) => [id: string, name: string]): ProgressRow[] {
  const groups = new Map<string, { name: string; rows: Counts }>();
  for (const row of counts) {
    const [id, name] = keyOf(row);
    const group = groups.get(id) ?? { name, rows: [] };
    group.rows.push(row);
    groups.set(id, group);
  }
  return [...groups].map(([id, { name, rows }]) => ({
    id,
    name,
    total: rows.reduce((sum, row) => sum + row.count, 0),
    byState: sumByState(rows),
  }));
}

import type { Grade, RankingRow } from "@duheng/contracts";

/** Those who count and have no grade yet. */
export function undecided(rows: readonly RankingRow[]): RankingRow[] {
  return rows.filter((row) => row.excluded === undefined && row.grade === undefined);
}

/** Those who are not through their review. */
export function unreviewed(rows: readonly RankingRow[]): RankingRow[] {
  return rows.filter(({ state }) => state === "filling" || state === "submitted");
}

/** Those without a grade for whom the proposal can simply be followed: reviewed, and no seat pending between equals. */
export function followable(rows: readonly RankingRow[]): { row: RankingRow; grade: Grade }[] {
  return undecided(rows).flatMap((row) =>
    row.proposed !== undefined && !row.pending && row.state === "reviewed"
      ? [{ row, grade: row.proposed }]
      : [],
  );
}

/** Whether a grade needs a reason: it differs from what was proposed (G15). */
export function needsReason(row: Pick<RankingRow, "proposed" | "pending">, grade: Grade): boolean {
  return row.pending || row.proposed !== grade;
}

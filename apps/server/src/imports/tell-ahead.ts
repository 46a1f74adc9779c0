import type { Import } from "@duheng/contracts";
import type { PresentRecord, RowToMatch, Verdict } from "@duheng/imports";
import type { ImportKind, RowToWrite, ToldAhead } from "../import-kinds/import-kind.ts";

/** What would be written. */
interface ToWrite {
  readonly verdicts: readonly Verdict[];
  /** What the rows say, in the order of the verdicts. */
  readonly rows: readonly RowToMatch[];
  readonly gone: readonly PresentRecord[];
  readonly goneOn: string | undefined;
  readonly by: Import["by"];
}

/** What of the rows would be refused when they are written, and what follows from them: by the row's number, or the id of who is gone. */
export async function tellAhead(
  kind: ImportKind,
  { verdicts, rows, gone, goneOn, by }: ToWrite,
): Promise<ReadonlyMap<string, readonly ToldAhead[]>> {
  if (kind.tellAhead === undefined) return new Map();
  const written = verdicts.flatMap(({ row, verdict, present }, at): RowToWrite[] => {
    if (verdict !== "new" && verdict !== "changed") return [];
    return [{ rowId: String(row), ...targetOf(present), values: rows[at]?.values ?? {} }];
  });
  const leaving = gone.map((present): RowToWrite => {
    return { rowId: present.id, ...targetOf(present), values: kind.gone?.(goneOn ?? "") ?? {} };
  });
  const told = new Map(await kind.tellAhead([...leaving, ...written], by));
  // Who is gone has no cells: what is told is told of the whole.
  for (const { rowId } of leaving)
    told.set(
      rowId,
      (told.get(rowId) ?? []).map(({ field: _field, ...one }) => one),
    );
  return told;
}

/** The verdict with what was told of its row: refused, unless it can be written all the same. */
export function withTold(verdict: Verdict, told: readonly ToldAhead[] = []): Verdict {
  const refusals = told.filter(({ isNote }) => isNote !== true);
  // What would follow from a row is told of none that is not written.
  const shown = refusals.length > 0 ? refusals : told;
  const problems = [...verdict.problems, ...shown.map(({ isNote: _note, ...problem }) => problem)];
  return { ...verdict, verdict: refusals.length > 0 ? "refused" : verdict.verdict, problems };
}

function targetOf(present: PresentRecord | undefined): Pick<RowToWrite, "target"> {
  return present === undefined ? {} : { target: { id: present.id, revision: present.revision } };
}

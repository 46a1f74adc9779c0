import type { Import } from "@duheng/contracts";
import type { PresentRecord, Values, Verdict } from "@duheng/imports";
import type { ImportKind, RowToWrite, ToldAhead } from "../import-kinds/import-kind.ts";

type Told = ReadonlyMap<string, readonly ToldAhead[]>;

/**
 * What of the rows would be refused when they are written, and what follows from them: by the row's number. In: what they say, by it,
 * and who leaves by rows before.
 */
export async function tellOfRows(
  kind: ImportKind,
  verdicts: readonly Verdict[],
  values: ReadonlyMap<number, Values>,
  { by, leaving }: { readonly by: Import["by"]; readonly leaving: ReadonlySet<string> },
): Promise<Told> {
  const written = verdicts.flatMap(({ row, verdict, present, changes }): RowToWrite[] => {
    if (verdict !== "new" && verdict !== "changed") return [];
    return [
      {
        rowId: String(row),
        row,
        ...targetOf(present),
        values: values.get(row) ?? {},
        changes: fieldsOf(changes),
      },
    ];
  });
  return written.length === 0 ? new Map() : ((await kind.tellAhead?.(written, by, leaving)) ?? new Map());
}

/** The same of who is gone, with all who leave by rows: by the record's id. */
export async function tellOfGone(
  kind: ImportKind,
  gone: readonly PresentRecord[],
  { goneOn = "", by }: Pick<Import, "goneOn" | "by">,
  leaving: ReadonlySet<string>,
): Promise<Told> {
  if (gone.length === 0) return new Map();
  const rows = gone.map((present): RowToWrite => {
    const values = kind.gone?.(goneOn) ?? {};
    return { rowId: present.id, row: 0, ...targetOf(present), values, changes: Object.keys(values) };
  });
  const told: Told = (await kind.tellAhead?.(rows, by, leaving)) ?? new Map();
  // Who is gone has no cells: what is told is told of the whole.
  return new Map([...told].map(([id, all]) => [id, all.map(({ field: _field, ...one }) => one)]));
}

/** Who leaves by rows that can be written: their ids. */
export function leavingBy(kind: ImportKind, verdicts: readonly Verdict[]): string[] {
  return verdicts.flatMap(({ verdict, present, changes }) => {
    if (verdict !== "changed" || present === undefined || !kind.isThere(present.values)) return [];
    const changed = Object.fromEntries(changes.map(({ field, after }) => [field, after]));
    return kind.leaves?.(changed) === true ? [present.id] : [];
  });
}

/** The verdict with what was told of its row: refused, unless it can be written all the same. */
export function withTold(verdict: Verdict, told: readonly ToldAhead[] = []): Verdict {
  const refusals = told.filter(({ isNote }) => isNote !== true);
  // What would follow from a row is told of none that is not written.
  const shown = refusals.length > 0 ? refusals : told;
  const problems = [...verdict.problems, ...shown.map(({ isNote: _note, ...problem }) => problem)];
  return { ...verdict, verdict: refusals.length > 0 ? "refused" : verdict.verdict, problems };
}

function fieldsOf(changes: Verdict["changes"]): string[] {
  return changes.map(({ field }) => field);
}

function targetOf(present: PresentRecord | undefined): Pick<RowToWrite, "target"> {
  return present === undefined ? {} : { target: { id: present.id, revision: present.revision } };
}

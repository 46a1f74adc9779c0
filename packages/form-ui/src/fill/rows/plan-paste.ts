import type { FieldInfo } from "@duheng/form";
import { isRecord, type PlainRecord } from "../../shared/guards.ts";
import { readCell, takesText } from "./read-cell.ts";

export interface PasteInput {
  /** The rows field. */
  readonly field: FieldInfo;
  readonly rows: readonly unknown[];
  /** What an added row begins with. */
  readonly newRow: PlainRecord;
  /** The pasted cells, by row. */
  readonly table: readonly (readonly string[])[];
  /** Where the first cell goes: the row (may be one after the last) and the key of its field. */
  readonly row: number;
  readonly key: string;
  /** The most rows that there may be. */
  readonly most: number;
}

/** What a paste would do. */
export interface PastePlan {
  /** All rows afterwards. */
  readonly rows: readonly PlainRecord[];
  /** Rows of the table that are taken. */
  readonly taken: number;
  /** Rows of the table that there is no room for. */
  readonly surplus: number;
  /** Cells whose text could not be read as what the column asks for; it is kept as it stands. */
  readonly unread: number;
  /** Cells whose number is another one than its digits (`3万`): to be said. Absent where there are none. */
  readonly converted?: number;
}

/**
 * Works out a paste: cells go to the right and down from where the caret is, over computed and other columns that
 * cannot be typed into. Where the first line names columns by their titles, the cells go by those names instead.
 */
export function planPaste({ field, rows, newRow, table, row, key, most }: PasteInput): PastePlan {
  const fields = (field.fields ?? []).filter(takesText);
  const named = namedColumns(fields, table[0] ?? []);
  const body = named === null ? table : table.slice(1);
  const start = Math.max(
    0,
    fields.findIndex((each) => each.key === key),
  );
  const columns = named ?? fields.slice(start);
  const taken = Math.max(0, Math.min(body.length, most - row));
  const result = rows.map((each) => (isRecord(each) ? each : {}));
  const width = Math.max(0, ...body.map((cells) => cells.length));
  // A pasted column holds what was pasted, blanks too.
  const pasted = columns.slice(0, width);
  const added = Object.fromEntries(
    Object.entries(newRow).filter(([each]) => pasted.every((column) => column?.key !== each)),
  );
  let unread = 0;
  let converted = 0;
  body.slice(0, taken).forEach((cells, index) => {
    const next: Record<string, unknown> = { ...(result[row + index] ?? structuredClone(added)) };
    cells.forEach((cell, column) => {
      const target = columns[column];
      if (target === undefined || target === null) return;
      const reading = readCell(target, cell);
      if (!reading.isRead) unread += 1;
      if (reading.isConverted === true) converted += 1;
      if (reading.value === undefined) delete next[target.key];
      else next[target.key] = reading.value;
    });
    result[row + index] = next;
  });
  const plan = { rows: result, taken, surplus: body.length - taken, unread };
  return converted === 0 ? plan : { ...plan, converted };
}

/** The fields that a heading line names; null where it is no heading. Unknown headings are columns that are skipped. */
function namedColumns(fields: readonly FieldInfo[], heading: readonly string[]): (FieldInfo | null)[] | null {
  const named = heading.map((cell) => fields.find((field) => field.title === cell.trim()) ?? null);
  const known = named.filter((field) => field !== null).length;
  return known > 0 && known >= Math.min(2, fields.length, heading.length) ? named : null;
}

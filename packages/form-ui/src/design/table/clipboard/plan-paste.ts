import { columnTitled } from "../cells/column-titles.ts";
import type { WritableKey } from "../cells/columns.ts";
import { type CellEdit, type EditOutcome, editCells, type Sheet } from "../editing/edit-cells.ts";
import { type HeldCells, nothingHeld } from "../editing/held-cells.ts";
import { addRows } from "../editing/rows.ts";

/** Where a paste goes to. */
export interface PasteTarget {
  /** Indicators as they stand in the table from the first chosen row downwards. */
  readonly ids: readonly string[];
  /** Columns as they stand in the table from the first chosen one to the right; null for one that tells only. */
  readonly columns: readonly (WritableKey | null)[];
  /** All columns that are shown. */
  readonly shown: readonly (WritableKey | null)[];
  /** How many rows and columns are chosen: a smaller table is repeated over them where it fits evenly. */
  readonly rows: number;
  readonly width: number;
  /** Rows that there are no indicators for are made in this group, behind this indicator; null: none are made. */
  readonly grow: { readonly group: string; readonly after: string | undefined } | null;
  readonly newTitle: string;
}

export interface PasteOutcome extends EditOutcome {
  /** Indicators that were made, and rows of the table that there was no room for. */
  readonly created: readonly string[];
  readonly surplus: number;
  /** Rows and columns that were written over, from the first chosen cell on. */
  readonly height: number;
  readonly width: number;
}

/**
 * Pastes a table as Excel does: to the right and down from the first chosen cell, a single cell or a smaller block over
 * all that is chosen. Where the first line names columns by their titles, cells go by those names.
 */
export function planPaste(
  sheet: Sheet,
  table: readonly (readonly string[])[],
  target: PasteTarget,
  lockedIds: ReadonlySet<string>,
  held: HeldCells = nothingHeld,
): PasteOutcome {
  const named = namedColumns(table);
  const body = trimmed(named === null ? table : table.slice(1));
  const block = named === null ? repeated(body, target) : body;
  const columns = named ?? target.columns;
  const missing = Math.max(0, block.length - target.ids.length);
  const grown =
    target.grow === null
      ? { form: sheet.form, ids: [] }
      : addRows(sheet.form, { ...target.grow, count: missing, title: target.newTitle });
  const ids = [...target.ids, ...grown.ids];
  const taken = block.slice(0, ids.length);
  const edits = taken.flatMap((cells, row) => editsOf(ids[row] ?? "", cells, columns));
  const outcome = editCells(
    { form: grown.form, unread: sheet.unread },
    edits,
    lockedIds,
    new Set(grown.ids),
    held,
  );
  return {
    ...outcome,
    created: grown.ids,
    surplus: block.length - taken.length,
    height: taken.length,
    width: Math.min(columns.length, Math.max(0, ...block.map((row) => row.length))),
  };
}

function editsOf(id: string, cells: readonly string[], columns: readonly (WritableKey | null)[]): CellEdit[] {
  const edits = cells.flatMap((text, index) => {
    const column = columns[index];
    return column === undefined || column === null ? [] : [{ id, column, text }];
  });
  // Who gives the points is settled first: what formula there may be depends on it.
  return edits.sort((left, right) => Number(right.column === "by") - Number(left.column === "by"));
}

function namedColumns(table: readonly (readonly string[])[]): (WritableKey | null)[] | null {
  const named = (table[0] ?? []).map((cell) => columnTitled(cell) ?? null);
  return table.length > 1 && named.filter((each) => each !== null).length >= Math.min(2, named.length)
    ? named.length === 1 && named[0] === null
      ? null
      : named
    : null;
}

/** Spreadsheets put whole columns on the clipboard with all their empty rows below. */
function trimmed(table: readonly (readonly string[])[]): readonly (readonly string[])[] {
  const last = table.findLastIndex((row) => row.some((cell) => cell.trim() !== ""));
  return last < 0 ? table.slice(0, 1) : table.slice(0, last + 1);
}

function repeated(
  table: readonly (readonly string[])[],
  { rows, width }: PasteTarget,
): readonly (readonly string[])[] {
  const wide = Math.max(1, ...table.map((row) => row.length));
  const down = rows % table.length === 0 ? Math.max(1, rows / table.length) : 1;
  const across = width % wide === 0 ? Math.max(1, width / wide) : 1;
  if (down === 1 && across === 1) return table;
  return Array.from({ length: down }, () => table).flatMap((block) =>
    block.map((row) =>
      Array.from({ length: across }, () =>
        Array.from({ length: wide }, (_, index) => row[index] ?? ""),
      ).flat(),
    ),
  );
}

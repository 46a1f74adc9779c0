import { readClipboardTable } from "../../../fill/rows/clipboard-table.ts";

/**
 * Cells as spreadsheets take them from the clipboard: tabs between cells, line breaks between rows. A text that a
 * spreadsheet would run as a formula gets its apostrophe, which the spreadsheet does not show.
 */
export function writeTable(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => row.map((cell) => quoted(guarded(cell))).join("\t")).join("\r\n");
}

/** The cells of such a text, as they were before `writeTable` wrote them. */
export function readTable(text: string): string[][] {
  return readClipboardTable(text).map((row) =>
    row.map((cell) => (/^'['=@+-]/.test(cell) ? cell.slice(1) : cell)),
  );
}

function guarded(cell: string): string {
  if (/^'['=@+-]/.test(cell)) return `'${cell}`;
  const isRunnable = /^[=@]/.test(cell) || (/^[+-]/.test(cell) && !/^[+-]?[\d.]+(～[\d.]+)?$/.test(cell));
  return isRunnable ? `'${cell}` : cell;
}

function quoted(cell: string): string {
  return /[\t\n\r]/.test(cell) || cell.startsWith('"') ? `"${cell.replaceAll('"', '""')}"` : cell;
}

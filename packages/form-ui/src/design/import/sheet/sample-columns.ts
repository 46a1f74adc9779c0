import type { SheetCells } from "../file/workbook.ts";
import { cellAt } from "./cell-at.ts";
import type { ColumnSample } from "./column-sample.ts";
import { type Block, paneOfBlock } from "./find-table.ts";

/** Rows that a guess looks at, at most. */
const most = 300;

/**
 * A table's columns as a guess of their uses wants them: rows that hold a single text (headings between rows, notes)
 * say nothing of what a column is for.
 */
export function sampleColumns(whole: SheetCells, block: Block): ColumnSample[] {
  const sheet = paneOfBlock(whole, block);
  const start = block.header + block.height;
  const rows = Array.from({ length: Math.min(block.end - start, most) }, (_, index) => start + index).filter(
    (row) => (sheet.rows[row] ?? []).filter((cell) => cell !== "").length > 1,
  );
  return block.headings.map((heading, column) => ({
    heading,
    cells: rows.map((row) => sheet.rows[row]?.[column] ?? ""),
    spread: rows.map((row) => cellAt(sheet, row, column)),
  }));
}

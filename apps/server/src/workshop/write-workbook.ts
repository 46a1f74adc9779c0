import { type Cell, type CellStyle, type WriteSheet, writeXlsx } from "hucre/xlsx";
import type { ReportColumn, ReportSheet } from "./report-sheet.ts";

/**
 * A workbook for people: headings that stay in place and are repeated on each printed page, filters, widths, and A4 landscape, as
 * wide as one page. Texts are texts: what begins like a formula is none.
 */
export function writeWorkbook(sheets: readonly ReportSheet[], title: string): Promise<Uint8Array> {
  return writeXlsx({
    sheets: namedApart(sheets).map((sheet) => written(sheet, title)),
    properties: { title },
  });
}

const heading: CellStyle = {
  font: { bold: true },
  fill: { type: "pattern", pattern: "solid", fgColor: { rgb: "E8EEF7" } },
  alignment: { horizontal: "center", vertical: "center", wrapText: true },
  border: { bottom: { style: "thin" } },
};

function written({ name, columns, rows }: ReportSheet, title: string): WriteSheet {
  const cells = new Map<string, Partial<Cell>>(
    columns.map((column, at) => [`0,${at}`, { value: column.heading, style: heading }]),
  );
  return {
    name,
    columns: columns.map(columnOf),
    rows: [columns.map((column) => column.heading), ...rows.map((row) => [...row])],
    cells,
    freezePane: { rows: 1 },
    ...(rows.length === 0
      ? {}
      : { autoFilter: { range: `A1:${letters(columns.length)}${rows.length + 1}` } }),
    pageSetup: {
      paperSize: "a4",
      orientation: "landscape",
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      printTitlesRow: "$1:$1",
      margins: { top: 0.6, bottom: 0.6, left: 0.4, right: 0.4, header: 0.3, footer: 0.3 },
    },
    headerFooter: { oddHeader: `&L${plain(title)}&R${plain(name)}`, oddFooter: "&C&P / &N" },
  };
}

function columnOf({ width, format, wraps }: ReportColumn) {
  const style: CellStyle = {
    alignment: { vertical: "top", ...(wraps ? { wrapText: true } : {}) },
    ...(format === undefined ? {} : { numFmt: format }),
  };
  return { width, style };
}

/** `A`, `Z`, `AA`: what Excel calls the last of so many columns. */
function letters(count: number): string {
  const rest = (count - 1) % 26;
  const before = (count - 1 - rest) / 26;
  return `${before === 0 ? "" : letters(before)}${String.fromCharCode(65 + rest)}`;
}

/** In a header `&` begins a code. */
function plain(text: string): string {
  return text.replaceAll("&", "&&").slice(0, 100);
}

/** Excel takes 31 characters, some of which it refuses, and no two names that differ in case alone. */
function namedApart(sheets: readonly ReportSheet[]): ReportSheet[] {
  const taken = new Set<string>();
  return sheets.map((sheet) => {
    const clean =
      sheet.name
        .replace(/[\\/?*[\]:\p{Cc}]/gu, " ")
        .replace(/^'+|'+$/g, "")
        .trim() || "-";
    let name = [...clean].slice(0, 28).join("");
    for (let again = 2; taken.has(name.toLowerCase()); again += 1)
      name = `${[...clean].slice(0, 25).join("")} ${again}`;
    taken.add(name.toLowerCase());
    return { ...sheet, name };
  });
}

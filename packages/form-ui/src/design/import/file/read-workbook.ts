import { decodeText, inspectZip, kindOfFile } from "@duheng/imports";
import type { Sheet as HucreSheet } from "hucre/xlsx";
import { cleanText } from "../../../shared/clean-text.ts";
import { readTable } from "../../table/clipboard/table-text.ts";
import { asSeen } from "./as-seen.ts";
import { ImportError, importLimits } from "./import-error.ts";
import { showNumber } from "./show-number.ts";
import { columnLetter, type SheetCells, type Workbook } from "./workbook.ts";

/**
 * Reads a workbook or a text table. The kind is told by the content, whatever the file is called.
 * @throws ImportError where it is none that can be read, or is larger than `importLimits`
 */
export async function readWorkbook(bytes: Uint8Array): Promise<Workbook> {
  if (bytes.length === 0) throw new ImportError("empty");
  if (bytes.length > importLimits.bytes) throw new ImportError("too-large");
  const kind = kindOfFile(bytes);
  if (kind === "xls" || kind === "encrypted") throw new ImportError(kind);
  const workbook = kind === "zip" ? await readXlsxFile(bytes) : readText(decode(bytes));
  const sheets = workbook.sheets.filter((sheet) => sheet.rows.some((row) => row.some((cell) => cell !== "")));
  if (sheets.length === 0) throw new ImportError("no-sheet");
  for (const sheet of sheets) {
    if (sheet.rows.length > importLimits.rows) throw new ImportError("too-many-rows");
    if (sheet.rows.some((row) => row.length > importLimits.columns))
      throw new ImportError("too-many-columns");
  }
  return { sheets };
}

/** Cells pasted from a spreadsheet, or comma-separated ones. */
export function readText(text: string): Workbook {
  const rows = text.includes("\t") ? readTable(text) : readCommas(text);
  return {
    sheets: [{ name: "", rows: withoutTail(rows.map((row) => row.map(tidy))), merges: [], uncomputed: [] }],
  };
}

async function readXlsxFile(bytes: Uint8Array): Promise<Workbook> {
  const wrong = inspectZip(bytes, importLimits);
  if (wrong !== undefined) throw new ImportError(wrong);
  const { readXlsx } = await import("hucre/xlsx");
  try {
    const workbook = await readXlsx(bytes, {
      readStyles: true,
      sheets: (info) => info.hidden !== true && info.veryHidden !== true,
      maxRows: importLimits.rows + 1,
    });
    return {
      sheets: workbook.sheets.map(readSheet),
    };
  } catch (error) {
    if (error instanceof Error && error.name === "EncryptedFileError") throw new ImportError("encrypted");
    throw new ImportError("damaged");
  }
}

function readSheet(sheet: HucreSheet): SheetCells {
  const uncomputed: string[] = [];
  for (const [key, cell] of sheet.cells ?? []) {
    const [row = "0", column = "0"] = key.split(",");
    if (cell.formula !== undefined && (sheet.rows[Number(row)]?.[Number(column)] ?? null) === null)
      uncomputed.push(`${columnLetter(Number(column))}${Number(row) + 1}`);
  }
  const rows = sheet.rows.map((row, index) =>
    row.map((value, column) => tidy(asText(value, sheet.cells?.get(`${index},${column}`)?.style?.numFmt))),
  );
  return asSeen({
    name: sheet.name,
    rows: withoutTail(rows),
    merges: sheet.merges ?? [],
    uncomputed,
    hidden: {
      rows: [...(sheet.rowDefs ?? [])].flatMap(([row, { hidden, height }]) =>
        hidden === true || height === 0 ? [row] : [],
      ),
      columns: (sheet.columns ?? []).flatMap(({ hidden, width }, column) =>
        hidden === true || width === 0 ? [column] : [],
      ),
    },
  });
}

/** A cell's value as people see it: 0.25 as `25%` where it is formatted so, dates as `2026-07-01`. */
function asText(value: unknown, format: string | undefined): string {
  if (typeof value === "number") return showNumber(value, format);
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? "" : value.toISOString().slice(0, 10);
  if (typeof value === "boolean") return value ? "√" : "×";
  return typeof value === "string" ? value : "";
}

function tidy(text: string): string {
  return cleanText(text.slice(0, importLimits.cell)).text.trim();
}

/** Sheets are often formatted far below their last row. */
function withoutTail(rows: readonly string[][]): string[][] {
  return rows.slice(0, rows.findLastIndex((row) => row.some((cell) => cell !== "")) + 1);
}

function decode(bytes: Uint8Array): string {
  const text = decodeText(bytes);
  if (text === undefined) throw new ImportError("not-xlsx");
  return text;
}

/** Comma-separated cells: quotes may hold commas and line breaks, doubled quotes stand for one. */
function readCommas(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = "";
  let inQuotes = false;
  const comma = /^[^\n]*;[^\n,]*(\n|$)/.test(text) ? ";" : ",";
  const even = text.replaceAll(/\r\n?/g, "\n");
  for (let at = 0; at < even.length; at += 1) {
    const letter = even[at] ?? "";
    if (inQuotes) {
      if (letter !== '"') cell += letter;
      else if (even[at + 1] === '"') {
        cell += '"';
        at += 1;
      } else inQuotes = false;
    } else if (letter === '"' && cell === "") inQuotes = true;
    else if (letter === comma || letter === "\n") {
      row.push(cell);
      cell = "";
      if (letter === "\n") {
        rows.push(row);
        row = [];
      }
    } else cell += letter;
  }
  return cell !== "" || row.length > 0 ? [...rows, [...row, cell]] : rows;
}

import { isUtf8 } from "node:buffer";
import { decodeText, inspectZip, kindOfFile, type TableRow } from "@duheng/imports";
import { jsonRows, type WrongRow } from "./json-rows.ts";
import { TablePacker } from "./packed-table.ts";
import { Refusal } from "./refusal.ts";
import { tableLimits } from "./table-limits.ts";
import type { Unreadable } from "./unreadable-table.ts";

/** What was read: the rows that hold something. */
export interface ReadTable {
  readonly sheet: string;
  /** The names of all sheets that are not hidden. */
  readonly sheets: readonly string[];
  readonly rows: number;
  /** Of rows that name their values themselves: all names, in the order of their cells; no row is a heading then. */
  readonly headed?: readonly string[];
  /** Rows that are kept, and of which something cannot be read. */
  readonly wrong?: readonly WrongRow[];
  /** By `unpackTable`. */
  readonly packed: Uint8Array;
}

interface Asked {
  readonly sheet?: string | undefined;
  /** What a text is said to be; absent: told by what it looks like. */
  readonly format?: "json" | "csv" | undefined;
  readonly headings: readonly string[];
}

/**
 * Reads a workbook, streaming, or a text table, by its content, whatever it is called. A task of the workshop: what is hostile or
 * large is read on a thread that can be ended. Out: the rows of the sheet that is asked for by its name, else of the first that
 * `headings` (texts that head columns) are found on, else of the first with anything on it; or why it cannot be read.
 */
export async function readTable(
  bytes: Uint8Array,
  { sheet, format, headings }: Asked,
): Promise<ReadTable | { readonly refused: Unreadable }> {
  try {
    if (bytes.length === 0) return { refused: "empty" };
    const kind = kindOfFile(bytes);
    if (kind === "xls" || kind === "encrypted") return { refused: kind };
    if (kind === "zip") return await readWorkbook(bytes, { sheet, headings });
    const text = decodeText(bytes);
    if (text === undefined) return { refused: format === "json" ? "not-utf8" : "not-a-table" };
    const json = format === "csv" ? undefined : jsonRows(text);
    if (json !== undefined) {
      if (!isUtf8(bytes)) return { refused: "not-utf8" };
      const { headed, wrong } = json;
      return {
        sheet: "",
        sheets: [],
        headed,
        wrong,
        ...(await keep(json.rows(textOf), { withEmpty: true })),
      };
    }
    if (format === "json") return { refused: "not-json" };
    return { sheet: "", sheets: [], ...(await keep(textRows(text))) };
  } catch (error) {
    if (error instanceof Refusal) return { refused: error.why };
    if (error instanceof Error && error.name === "EncryptedFileError") return { refused: "encrypted" };
    return { refused: "damaged" };
  }
}

async function readWorkbook(
  bytes: Uint8Array,
  { sheet, headings }: { readonly sheet?: string | undefined; readonly headings: readonly string[] },
): Promise<ReadTable> {
  const wrong = inspectZip(bytes, tableLimits);
  if (wrong !== undefined) throw new Refusal(wrong);
  const sheets = await visibleSheets(bytes);
  if (sheets.length === 0) throw new Refusal("empty");
  const chosen = sheet ?? (await likeliestSheet(bytes, sheets, new Set(headings)));
  if (chosen === undefined) throw new Refusal("empty");
  if (!sheets.includes(chosen)) throw new Refusal("no-such-sheet");
  return { sheet: chosen, sheets, ...(await keep(sheetRows(bytes, chosen))) };
}

/** Names alone: of no sheet are the cells read for it. */
async function visibleSheets(bytes: Uint8Array): Promise<string[]> {
  const { readXlsx } = await import("hucre/xlsx");
  const names: string[] = [];
  await readXlsx(bytes, {
    sheets: ({ name, hidden, veryHidden }) => {
      if (hidden !== true && veryHidden !== true) names.push(name);
      return false;
    },
  });
  return names.slice(0, tableLimits.sheets);
}

/** Titles and notes stand above a table, never more of them. */
const top = 30;

async function likeliestSheet(
  bytes: Uint8Array,
  sheets: readonly string[],
  headings: ReadonlySet<string>,
): Promise<string | undefined> {
  let best: { name: string; known: number } | undefined;
  for (const name of sheets) {
    let known = -1;
    for await (const { cells } of sheetRows(bytes, name, top)) {
      const hits = cells.filter((cell) => headings.has(cell.replaceAll(/\s/g, ""))).length;
      if (cells.some((cell) => cell !== "")) known = Math.max(known, hits);
    }
    if (known > (best?.known ?? -1)) best = { name, known };
  }
  return best?.name;
}

async function* sheetRows(bytes: Uint8Array, sheet: string, maxRows?: number): AsyncGenerator<TableRow> {
  const { streamXlsxRows } = await import("hucre/xlsx");
  const options = { sheet, ...(maxRows === undefined ? {} : { maxRows }) };
  for await (const { index, values } of streamXlsxRows(bytes, options))
    yield { row: index + 1, cells: values.map(textOf) };
}

async function* textRows(text: string): AsyncGenerator<TableRow> {
  const { streamCsvRows } = await import("hucre/csv");
  // What is pasted from Excel is parted by tabs; names in it may hold commas all the same.
  const lines = text.slice(0, 8_000).split(/\r?\n|\r/, top);
  const delimiter = ["\t", ",", ";"].find((mark) => lines.some((line) => line.includes(mark))) ?? ",";
  let row = 0;
  for (const values of streamCsvRows(text, { delimiter })) {
    row += 1;
    yield { row, cells: values.map(textOf) };
  }
}

/** The rows with something in them, up to what a table may be. */
async function keep(
  all: AsyncIterable<TableRow> | Iterable<TableRow>,
  { withEmpty = false }: { readonly withEmpty?: boolean } = {},
): Promise<Pick<ReadTable, "rows" | "packed">> {
  const packer = new TablePacker();
  let rows = 0;
  let characters = 0;
  for await (const { row, cells } of all) {
    const width = cells.findLastIndex((cell) => cell !== "") + 1;
    if (width === 0 && !withEmpty) continue;
    if (width > tableLimits.columns) throw new Refusal("too-many-columns");
    if (rows === tableLimits.rows) throw new Refusal("too-many-rows");
    const filled = cells.slice(0, width);
    for (const cell of filled) characters += cell.length;
    if (characters > tableLimits.characters) throw new Refusal("too-much");
    packer.add({ row, cells: filled });
    rows += 1;
  }
  if (rows === 0) throw new Refusal("empty");
  return { rows, packed: packer.packed() };
}

/** A cell as it is imported: days as ISO days, numbers whole where they are exact, else in the way that shows what was lost. */
function textOf(value: unknown): string {
  if (typeof value === "string") return value.trim().slice(0, tableLimits.cell);
  if (typeof value === "number") {
    if (Number.isInteger(value) && !Number.isSafeInteger(value)) return value.toExponential();
    return String(Number.isInteger(value) ? value : Number(value.toPrecision(15)));
  }
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? "" : value.toISOString().slice(0, 10);
  return typeof value === "boolean" ? (value ? "是" : "否") : "";
}

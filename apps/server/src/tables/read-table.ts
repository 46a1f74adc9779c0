import { isUtf8 } from "node:buffer";
import { decodeText, inspectZip, kindOfFile, numberText, type TableRow, whyNoText } from "@duheng/imports";
import { jsonRows, type WrongRow } from "./json-rows.ts";
import { TablePacker } from "./packed-table.ts";
import { Refusal } from "./refusal.ts";
import { tableLimits } from "./table-limits.ts";
import type { Unreadable } from "./unreadable-table.ts";
import type { SheetRow } from "./workbook/sheet-rows.ts";
import type { Workbook } from "./workbook/workbook.ts";

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
  /** Cells that hold what a formula came to: of a text table none. */
  readonly computed: number;
  /** Rows that are hidden in the sheet; they are read as the others are. */
  readonly hidden: number;
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
    if (text === undefined) return { refused: format === "json" ? "not-utf8" : whyNoText(bytes) };
    const json = format === "csv" ? undefined : jsonRows(text);
    if (json !== undefined) {
      if (!isUtf8(bytes)) return { refused: "not-utf8" };
      const { headed, wrong } = json;
      return {
        sheet: "",
        sheets: [],
        headed,
        wrong,
        ...(await keep(json.rows(textOfValue), { withEmpty: true })),
      };
    }
    if (format === "json") return { refused: "not-json" };
    return { sheet: "", sheets: [], ...(await keep(textRows(text))) };
  } catch (error) {
    if (error instanceof Refusal) return { refused: error.why };
    return { refused: "damaged" };
  }
}

async function readWorkbook(
  bytes: Uint8Array,
  { sheet, headings }: { readonly sheet?: string | undefined; readonly headings: readonly string[] },
): Promise<ReadTable> {
  const wrong = inspectZip(bytes, tableLimits);
  if (wrong !== undefined) throw new Refusal(wrong);
  // Only what reads workbooks needs it.
  const { Workbook } = await import("./workbook/workbook.ts");
  const workbook = await Workbook.open(bytes);
  const sheets = workbook.sheets.slice(0, tableLimits.sheets);
  if (sheets.length === 0) throw new Refusal("empty");
  const chosen = sheet ?? (await likeliestSheet(workbook, sheets, new Set(headings)));
  if (chosen === undefined) throw new Refusal("empty");
  if (!sheets.includes(chosen)) throw new Refusal("no-such-sheet");
  return { sheet: chosen, sheets, ...(await keep(workbook.rows(chosen))) };
}

/** Titles and notes stand above a table, never more of them. */
const top = 30;

async function likeliestSheet(
  workbook: Workbook,
  sheets: readonly string[],
  headings: ReadonlySet<string>,
): Promise<string | undefined> {
  let best: { name: string; known: number } | undefined;
  for (const name of sheets) {
    let known = -1;
    let left = top;
    for await (const { cells } of workbook.rows(name)) {
      known = Math.max(known, cells.filter((cell) => headings.has(cell.replaceAll(/\s/g, ""))).length);
      left -= 1;
      if (left === 0) break;
    }
    if (known > (best?.known ?? -1)) best = { name, known };
  }
  return best?.name;
}

async function* textRows(text: string): AsyncGenerator<FoundRow> {
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

/** A row as either reader finds it. */
type FoundRow = TableRow & Partial<Pick<SheetRow, "isHidden" | "computed">>;

/** The rows with something in them, up to what a table may be. */
async function keep(
  all: AsyncIterable<FoundRow> | Iterable<FoundRow>,
  { withEmpty = false }: { readonly withEmpty?: boolean } = {},
): Promise<Pick<ReadTable, "rows" | "packed" | "computed" | "hidden">> {
  const packer = new TablePacker();
  let [rows, characters, computed, hidden] = [0, 0, 0, 0];
  for await (const { row, cells, isHidden = false, computed: inRow = 0 } of all) {
    const width = cells.findLastIndex((cell) => cell !== "") + 1;
    if (width === 0 && !withEmpty) continue;
    if (width > tableLimits.columns) throw new Refusal("too-many-columns");
    // Headings and what stands above them are none of the rows that people count.
    if (rows === tableLimits.rows + top) throw new Refusal("too-many-rows");
    const filled = width === cells.length ? cells : cells.slice(0, width);
    for (const cell of filled) characters += cell.length;
    if (characters > tableLimits.characters) throw new Refusal("too-much");
    packer.add({ row, cells: filled });
    rows += 1;
    computed += inRow;
    if (isHidden) hidden += 1;
  }
  if (rows === 0) throw new Refusal("empty");
  return { rows, packed: packer.packed(), computed, hidden };
}

/** A value of JSON as it is imported: numbers with all their digits. */
function textOfValue(value: unknown): string {
  if (typeof value === "number") return numberText(value);
  if (typeof value === "boolean") return value ? "是" : "否";
  return textOf(value);
}

/** A cell of a text table as it is imported. */
function textOf(value: unknown): string {
  return typeof value === "string" ? value.trim().slice(0, tableLimits.cell) : "";
}

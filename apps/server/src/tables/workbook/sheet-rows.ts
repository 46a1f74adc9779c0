import { Refusal } from "../refusal.ts";
import { tableLimits } from "../table-limits.ts";
import type { Archive } from "./archive.ts";
import type { CellFormat } from "./cell-formats.ts";
import { cellNumber } from "./cell-number.ts";
import { excelText } from "./excel-text.ts";
import type { SharedStrings } from "./shared-strings.ts";
import { attributesOf, eachAttribute, type XmlHandler, XmlScanner } from "./xml-scanner.ts";

/** A row of a sheet as it is imported. */
export interface SheetRow {
  /** Its number in the sheet, from 1. */
  readonly row: number;
  /** Up to the last that holds something. */
  readonly cells: readonly string[];
  readonly isHidden: boolean;
  /** Cells that hold what a formula came to. */
  readonly computed: number;
}

/** What cells refer to. */
export interface SheetContext {
  readonly strings: SharedStrings;
  readonly formats: readonly CellFormat[];
  readonly isFrom1904: boolean;
}

/** The rows of a sheet, in their order, as they are unpacked; empty ones are left out. Errors: `Refusal`. */
export async function* sheetRows(
  archive: Archive,
  path: string,
  context: SheetContext,
): AsyncGenerator<SheetRow> {
  const reader = new SheetReader(context);
  const scanner = new XmlScanner(reader);
  for await (const part of archive.unpack(path)) {
    scanner.write(part);
    yield* reader.rows.splice(0);
  }
  if (!reader.isWhole) throw new Refusal("damaged");
}

/** Excel has no more. */
const mostRows = 1_048_576;
const mostColumns = 16_384;

class SheetReader implements XmlHandler {
  readonly #context: SheetContext;
  readonly rows: SheetRow[] = [];
  /** Whether what it says of rows came to its end. */
  isWhole = false;
  #isInData = false;
  #row = 0;
  #cells: string[] = [];
  #isHidden = false;
  #computed = 0;
  /** Of the cell that is read. */
  #column = -1;
  #type = "";
  #style = -1;
  #value = "";
  #isComputed = false;
  #isText = false;
  #isSpoken = false;

  constructor(context: SheetContext) {
    this.#context = context;
  }

  open(name: string, attributes: string): void {
    if (name === "c") this.#openCell(attributes);
    else if (name === "v" || name === "t") this.#isText = !this.#isSpoken;
    else if (name === "row") this.#openRow(attributes);
    else if (name === "f") this.#isComputed = true;
    else if (name === "rPh") this.#isSpoken = true;
    else if (name === "sheetData") this.#isInData = true;
  }

  text(text: string): void {
    if (!this.#isText) return;
    this.#value = this.#value === "" ? text : this.#value + text;
  }

  close(name: string): void {
    if (name === "v" || name === "t") this.#isText = false;
    else if (name === "c") this.#closeCell();
    else if (name === "row") this.#closeRow();
    else if (name === "rPh") this.#isSpoken = false;
    else if (name === "sheetData") {
      this.#isInData = false;
      this.isWhole = true;
    }
  }

  #openRow(attributes: string): void {
    const { r, hidden, ht } = attributesOf(attributes);
    this.#row = r === undefined ? this.#row + 1 : Number(r);
    if (!(Number.isInteger(this.#row) && this.#row >= 1 && this.#row <= mostRows))
      throw new Refusal("damaged");
    this.#isHidden = hidden === "1" || hidden === "true" || Number(ht ?? 1) === 0;
    this.#cells = [];
    this.#computed = 0;
    this.#column = -1;
  }

  #openCell(attributes: string): void {
    this.#column += 1;
    this.#type = "";
    this.#style = -1;
    this.#value = "";
    this.#isComputed = false;
    eachAttribute(attributes, this.#takeAttribute);
  }

  readonly #takeAttribute = (name: string, value: string): void => {
    if (name === "r") this.#column = columnOf(value, this.#column);
    else if (name === "s") this.#style = Number(value);
    else if (name === "t") this.#type = value;
  };

  #closeCell(): void {
    const text = this.#value === "" ? "" : this.#textOf(this.#value);
    if (text === "" || !this.#isInData) return;
    if (this.#column >= mostColumns) throw new Refusal("damaged");
    while (this.#cells.length < this.#column) this.#cells.push("");
    this.#cells[this.#column] = text;
    if (this.#isComputed) this.#computed += 1;
  }

  #closeRow(): void {
    if (this.#cells.length > 0)
      this.rows.push({
        row: this.#row,
        cells: this.#cells,
        isHidden: this.#isHidden,
        computed: this.#computed,
      });
    this.#cells = [];
  }

  #textOf(value: string): string {
    switch (this.#type) {
      case "s":
        return this.#context.strings.at(Number(value));
      case "b":
        return value === "1" || value === "true" ? "是" : "否";
      case "d":
        return value.trim().replace(/T00:00(:00(\.0+)?)?Z?$/, "");
      case "":
      case "n":
        return cellNumber(value, this.#context.formats[this.#style], this.#context.isFrom1904);
      default:
        return excelText(value).trim().slice(0, tableLimits.cell);
    }
  }
}

/** The column of a cell called B7, from 0; `otherwise` where it is called nothing. */
function columnOf(reference: string, otherwise: number): number {
  let column = 0;
  for (let at = 0; at < reference.length; at += 1) {
    const code = reference.charCodeAt(at);
    if (code < 65 || code > 90) break;
    column = column * 26 + code - 64;
  }
  return column === 0 ? otherwise : column - 1;
}

import { Refusal } from "../refusal.ts";
import { Archive } from "./archive.ts";
import { cellFormats } from "./cell-formats.ts";
import { openWorkbook, type WorkbookParts } from "./open-workbook.ts";
import { SharedStrings } from "./shared-strings.ts";
import { type SheetContext, type SheetRow, sheetRows } from "./sheet-rows.ts";

/** A workbook of Excel's (.xlsx), whose sheets are read as they are unpacked. */
export class Workbook {
  readonly #archive: Archive;
  readonly #parts: WorkbookParts;
  #context: Promise<SheetContext> | undefined;

  private constructor(archive: Archive, parts: WorkbookParts) {
    this.#archive = archive;
    this.#parts = parts;
  }

  /** Of an archive whose directory was looked at (`inspectZip`). Errors: `Refusal`. */
  static async open(bytes: Uint8Array): Promise<Workbook> {
    const archive = new Archive(bytes);
    return new Workbook(archive, await openWorkbook(archive));
  }

  /** The names of all sheets that are not hidden. */
  get sheets(): string[] {
    return this.#parts.sheets.map(({ name }) => name);
  }

  /** The rows of a sheet that hold something. Errors: `Refusal`. */
  async *rows(sheet: string): AsyncGenerator<SheetRow> {
    const part = this.#parts.sheets.find(({ name }) => name === sheet);
    if (part === undefined) throw new Refusal("no-such-sheet");
    this.#context ??= this.#readContext();
    yield* sheetRows(this.#archive, part.path, await this.#context);
  }

  async #readContext(): Promise<SheetContext> {
    const { strings, styles, isFrom1904 } = this.#parts;
    return {
      strings: await SharedStrings.of(this.#archive, strings),
      formats: await cellFormats(this.#archive, styles),
      isFrom1904,
    };
  }
}

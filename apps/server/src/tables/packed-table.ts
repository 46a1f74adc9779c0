import type { TableRow } from "@duheng/imports";

/** Characters that are gathered before they are packed. */
const atOnce = 100_000;

/**
 * Packs the rows of a table into bytes, a line for each: a JSON list of its number in the sheet and its cells. Of a long table that
 * is a tenth of the memory that lists of texts take, here and on its way between threads.
 */
export class TablePacker {
  readonly #parts: Buffer[] = [];
  #text = "";

  add({ row, cells }: TableRow): void {
    this.#text += cells.length === 0 ? `[${row}]\n` : `[${row},${JSON.stringify(cells).slice(1)}\n`;
    if (this.#text.length > atOnce) this.#pack();
  }

  /** Once all rows are added. */
  packed(): Uint8Array {
    this.#pack();
    return Buffer.concat(this.#parts.splice(0));
  }

  #pack(): void {
    if (this.#text !== "") this.#parts.push(Buffer.from(this.#text));
    this.#text = "";
  }
}

/** The rows of a packed table, so many at a time. */
export function* unpackTable(packed: Uint8Array, rowsAtOnce: number): Generator<TableRow[]> {
  const bytes = Buffer.from(packed.buffer, packed.byteOffset, packed.byteLength);
  let rows: TableRow[] = [];
  for (let start = 0; start < bytes.length; ) {
    const end = bytes.indexOf("\n", start);
    const cells: string[] = JSON.parse(bytes.toString("utf8", start, end));
    rows.push({ row: Number(cells.shift()), cells });
    start = end + 1;
    if (rows.length < rowsAtOnce && start < bytes.length) continue;
    yield rows;
    rows = [];
  }
}

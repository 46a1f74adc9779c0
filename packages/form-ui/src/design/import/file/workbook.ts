/** A cell that covers others; rows and columns from 0, both ends included. */
export interface Merge {
  readonly startRow: number;
  readonly startCol: number;
  readonly endRow: number;
  readonly endCol: number;
}

/** A sheet as texts: numbers as people read them, formulas as their last result. */
export interface SheetCells {
  readonly name: string;
  readonly rows: readonly (readonly string[])[];
  readonly merges: readonly Merge[];
  /** Of a part of a sheet: the sheet's column that is its first one. */
  readonly from?: number;
  /** Cells, as `B7`, that hold a formula which no program has worked out yet: they are read as empty. */
  readonly uncomputed: readonly string[];
  /** Rows and columns that are hidden in the file: what is not seen is not read. */
  readonly hidden?: { readonly rows: readonly number[]; readonly columns: readonly number[] };
}

export interface Workbook {
  /** What its file is called, without the ending; of what was pasted, nothing. */
  readonly name?: string;
  readonly sheets: readonly SheetCells[];
}

/** `A`, `B`, … `Z`, `AA`: how a column (from 0) is named in spreadsheets. */
export function columnLetter(index: number): string {
  const rest = Math.floor(index / 26);
  return (rest > 0 ? columnLetter(rest - 1) : "") + String.fromCharCode(65 + (index % 26));
}

import type { SheetCells } from "../file/workbook.ts";
import {
  behindGaps,
  type Columns,
  levelOf,
  nameIn,
  namesAndDescribes,
  paneOf,
  whereRepeated,
} from "./beside.ts";
import { besideFrom, isContinued, mergeAt, textAt, widthOf } from "./cell-at.ts";
import { ordinalLevel, tailOf } from "./group-title.ts";
import { headingScore, isHeadingRow, isKnownHeading } from "./headings.ts";

/** Where the table begins in a sheet: rows from 0. */
export interface TablePlace {
  /** -1 where the table has no heading. */
  readonly header: number;
  /** How many rows the heading takes: 2 where columns share a title above. */
  readonly height: 1 | 2;
}

/** A table of a sheet, or a part of one that begins with a heading of its own. */
export interface Block extends TablePlace {
  /** Where headings above its own heading may begin: of a table that goes on below another one, at its heading. */
  readonly above: number;
  /** The row (from 0) behind its last one. */
  readonly end: number;
  /** Where it has the sheet's rows for itself, all columns. */
  readonly columns: Columns;
  /** Of its own columns. */
  readonly headings: readonly string[];
}

/** The row that looks most like a heading among the first ones; none where indicators with their points come first. */
export function findTable(sheet: SheetCells): TablePlace {
  return findHeading(sheet, 0);
}

function findHeading(sheet: SheetCells, start: number): TablePlace {
  const scores = sheet.rows.slice(0, start + 30).map((row, at) => (at < start ? 0 : headingScore(row)));
  const most = Math.max(0, ...scores);
  const begin = sheet.rows.find((row) => row.filter((cell) => cell !== "").length > 1);
  if (most < 2 && begin?.some(isOfIndicator) === true) return { header: -1, height: 1 };
  // Of headings that are repeated the first begins the table, even where a later one says a word more.
  const first = scores.findIndex((score, row) => score >= 4 && isHeadingRow(sheet.rows[row] ?? []));
  const likeliest = Math.max(0, first >= 0 ? first : scores.indexOf(most));
  // The lower half of a heading says more than the upper one.
  const isLower = likeliest > 0 && headingHeight(sheet, likeliest - 1) === 2;
  const header = isLower ? likeliest - 1 : likeliest;
  return { header, height: headingHeight(sheet, header) };
}

/** What stands in the rows of a table and not in its heading: an amount, a number before a name, points behind it. */
function isOfIndicator(cell: string): boolean {
  return (
    /^\d+(\.\d+)?\s*[分%％]?$/.test(cell) || ordinalLevel(cell) !== undefined || tailOf(cell) !== undefined
  );
}

/**
 * The tables of a sheet from a heading on: sheets often repeat it, or begin anew with another one; of tables side by side
 * the left one comes first, with all that stands below it where an empty column parts them throughout.
 */
export function findBlocks(sheet: SheetCells, first: TablePlace): Block[] {
  const isChosen = findTable(sheet).header !== first.header;
  const whole = { ...first, above: 0, end: sheet.rows.length, isChosen };
  // The left table may begin above the heading that says most.
  for (const start of [first.header, 0]) {
    const parts = tablesBeside(sheet, whole, behindGaps(sheet, start, whole.end));
    if (parts.length > 1) return parts.flatMap(blocksOf);
  }
  return placesDown(sheet, whole).flatMap((region) => {
    const begins = [behindGaps(sheet, region.header, region.end), whereRepeated(headingsOf(sheet, region))];
    const found = begins.map((each) => tablesBeside(sheet, region, each)).find((each) => each.length > 1);
    return found?.flatMap(blocksOf) ?? [blockOf(sheet, region, { from: 0, to: widthOf(sheet) })];
  });
}

/** The sheet as far as a table reaches over its columns. */
export function paneOfBlock(sheet: SheetCells, { columns }: Block): SheetCells {
  return paneOf(sheet, columns, { start: 0, end: sheet.rows.length });
}

/** Tells tables apart: of those side by side each begins in a column of its own. */
export function numberOfBlock({ header, columns }: Block): number {
  return header + columns.from * besideFrom;
}

/** Where a sheet falls into more columns than that, they are no tables of indicators. */
const mostBeside = 4;

/** Rows of a sheet that begin with a heading. */
interface Region extends TablePlace {
  /** Whether the heading is this one, and not merely the likeliest of several rows. */
  readonly isChosen: boolean;
  readonly above: number;
  readonly end: number;
}

interface Part extends Region {
  readonly sheet: SheetCells;
  readonly headings: readonly string[];
  readonly columns: Columns;
}

function placesDown(sheet: SheetCells, { header, height, above, end }: Region): Region[] {
  const places: (TablePlace & { readonly above: number })[] = [{ header, height, above }];
  for (let row = header + height; row < end; row += 1)
    if (isHeadingRow(sheet.rows[row] ?? [])) {
      const place = { header: row, height: headingHeight(sheet, row), above: row };
      places.push(place);
      row += place.height - 1;
    }
  return places.map((place, index) => ({
    ...place,
    end: places[index + 1]?.header ?? end,
    isChosen: true,
  }));
}

function blocksOf(part: Part): Block[] {
  return placesDown(part.sheet, part).map((region) => blockOf(part.sheet, region, part.columns));
}

function blockOf(sheet: SheetCells, { header, height, above, end }: Region, columns: Columns): Block {
  return { header, height, above, end, columns, headings: headingsOf(sheet, { header, height }) };
}

/** The tables that stand side by side in a region, each by itself; `begins`: columns where one may begin. */
function tablesBeside(sheet: SheetCells, region: Region, begins: readonly number[]): Part[] {
  if (region.header < 0 || begins.length === 0 || begins.length > mostBeside) return [];
  const width = widthOf(sheet);
  const found: Part[] = [];
  let from = 0;
  for (const at of begins) {
    const left = partIn(sheet, region, { from, to: at });
    const right = partIn(sheet, region, { from: at, to: width });
    if (left === undefined || right === undefined || !isApart(left, right)) continue;
    found.push(left);
    from = at;
  }
  const last = partIn(sheet, region, { from, to: width });
  return last === undefined ? [] : [...found, last];
}

/** Columns of a region as a table by itself; undefined where they are none. */
function partIn(whole: SheetCells, region: Region, columns: Columns): Part | undefined {
  const sheet = paneOf(whole, columns, { start: region.above, end: region.end });
  const aligned = { header: region.header, height: headingHeight(sheet, region.header) };
  const isAligned = isHeading(headingsOf(sheet, aligned));
  const likeliest = findHeading(sheet, region.above);
  const isEarlier = !region.isChosen && likeliest.header >= 0 && likeliest.header < region.header;
  const place = isAligned && !isEarlier ? aligned : likeliest;
  if (place.header < 0) return undefined;
  const headings = headingsOf(sheet, place);
  if (!isHeading(headings) || !namesAndDescribes(headings)) return undefined;
  return { ...region, ...place, sheet, columns, headings };
}

/** Fewer words than in a row between indicators tell a heading where nothing else stands in it. */
function isHeading(headings: readonly string[]): boolean {
  const score = headingScore(headings);
  return score >= 3 || (score === 2 && headings.every((each) => each === "" || isKnownHeading(each)));
}

/** Whether two tables have nothing to do with each other: no row of the left one goes on over rows of the right one. */
function isApart(left: Part, right: Part): boolean {
  const [own = [], other = []] = [left, right].map((part) => part.headings.filter((each) => each !== ""));
  if (other.slice(0, own.length).join("\t") === own.join("\t")) return true;
  const name = nameIn(left.headings);
  const isFilled = (part: Part, row: number) => part.sheet.rows[row]?.some((cell) => cell !== "") === true;
  let [rows, blanks, pending] = [0, 0, 0];
  for (let row = left.header + left.height; row < left.end; row += 1) {
    if (isContinued(left.sheet, row, name) && isFilled(right, row)) return false;
    if (!isFilled(left, row)) pending += isFilled(right, row) ? 1 : 0;
    else if ((left.sheet.rows[row]?.[name] ?? "") !== "") {
      rows += 1;
      blanks += pending;
      pending = 0;
    }
  }
  // Beside names of a lower level every gap may be one name that holds for several rows.
  const isAbove = levelOf(left.headings[name]) < levelOf(right.headings[nameIn(right.headings)]);
  return rows > 0 && (isAbove ? blanks === 0 : blanks * 2 <= rows);
}

/** Whether the heading goes on in the next row: some of its cells reach down there, others stand above several. */
export function headingHeight({ rows, merges }: SheetCells, header: number): 1 | 2 {
  const own = merges.filter((merge) => merge.startRow === header);
  const isDeep = own.some((merge) => merge.endRow === header + 1);
  const isWide = own.some((merge) => merge.endRow === header && merge.endCol > merge.startCol);
  return isDeep && isWide && rows.length > header + 1 ? 2 : 1;
}

/** The heading of each column; of one that shares a title above, both. */
export function headingsOf(sheet: SheetCells, { header, height }: TablePlace): string[] {
  return Array.from({ length: widthOf(sheet) }, (_, column) => {
    const above = textAt(sheet, header, column);
    if (height === 1) return isIdle(sheet, header, column) ? "" : above;
    const below = textAt(sheet, header + 1, column);
    if (below === "" || below === above) return isIdle(sheet, header, column) ? "" : above;
    return isKnownHeading(below) || above === "" ? below : `${above} ${below}`;
  });
}

/** Whether a column only widens the one to its left: its heading does, and it has no cell of its own. */
function isIdle(sheet: SheetCells, header: number, column: number): boolean {
  const merge = mergeAt(sheet, header, column);
  if (merge === undefined || merge.startCol === column) return false;
  const first = sheet.rows.findIndex((row, at) => at > header && (row[column] ?? "") !== "");
  // What stands below the next heading is of another table.
  return first < 0 || sheet.rows.slice(header + 1, first + 1).some(isHeadingRow);
}

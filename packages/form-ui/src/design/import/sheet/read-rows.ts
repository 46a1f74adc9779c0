import type { IndicatorGroup } from "@duheng/contracts";
import type { WritableKey } from "../../table/cells/columns.ts";
import { columnLetter, type SheetCells } from "../file/workbook.ts";
import { fractionsOf, ofHundred, readAmount } from "./amounts.ts";
import { besideFrom, cellAt, isContinued, mergeAt } from "./cell-at.ts";
import { type Block, findBlocks, numberOfBlock, paneOfBlock, type TablePlace } from "./find-table.ts";
import { type GroupTitle, kindOfGroup, ordinalLevel, titleOfGroup } from "./group-title.ts";
import { guessColumns } from "./guess-columns.ts";
import { findHeadRows, type HeadRow } from "./head-rows.ts";
import { HeadingStack } from "./heading-stack.ts";
import type { ImportTarget } from "./heading-words.ts";
import { namesWeight } from "./headings.ts";
import { isOwnTable } from "./own-table.ts";
import { countedOrdinal, isHeadingAbove, kindOfRow, type RowKind } from "./row-kinds.ts";
import { carried, descriptionOf, joined, type Levels, tailsOf, textsOf } from "./row-texts.ts";
import { sampleColumns } from "./sample-columns.ts";

/** A row of the file, as far as it can be said without knowing the form. */
export interface ImportRow {
  /** The row's number in the file, from 1. */
  readonly line: number;
  /** Tells it from all others: its line, but of a table that stands beside another one a number of its own. */
  readonly key: number;
  /** Where it stands, for people: its line, behind the column where its table begins if that stands beside another one. */
  readonly at: string;
  /** What the row is; only indicators are imported. */
  readonly kind: RowKind;
  /** All that stands in it, for people. */
  readonly summary: string;
  /** Title of its group; empty where the file does not say. */
  readonly group: string;
  readonly groupKind: IndicatorGroup["kind"] | undefined;
  /** What the file says the group is worth, in points. */
  readonly groupPoints: number | undefined;
  /** Whether that is a weight: the group counts for so much, whatever its indicators sum up to. */
  readonly isWeight: boolean;
  /** Whether its points are written as a part of one, as 0.25 for 25 %. */
  readonly isFraction: boolean;
  readonly texts: Readonly<Partial<Record<WritableKey, string>>>;
  /** Where a text stands in the file: `D7`. */
  readonly places: Readonly<Partial<Record<WritableKey, string>>>;
  /** Where the points stand that the row has in common with the rows beside it; undefined where they are its own. */
  readonly sharedAt: string | undefined;
  /** Of a heading: what tells that it is one, where that is a guess. */
  readonly guessedBy: "sum" | "alone" | undefined;
  /** Of a row of a sum: the points that it says. */
  readonly stated: number | undefined;
}

/** Uses of the columns of a table in the sheet by numberOfBlock, where they are not guessed. */
export type TargetsByHeader = ReadonlyMap<number, readonly ImportTarget[]>;

/**
 * Reads all rows below the heading after a mapping of the columns, and the tables that follow in the same sheet after
 * `later`, or by what their own headings say.
 */
export function readRows(
  sheet: SheetCells,
  place: TablePlace,
  targets: readonly ImportTarget[],
  later: TargetsByHeader = new Map(),
): ImportRow[] {
  const found: ImportRow[] = [];
  const heads = new HeadingStack();
  findBlocks(sheet, place).forEach((block, index, blocks) => {
    const pane = paneOfBlock(sheet, block);
    const before = blocks[index - 1];
    // A table beside another one goes on with its groups only where it is the same table, broken to save paper.
    if (before !== undefined && before.columns.from !== block.columns.from) {
      if (hasSameHeadings(before, block)) heads.goOnBeside();
      else heads.clear();
    }
    for (let row = block.above; row < block.header; row += 1) {
      if (!isHeadingAbove(pane.rows[row] ?? [])) continue;
      heads.push(firstOf(pane.rows[row] ?? []));
      found.push(structural(pane, row, "heading"));
    }
    const own = index === 0 ? targets : (later.get(numberOfBlock(block)) ?? targetsOf(sheet, block));
    readBlock(pane, block, own, heads, found);
  });
  return found;
}

function hasSameHeadings(one: Block, other: Block): boolean {
  return one.headings.join("\t").trim() === other.headings.join("\t").trim();
}

/** The uses that a table's own headings and cells speak for. */
export function targetsOf(sheet: SheetCells, block: Block): ImportTarget[] {
  return guessColumns(sampleColumns(sheet, block));
}

function readBlock(
  sheet: SheetCells,
  block: Block,
  targets: readonly ImportTarget[],
  heads: HeadingStack,
  found: ImportRow[],
): void {
  const isOwn = isOwnTable(block.headings);
  const context = {
    sheet,
    targets,
    isOwn,
    isNumberedThroughout: isNumberedThroughout(sheet, block, targets),
    headRows: isOwn ? new Map() : findHeadRows(sheet, block, targets),
  };
  const fractions = fractionsOf(sheet, block, targets);
  const worthIn = (text: string, target: ImportTarget) => {
    const amount = readAmount(text);
    return amount !== undefined && fractions.has(target) ? ofHundred(amount) : amount;
  };
  headByNames(block, targets, heads);
  const tails = tailsOf(sheet, block, targets);
  let levels: Levels = { level1: "", level2: "", level3: "" };
  let worth: number | undefined;
  for (let row = block.header + block.height; row < block.end; row += 1) {
    const own = sheet.rows[row] ?? [];
    const cells = block.headings.map((_, column) => cellAt(sheet, row, column));
    const before = found.at(-1);
    const plain = kindOfRow(context, row);
    const continues = before?.kind === "indicator" && (plain === "more" || goesOn(sheet, row, targets, own));
    const kind = plain === "more" ? (continues ? "indicator" : "note") : plain;
    if (kind !== "indicator" && !(continues && (kind === "note" || kind === "heading"))) {
      if (kind === "heading") {
        const head = context.headRows.get(row);
        const points = worthIn(head?.points ?? own[targets.indexOf("points")] ?? "", "points");
        levels = { level1: head?.by === "level" ? head.text : "", level2: "", level3: "" };
        worth = head?.by === "level" ? points : undefined;
        if (head?.by !== "level") heads.push(head?.text ?? headingText(own, targets), points, head?.depth);
      }
      found.push({
        ...structural(sheet, row, kind),
        guessedBy: guessedBy(context.headRows.get(row)),
        stated: kind === "total" ? statedIn(own, targets, worthIn) : undefined,
      });
      continue;
    }
    const of = (target: ImportTarget) => cells[targets.indexOf(target)] ?? "";
    const above = levels.level1;
    levels = carried(levels, of);
    worth = worthIn(of("groupWeight"), "groupWeight") ?? (levels.level1 === above ? worth : undefined);
    const input = {
      isOwn,
      from: sheet.from ?? 0,
      cells,
      headings: block.headings,
      targets,
      levels,
      row,
      heads,
    };
    if (continues && before !== undefined) {
      // A standard in several lines beside one indicator is one description.
      const more = descriptionOf(input, levels, (column) => isContinued(sheet, row, column));
      found.splice(-1, 1, {
        ...before,
        texts: { ...before.texts, description: joined([before.texts.description ?? "", more]) },
      });
      continue;
    }
    const { texts, places } = textsOf(input, tails);
    const group = groupOf(levels.level1, heads, isOwn);
    const weights = block.headings[targets.indexOf("groupWeight")] ?? "";
    found.push({
      ...structural(sheet, row, "indicator"),
      group: group.title,
      groupKind: kindOfGroup(group.title),
      groupPoints: worth ?? group.points,
      isWeight: worth !== undefined && (namesWeight(weights) || of("groupWeight").includes("%")),
      isFraction: fractions.has("points"),
      texts,
      places,
      sharedAt: sharedPlace(sheet, row, targets),
    });
  }
}

function groupOf(level1: string, heads: HeadingStack, isOwn: boolean): GroupTitle {
  if (isOwn) return { title: level1, points: undefined };
  return level1 === "" ? heads.group : titleOfGroup(level1);
}

function guessedBy(head: HeadRow | undefined): "sum" | "alone" | undefined {
  return head?.by === "sum" || head?.by === "alone" ? head.by : undefined;
}

/** A table whose names are headed 加分项目 holds additions, and ends with them. */
function headByNames(block: Block, targets: readonly ImportTarget[], heads: HeadingStack): void {
  const heading = block.headings[targets.indexOf("title")] ?? "";
  const kind = kindOfGroup(heading);
  const isOnTop = kind === "additions" || kind === "deductions";
  if (heads.isOfTable && !isOnTop) heads.clear();
  if (isOnTop && kindOfGroup(heads.group.title) !== kind) heads.pushTable(heading);
}

function structural({ rows, from = 0 }: SheetCells, row: number, kind: RowKind): ImportRow {
  const line = row + 1;
  return {
    line,
    key: line + from * besideFrom,
    at: from === 0 ? `${line}` : `${columnLetter(from)}${line}`,
    kind,
    summary: (rows[row] ?? []).filter((cell) => cell !== "").join(" · "),
    group: "",
    groupKind: undefined,
    groupPoints: undefined,
    isWeight: false,
    isFraction: false,
    texts: {},
    places: {},
    sharedAt: undefined,
    guessedBy: undefined,
    stated: undefined,
  };
}

/** The text of a heading with the number that stands in the column before it. */
function headingText(own: readonly string[], targets: readonly ImportTarget[]): string {
  const told = own.find((cell, column) => cell !== "" && targets[column] !== "ignore");
  const first = firstOf(own);
  if (told === undefined || told === first) return first;
  if (!countedOrdinal.test(first.trim())) return told;
  return /^[（(]/.test(first.trim()) ? `${first}${told}` : `${first.replace(/[、.．]$/, "")}、${told}`;
}

/** Whether all names are numbered 一、二、: such numbers then mark no groups. */
function isNumberedThroughout(sheet: SheetCells, block: Block, targets: readonly ImportTarget[]): boolean {
  const name = (["title", "level3", "level2", "level1"] as const)
    .map((each) => targets.indexOf(each))
    .find((at) => at >= 0);
  if (name === undefined) return false;
  const rows = sheet.rows
    .slice(block.header + block.height, block.end)
    .filter((row) => (row[name] ?? "") !== "" && row.filter((cell) => cell !== "").length > 1);
  return (
    rows.length > 1 &&
    rows.every(
      (row) =>
        (ordinalLevel(row[name] ?? "") ?? 3) < 3 ||
        row.some((cell, at) => targets[at] === "ignore" && /^[一二三四五六七八九十]+[、.．]?$/.test(cell)),
    )
  );
}

/** Whether a row only goes on with the indicator above: its name and its points are cells that reach down to it. */
function goesOn(
  sheet: SheetCells,
  row: number,
  targets: readonly ImportTarget[],
  own: readonly string[],
): boolean {
  const names = ["title", "level3", "level2"] as const;
  const named = names.map((name) => targets.indexOf(name)).filter((column) => column >= 0);
  const [deepest] = named;
  if (deepest === undefined || !isContinued(sheet, row, deepest)) return false;
  const points = targets.indexOf("points");
  return points < 0 || isContinued(sheet, row, points) || (own[points] ?? "") === "";
}

/** Where points stand that reach over the rows of several indicators. */
function sharedPlace(sheet: SheetCells, row: number, targets: readonly ImportTarget[]): string | undefined {
  const column = targets.indexOf("points");
  const merge = column < 0 ? undefined : mergeAt(sheet, row, column);
  if (merge === undefined || merge.endRow === merge.startRow) return undefined;
  return `${columnLetter(column + (sheet.from ?? 0))}${merge.startRow + 1}`;
}

/** The points that a row of a sum says: in the column of points, else behind its words (合计：100分). */
function statedIn(
  own: readonly string[],
  targets: readonly ImportTarget[],
  worthIn: (text: string, target: ImportTarget) => number | undefined,
): number | undefined {
  for (const target of ["points", "groupWeight"] as const) {
    const worth = worthIn(own[targets.indexOf(target)] ?? "", target);
    if (worth !== undefined) return worth;
  }
  const written = /(?:计|分)[:：\s]*(\d+(?:\.\d+)?)\s*分?$/.exec(
    own
      .filter((each) => each !== "")
      .join(" ")
      .slice(-60),
  );
  return written === null ? undefined : Number(written[1]);
}

function firstOf(cells: readonly string[]): string {
  return cells.find((cell) => cell !== "") ?? "";
}

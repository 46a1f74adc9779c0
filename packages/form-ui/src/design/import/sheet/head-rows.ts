import { readPoints } from "../../table/cells/read-points.ts";
import type { SheetCells } from "../file/workbook.ts";
import { isContinued } from "./cell-at.ts";
import type { Block } from "./find-table.ts";
import type { ImportTarget } from "./heading-words.ts";

/** A row that heads those below it: it names their group and what they come to. */
export interface HeadRow {
  readonly text: string;
  /** As the row says them; empty where it says none. */
  readonly points: string;
  /** Beside other heads: the lower, the further out. */
  readonly depth: number;
  /** `level`: it stands in the column of groups, which goes on in the rows below. */
  readonly by: "number" | "level" | "sum" | "alone";
}

/**
 * Rows that look like indicators but are told to be groups by the rows below: they are numbered 1 above 1.1; they name
 * nothing but the first level; or, throughout the table, their points are the sum of the rows up to the next such row, or
 * they hold a name alone above rows that hold points.
 */
export function findHeadRows(
  sheet: SheetCells,
  block: Block,
  targets: readonly ImportTarget[],
): ReadonlyMap<number, HeadRow> {
  const rows = Array.from(
    { length: block.end - block.header - block.height },
    (_, index) => block.header + block.height + index,
  ).filter((row) => (sheet.rows[row] ?? []).some((cell) => cell !== ""));
  const table: Table = { sheet, rows, targets, name: nameColumn(targets), points: targets.indexOf("points") };
  const found = new Map([...byLevel(table), ...byNumber(table)]);
  if (found.size > 0) return found;
  const bySums = bySum(table);
  return bySums.size > 0 ? bySums : byStandingAlone(table);
}

interface Table {
  readonly sheet: SheetCells;
  readonly rows: readonly number[];
  readonly targets: readonly ImportTarget[];
  readonly name: number;
  readonly points: number;
}

function byNumber({ sheet, rows, targets, name, points }: Table): Map<number, HeadRow> {
  const found = new Map<number, HeadRow>();
  const column = targets.findIndex((target) => target === "ignore" || target === "code");
  const numbered = rows.map((row) => {
    const own = sheet.rows[row] ?? [];
    const [number, rest] =
      column < name && column >= 0 ? [own[column] ?? "", own[name] ?? ""] : numberIn(own[name]);
    return { row, number: number.trim().replace(/[.．、]$/, ""), rest, points: own[points] ?? "" };
  });
  numbered.forEach(({ row, number, rest, points: written }, index) => {
    const next = numbered[index + 1]?.number ?? "";
    if (!/^\d{1,2}(\.\d{1,2})*$/.test(number) || rest === "" || !next.startsWith(`${number}.`)) return;
    found.set(row, { text: rest, points: written, depth: 2 + number.split(".").length, by: "number" });
  });
  return found;
}

function byLevel({ sheet, rows, targets, name, points }: Table): Map<number, HeadRow> {
  const found = new Map<number, HeadRow>();
  const level = targets.indexOf("level1");
  if (level < 0 || name < 0 || targets[name] === "level1") return found;
  rows.forEach((row, index) => {
    const own = sheet.rows[row] ?? [];
    const text = own[level] ?? "";
    const saysMore = own.some(
      (cell, column) => cell !== "" && ![level, points].includes(column) && isRead(targets[column]),
    );
    const below = sheet.rows[rows[index + 1] ?? -1] ?? [];
    if (text === "" || saysMore || isContinued(sheet, row, name)) return;
    const belongs = (below[name] ?? "") !== "" && ["", text].includes(below[level] ?? "");
    if (belongs) found.set(row, { text, points: own[points] ?? "", depth: 1, by: "level" });
  });
  return found;
}

/** Only where it holds for the whole table: two groups at least, one of them with several rows. */
function bySum({ sheet, rows, targets, name, points }: Table): Map<number, HeadRow> {
  const found = new Map<number, HeadRow>();
  if (points < 0 || name < 0) return found;
  const counted = rows.flatMap((row) => {
    const own = sheet.rows[row] ?? [];
    const reading = readPoints(own[points] ?? "").points;
    const text = own[name] ?? "";
    if (text === "" || reading?.kind !== "fixed") return [];
    const isBare = own.every(
      (cell, column) => cell === "" || [name, points].includes(column) || !isRead(targets[column]),
    );
    return [{ row, text, full: reading.full, isBare, written: own[points] ?? "" }];
  });
  let size = 0;
  for (let at = 0; at < counted.length; ) {
    const head = counted[at];
    if (head?.isBare !== true) return new Map();
    let [sum, next] = [0, at + 1];
    for (; next < counted.length && counted[next]?.isBare === false; next += 1)
      sum += counted[next]?.full ?? 0;
    if (next === at + 1 || Math.abs(sum - head.full) > 1e-6) return new Map();
    size = Math.max(size, next - at - 1);
    found.set(head.row, { text: head.text, points: head.written, depth: 1, by: "sum" });
    at = next;
  }
  return found.size > 1 && size > 1 ? found : new Map();
}

/** Only where it holds for the whole table: its first row is a name alone, and so is another one. */
function byStandingAlone({ sheet, rows, targets, name, points }: Table): Map<number, HeadRow> {
  const found = new Map<number, HeadRow>();
  if (points < 0 || name < 0 || targets[name] === "level1") return found;
  let isBelow = true;
  for (const row of rows) {
    const own = sheet.rows[row] ?? [];
    const text = own[name] ?? "";
    const isAlone =
      text !== "" && own.every((cell, column) => cell === "" || column === name || !isRead(targets[column]));
    if (isAlone && (!isBelow || isContinued(sheet, row, points))) return new Map();
    if (!isAlone && found.size === 0) return new Map();
    if (isAlone) found.set(row, { text, points: "", depth: 1, by: "alone" });
    isBelow = (own[points] ?? "") !== "";
  }
  return found.size > 1 && isBelow ? found : new Map();
}

function isRead(target: ImportTarget | undefined): boolean {
  return target !== undefined && target !== "ignore";
}

/** `1.1 学习` is 学习, numbered 1.1. */
function numberIn(text: string | undefined): [string, string] {
  const [, number = "", rest = ""] =
    /^(\d{1,2}(?:\.\d{1,2})*)[.．、\s]+(\S.*)$/s.exec((text ?? "").slice(0, 300)) ?? [];
  return [number, rest];
}

function nameColumn(targets: readonly ImportTarget[]): number {
  return (
    (["title", "level3", "level2", "level1"] as const)
      .map((each) => targets.indexOf(each))
      .find((at) => at >= 0) ?? -1
  );
}

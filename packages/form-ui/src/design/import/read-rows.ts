import type { WritableKey } from "../table/cells/columns.ts";
import { readPoints, readWeight } from "../table/cells/read-points.ts";
import { dimensionWords, readWord } from "../table/cells/words.ts";
import { cellAt, headingsOf, isContinued, type TablePlace } from "./find-table.ts";
import type { ImportTarget } from "./guess-columns.ts";
import { columnLetter, type SheetCells } from "./workbook.ts";

/** A row of the file, as far as it can be said without knowing the form. */
export interface ImportRow {
  /** The row's number in the file, from 1. */
  readonly line: number;
  /** What the row is; only indicators are imported. */
  readonly kind: "indicator" | "heading" | "note" | "total" | "empty";
  /** All that stands in it, for people. */
  readonly summary: string;
  /** Title of its group; empty where the file does not say. */
  readonly group: string;
  /** What the file says the group is worth, in points. */
  readonly groupWeight: number | undefined;
  /** The most points of the group, where its title tells them: 德（20分）. */
  readonly groupMax: number | undefined;
  readonly texts: Readonly<Partial<Record<WritableKey, string>>>;
  /** Where a text stands in the file: `D7`. */
  readonly places: Readonly<Partial<Record<WritableKey, string>>>;
}

/** Reads all rows below the heading after a mapping of the columns. */
export function readRows(
  sheet: SheetCells,
  place: TablePlace,
  targets: readonly ImportTarget[],
): ImportRow[] {
  const headings = headingsOf(sheet, place);
  const found: ImportRow[] = [];
  let levels: Levels = { level1: "", level2: "", level3: "" };
  let weight: number | undefined;
  for (let row = place.header + place.height; row < sheet.rows.length; row += 1) {
    const cells = headings.map((_, column) => cellAt(sheet, row, column));
    const own = sheet.rows[row] ?? [];
    const before = found.at(-1);
    const continues = before?.kind === "indicator" && goesOn(sheet, row, targets, own);
    const plain = kindOfRow(own, cells, headings, targets);
    const kind = continues && plain === "note" ? "indicator" : plain;
    const of = (target: ImportTarget) => cells[targets.indexOf(target)] ?? "";
    if (kind === "heading") levels = { level1: titleOfGroup(firstOf(own)).title, level2: "", level3: "" };
    const base = { line: row + 1, kind, summary: own.filter((cell) => cell !== "").join(" · ") };
    if (kind !== "indicator") {
      found.push({ ...base, group: "", groupWeight: undefined, groupMax: undefined, texts: {}, places: {} });
      continue;
    }
    levels = carried(levels, of);
    const group = titleOfGroup(levels.level1);
    weight = readWeight(of("groupWeight")) ?? (of("level1") === "" ? weight : undefined);
    if (continues) {
      // A standard in several lines beside one indicator is one description.
      const more = descriptionOf(cells, headings, targets, levels, isContinuedAt(sheet, row));
      found.splice(-1, 1, {
        ...before,
        texts: { ...before.texts, description: joined([before.texts.description ?? "", more]) },
      });
      continue;
    }
    const { texts, places } = textsOf({ cells, headings, targets, levels, row });
    found.push({ ...base, group: group.title, groupWeight: weight, groupMax: group.points, texts, places });
  }
  return found;
}

interface Levels {
  readonly level1: string;
  readonly level2: string;
  readonly level3: string;
}

/** Levels that a row does not name are those of the row above, but under a new one the lower ones begin anew. */
function carried(before: Levels, of: (target: ImportTarget) => string): Levels {
  const level1 = of("level1") || before.level1;
  const isNew1 = level1 !== before.level1;
  const level2 = of("level2") || (isNew1 ? "" : before.level2);
  const isNew2 = isNew1 || level2 !== before.level2;
  return { level1, level2, level3: of("level3") || (isNew2 ? "" : before.level3) };
}

function kindOfRow(
  own: readonly string[],
  cells: readonly string[],
  headings: readonly string[],
  targets: readonly ImportTarget[],
): ImportRow["kind"] {
  const filled = own.filter((cell) => cell !== "");
  if (filled.length === 0) return "empty";
  const first = filled[0] ?? "";
  if (/^(合\s*计|总\s*计|小\s*计|总\s*分|共\s*计|total|sum|subtotal)([^\p{L}]|$)/iu.test(first))
    return "total";
  if (/^(注|备注|附注|填表说明|说明|附件|note)s?\s*[:：\d、.]/iu.test(first)) return "note";
  if (cells.length > 1 && cells.every((cell, index) => cell === headings[index] || cell === ""))
    return "note";
  if (filled.length > 1) return "indicator";
  if (/^[（(]?[一二三四五六七八九十]+[）)、.．]/.test(first) && !targets.includes("level1")) return "heading";
  const at = targets[own.indexOf(first)];
  return at === "title" || at === "level2" || at === "level3" ? "indicator" : "note";
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

interface RowInput {
  readonly cells: readonly string[];
  readonly headings: readonly string[];
  readonly targets: readonly ImportTarget[];
  readonly levels: Levels;
  readonly row: number;
}

function textsOf({ cells, headings, targets, levels, row }: RowInput) {
  const texts: Partial<Record<WritableKey, string>> = {};
  const places: Partial<Record<WritableKey, string>> = {};
  const put = (key: WritableKey, text: string, target: ImportTarget) => {
    texts[key] = text;
    const column = targets.indexOf(target);
    if (column >= 0) places[key] = `${columnLetter(column)}${row + 1}`;
  };
  for (const target of plainTargets) {
    const column = targets.indexOf(target);
    if (column >= 0) put(target, cells[column] ?? "", target);
  }
  if (texts.points !== undefined) texts.points = pointsText(texts.points);
  if (texts.code !== undefined) texts.code = codeText(texts.code);
  const own = cells[targets.indexOf("title")] ?? "";
  const [name, from] =
    own !== ""
      ? ([own, "title"] as const)
      : levels.level3 !== ""
        ? ([levels.level3, "level3"] as const)
        : ([levels.level2, "level2"] as const);
  put("title", name.replaceAll(/\s*\n\s*/g, ""), from);
  const description = descriptionOf(cells, headings, targets, without(levels, name), () => false);
  if (description !== "" || targets.includes("description")) put("description", description, "description");
  // 德能勤绩廉 as the groups of a table say the virtue too.
  const virtue = readWord<string>(dimensionWords.virtue, titleOfGroup(levels.level1).title);
  if (virtue !== undefined && texts.virtue === undefined) texts.virtue = virtue;
  return { texts, places };
}

const plainTargets = [
  "code",
  "points",
  "by",
  "formula",
  "applicable",
  "veto",
  "scope",
  "measure",
  "importance",
  "polarity",
  "virtue",
] as const;

function without(levels: Levels, name: string): Levels {
  return {
    level1: levels.level1,
    level2: levels.level2 === name ? "" : levels.level2,
    level3: levels.level3 === name ? "" : levels.level3,
  };
}

function descriptionOf(
  cells: readonly string[],
  headings: readonly string[],
  targets: readonly ImportTarget[],
  levels: Levels,
  isRepeated: (column: number) => boolean,
): string {
  const parts = targets.flatMap((target, column) => {
    const text = cells[column] ?? "";
    if (text === "" || isRepeated(column)) return [];
    if (target === "description") return [text];
    if (target === "append") return [headings[column] === "" ? text : `${headings[column]}：${text}`];
    if (target === "level2" && levels.level2 !== "") return [`${headings[column]}：${levels.level2}`];
    return [];
  });
  return joined(parts);
}

function isContinuedAt(sheet: SheetCells, row: number): (column: number) => boolean {
  return (column) => isContinued(sheet, row, column);
}

function joined(parts: readonly string[]): string {
  return parts.filter((part) => part !== "").join("\n");
}

/** Percentages in a column of points are points of a hundred. */
function pointsText(text: string): string {
  if (text === "" || "points" in readPoints(text) || !text.includes("%")) return text;
  const weight = readWeight(text);
  return weight === undefined ? text : String(weight);
}

/** `1.2` is a number in a table and no code in a formula: it becomes 指标1_2. */
function codeText(text: string): string {
  const code = text
    .normalize("NFKC")
    .trim()
    .replaceAll(/[^\p{L}\p{N}_]+/gu, "_");
  return /^\d/.test(code) ? `指标${code}` : code;
}

/** `一、德（20分）` is the group 德 of 20 points. */
export function titleOfGroup(text: string): { title: string; points: number | undefined } {
  const plain = text.replaceAll(/\s*\n\s*/g, "").replace(/^[（(]?[一二三四五六七八九十\d]+[）)、.．]\s*/, "");
  const tail = /^(.*?)\s*[（(]\s*([\d.]+)\s*分?\s*[）)]$/.exec(plain);
  const points = tail === null ? undefined : Number(tail[2]);
  return {
    title: (tail?.[1] ?? plain).trim(),
    points: points !== undefined && points > 0 && points <= 1_000 ? points : undefined,
  };
}

function firstOf(cells: readonly string[]): string {
  return cells.find((cell) => cell !== "") ?? "";
}

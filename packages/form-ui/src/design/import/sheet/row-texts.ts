import { detailColumns } from "../../table/cells/column-titles.ts";
import type { WritableKey } from "../../table/cells/columns.ts";
import { dimensionWords, isBlankWord, readWord } from "../../table/cells/words.ts";
import { columnLetter, type SheetCells } from "../file/workbook.ts";
import type { Block } from "./find-table.ts";
import { kindOfGroup, oneLine, tailOf, tight, titleOfGroup, withoutOrdinal } from "./group-title.ts";
import type { HeadingStack } from "./heading-stack.ts";
import type { ImportTarget } from "./heading-words.ts";

type Tails = "none" | "bracketed" | "bare";

/** How names carry their points in a table without a column for them: in brackets, or bare where all of them do. */
export function tailsOf(sheet: SheetCells, block: Block, targets: readonly ImportTarget[]): Tails {
  if (targets.includes("points")) return "none";
  const name = targets.indexOf("title");
  const titles = sheet.rows
    .slice(block.header + block.height, block.end)
    .flatMap((row) => ((row[name] ?? "") === "" ? [] : [row[name] ?? ""]));
  return titles.length > 0 && titles.every((title) => tailOf(title, true) !== undefined)
    ? "bare"
    : "bracketed";
}

export interface Levels {
  readonly level1: string;
  readonly level2: string;
  readonly level3: string;
}

/** Levels that a row does not name are those of the row above, but under a new one the lower ones begin anew. */
export function carried(before: Levels, of: (target: ImportTarget) => string): Levels {
  const level1 = named(of("level1"), before.level1);
  const isNew1 = level1 !== before.level1;
  const level2 = named(of("level2"), isNew1 ? "" : before.level2);
  const isNew2 = isNew1 || level2 !== before.level2;
  return { level1, level2, level3: named(of("level3"), isNew2 ? "" : before.level3) };
}

/** A cell of levels: `/` says that there is none, an empty one that it is the one above. */
function named(text: string, above: string): string {
  if (text === "") return above;
  return isBlankWord(text) ? "" : text;
}

export interface RowInput {
  /** Whether the table is one that the designer has exported. */
  readonly isOwn: boolean;
  /** The sheet's column that is the first one of the table. */
  readonly from: number;
  readonly cells: readonly string[];
  readonly headings: readonly string[];
  readonly targets: readonly ImportTarget[];
  readonly levels: Levels;
  readonly row: number;
  readonly heads: HeadingStack;
}

/** What a row says of its indicator, column by column of the indicator table, and where each text stands. */
export function textsOf(input: RowInput, tails: Tails) {
  const { cells, targets, levels, row, heads } = input;
  const texts: Partial<Record<WritableKey, string>> = {};
  const places: Partial<Record<WritableKey, string>> = {};
  const put = (key: WritableKey, text: string, target: ImportTarget) => {
    texts[key] = text;
    const column = targets.indexOf(target);
    if (column >= 0) places[key] = `${columnLetter(column + input.from)}${row + 1}`;
  };
  for (const target of plainTargets) {
    const column = targets.indexOf(target);
    if (column >= 0) put(target, cells[column] ?? "", target);
  }
  if (texts.code !== undefined) texts.code = codeText(texts.code);
  const own = (["title", "level3", "level2", "level1"] as const).map(
    (target) =>
      [
        target,
        target === "title" || target === "level1" ? (cells[targets.indexOf(target)] ?? "") : levels[target],
      ] as const,
  );
  const [from, name] = own.find(([, text]) => !isBlankWord(text)) ?? ["title", ""];
  const tail = tails === "none" ? undefined : tailOf(name, tails === "bare");
  if (tail !== undefined) put("points", String(tail.points), from);
  put("title", input.isOwn ? name : tight(withoutOrdinal(oneLine(tail?.name ?? name))), from);
  const description = descriptionOf(input, without(levels, name), () => false);
  if (description !== "" || targets.includes("description")) put("description", description, "description");
  // 德能勤绩廉 as the groups of a table say the virtue too, 共性 and 个性 the scope.
  const group = levels.level1 === "" ? heads.group.title : titleOfGroup(levels.level1).title;
  const virtue = readWord<string>(dimensionWords.virtue, group);
  if (virtue !== undefined && texts.virtue === undefined) texts.virtue = virtue;
  const scope = heads.scope ?? kindOfGroup(group);
  if ((scope === "common" || scope === "individual") && texts.scope === undefined) texts.scope = scope;
  return { texts, places };
}

const plainTargets = ["code", "points", ...detailColumns] as const;

function without(levels: Levels, name: string): Levels {
  return {
    level1: levels.level1,
    level2: levels.level2 === name ? "" : levels.level2,
    level3: levels.level3 === name ? "" : levels.level3,
  };
}

/** All that describes the indicator; `isRepeated`: columns that reach down from the row above. */
export function descriptionOf(
  { cells, headings, targets, heads }: RowInput,
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
  const above = levels.level1 === "" ? heads.inner : [];
  return joined([...(above.length > 0 && !isRepeated(0) ? [`类别：${above.join(" / ")}`] : []), ...parts]);
}

/** Lines without the empty ones. */
export function joined(parts: readonly string[]): string {
  return parts.filter((part) => part !== "").join("\n");
}

/** `1.2` is a number in a table and no code in a formula: it becomes 指标1_2. */
function codeText(text: string): string {
  const code = text
    .normalize("NFKC")
    .trim()
    .replaceAll(/[^\p{L}\p{N}_]+/gu, "_");
  return /^\d/.test(code) ? `指标${code}` : code;
}

import type { Dimension } from "@duheng/contracts/words";
import { dimensionWords, readWord } from "../../table/cells/words.ts";
import { type ColumnSample, filledIn } from "./column-sample.ts";
import { amountsInWords, guessAmounts, holdsAmounts } from "./guess-amounts.ts";
import type { ImportTarget } from "./heading-words.ts";
import { isContents, isLooseLevel, namesPoints, readHeading } from "./headings.ts";

/** The most likely use of each column, by its heading, by what stands in it and by what stands beside it. */
export function guessColumns(columns: readonly ColumnSample[]): ImportTarget[] {
  if (columns.every(({ heading }) => heading === "")) return byCellsAlone(columns);
  const named = nameColumns(columns, secondLevels(columns.map((_, index) => byItself(columns, index))));
  const settled = onceEach(amountsInWords(columns, guessAmounts(columns, named)));
  return partedNames(columns, settled);
}

/** Without headings: numbers in a list, then a name, the amount of each, and what describes it. */
function byCellsAlone(columns: readonly ColumnSample[]): ImportTarget[] {
  const free = columns.map(({ cells }) => (isEmpty(cells) || isNumbering(cells) ? "ignore" : null));
  const points = columns.findIndex(({ cells }, index) => free[index] === null && holdsAmounts(cells));
  const name = free.findIndex((target, index) => target === null && index !== points);
  return free.map((target, index): ImportTarget => {
    if (target !== null) return target;
    if (index === name) return "title";
    return index === points ? "points" : "description";
  });
}

function byItself(columns: readonly ColumnSample[], index: number): ImportTarget | null {
  const { heading, cells } = columns[index] ?? { heading: "", cells: [] };
  if (isEmpty(cells) && readHeading(heading)?.certain !== true && cells.length > 0) return "ignore";
  if (heading === "" && isNumbering(cells)) return "ignore";
  // A cell above two columns names both: amounts beside names (考核内容及分值), else the first is a level above the second.
  if (heading !== "" && heading === columns[index - 1]?.heading && namesPoints(heading) && isAmounts(cells))
    return "points";
  const next = columns[index + 1];
  if (heading !== "" && heading === next?.heading && !isEmpty(next.cells) && !isAmounts(next.cells))
    return filledIn(columns[index]) < filledIn(next) ? "level1" : null;
  const [read, told] = [readHeading(heading)?.target ?? null, byCells(cells) ?? null];
  // 指标类型 may hold 定量 and 定性, or groups; 德 and 能, 共性 and 个性, 加分 and 扣分 are groups there.
  const isDimension = told === "measure" || told === "importance";
  return read === "level1" && isLooseLevel(heading) && isDimension ? told : (read ?? told);
}

/** Of several columns of a first level (类别, 项目) the later one is a level below. */
function secondLevels(guesses: readonly (ImportTarget | null)[]): (ImportTarget | null)[] {
  const first = guesses.indexOf("level1");
  const second = guesses.includes("level2") || guesses.includes("title") ? -1 : guesses.lastIndexOf("level1");
  return guesses.map((guess, index) => (index === second && second > first ? "level2" : guess));
}

/** Names fewer than their points hold several each: they are a level above what is described beside every one. */
function partedNames(columns: readonly ColumnSample[], targets: readonly ImportTarget[]): ImportTarget[] {
  const [name, points] = [targets.indexOf("title"), targets.indexOf("points")];
  const told = targets.findIndex(
    (target, index) =>
      target === "description" &&
      filledIn(columns[index]) >= filledIn(columns[points]) &&
      columns[index]?.cells.every((cell) => cell.length <= 60) === true,
  );
  const isWhole = [name, points, told].every((index) => index >= 0);
  if (!isWhole || targets.includes("level2") || targets.includes("level3")) return [...targets];
  if (filledIn(columns[name]) * 1.5 > filledIn(columns[points])) return [...targets];
  const above: ImportTarget = targets.includes("level1") ? "level2" : "level1";
  return targets.map((target, index) => (index === name ? above : index === told ? "title" : target));
}

/** Settles which column is the indicator's own name, and what contents and unknown headings are beside it. */
function nameColumns(
  columns: readonly ColumnSample[],
  guesses: readonly (ImportTarget | null)[],
): ImportTarget[] {
  const second = guesses.indexOf("level2");
  const content = columns.findIndex(({ heading }, index) => isContents(heading) && guesses[index] === null);
  // A second level that stands beside several contents is no name for each of them.
  let titled =
    guesses.includes("title") ||
    guesses.includes("level3") ||
    (second >= 0 && (content < 0 || filledIn(columns[second]) >= filledIn(columns[content])));
  const above = unnamedLevel(columns, guesses);
  if (above >= 0) return nameColumns(columns, guesses.with(above, "level1"));
  const own = ownNames(columns, guesses, titled, content);
  if (own >= 0) titled = true;
  // A table of one column of contents (考核内容及评分标准) names them there.
  const only = titled || content >= 0 || guesses.includes("level1") ? -1 : guesses.indexOf("description");
  return guesses.map((guess, index): ImportTarget => {
    if (index === own) return "title";
    if (index === only && /内容|指标|项目|事项|要点/.test(columns[index]?.heading ?? "")) return "title";
    if (guess !== null) return guess;
    const { heading, cells } = columns[index] ?? { heading: "", cells: [] };
    if (isContents(heading)) {
      if (titled) return "description";
      titled = true;
      return "title";
    }
    return isEmpty(cells) && (heading === "" || cells.length > 0) ? "ignore" : "append";
  });
}

/** A column before the names that says one thing beside several of them is their group, whatever it is called (条线). */
function unnamedLevel(columns: readonly ColumnSample[], guesses: readonly (ImportTarget | null)[]): number {
  if (guesses.includes("level1")) return -1;
  const name = guesses.findIndex(
    (guess, index) => guess === "title" || guess === "level2" || isContents(columns[index]?.heading ?? ""),
  );
  return columns.findIndex(({ heading, cells }, index) => {
    const filled = cells.filter((cell) => cell !== "");
    return (
      index < name &&
      guesses[index] === null &&
      heading !== "" &&
      (cells[0] ?? "") !== "" &&
      new Set(filled).size > 1 &&
      filled.length < filledIn(columns[name])
    );
  });
}

/** A loose first level (考核项目) that is another in each row, or beside which no other name stands, names indicators. */
function ownNames(
  columns: readonly ColumnSample[],
  guesses: readonly (ImportTarget | null)[],
  titled: boolean,
  content: number,
): number {
  const level = guesses.indexOf("level1");
  if (level < 0 || titled) return -1;
  if (content < 0) return level;
  const { heading, cells } = columns[level] ?? { heading: "", cells: [] };
  const filled = cells.filter((cell) => cell !== "");
  const isOneEach =
    filled.length >= 3 && filled.length === cells.length && new Set(filled).size === filled.length;
  return isLooseLevel(heading) && isOneEach ? level : -1;
}

/** Numbers in a list: 1, 2, 3 or 一、二、. */
function isNumbering(cells: readonly string[]): boolean {
  const filled = cells.filter((cell) => cell !== "");
  return (
    /^[（(]?[1一①][）)、.．]?$/.test(filled[0] ?? "") &&
    new Set(filled).size === filled.length &&
    filled.every((cell) =>
      /^[（(]?(\d{1,3}(\.\d{1,2})*|[一二三四五六七八九十]{1,3}|[①-⑳])[）)、.．]?$/.test(cell),
    )
  );
}

function isAmounts(cells: readonly string[]): boolean {
  return !isEmpty(cells) && cells.every((cell) => /^(\d{1,4}(\.\d+)?\s*[分%％]?)?$/.test(cell));
}

function isEmpty(cells: readonly string[]): boolean {
  return cells.every((cell) => cell === "");
}

/** Uses of which there can be any number; of every other the first column has it and the rest join the description. */
const repeatable: ReadonlySet<ImportTarget> = new Set(["append", "ignore", "description"]);

function onceEach(targets: readonly ImportTarget[]): ImportTarget[] {
  return targets.map((target, index) =>
    repeatable.has(target) || targets.indexOf(target) === index ? target : "append",
  );
}

/** A column nearly all of whose cells are words of one dimension is that dimension. */
function byCells(cells: readonly string[]): Dimension | undefined {
  const filled = cells.filter((cell) => cell !== "");
  if (filled.length < 2) return undefined;
  return dimensionNames.find((name) => {
    let strange = 0;
    for (const cell of filled) {
      if (/^[√✓○×]$/.test(cell) || readWord<string>(dimensionWords[name], cell) === undefined) strange += 1;
      if (strange > filled.length * 0.2) return false;
    }
    return true;
  });
}

const dimensionNames: readonly Dimension[] = ["measure", "virtue", "scope", "importance", "polarity"];

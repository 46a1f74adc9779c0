import { type Dimension, dimensionWords, readWord } from "../../table/cells/words.ts";
import type { ImportTarget } from "./heading-words.ts";
import { isContents, isLooseLevel, namesGroupsWorth, namesWeight, readHeading } from "./headings.ts";

export interface ColumnSample {
  readonly heading: string;
  /** The cells below, each as its own: of one that is merged over several rows only the first has text. */
  readonly cells: readonly string[];
  /** The same with the text of merged cells in each of their rows; absent: nothing is merged. */
  readonly spread?: readonly string[];
}

/** The most likely use of each column, by its heading, by what stands in it and by what stands beside it. */
export function guessColumns(columns: readonly ColumnSample[]): ImportTarget[] {
  const first = columns.map(({ heading, cells }, index): ImportTarget | null => {
    if (isEmpty(cells) && readHeading(heading)?.certain !== true && cells.length > 0) return "ignore";
    // A cell above two columns names both: the first is a level above the second.
    if (
      heading !== "" &&
      heading === columns[index + 1]?.heading &&
      !isEmpty(columns[index + 1]?.cells ?? [])
    )
      return filledIn(columns[index]) < filledIn(columns[index + 1]) ? "level1" : null;
    return readHeading(heading)?.target ?? byCells(cells) ?? null;
  });
  const named = nameColumns(columns, first);
  return onceEach(amounts(columns, named));
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
  const own = ownNames(columns, guesses, titled, content);
  if (own >= 0) titled = true;
  return guesses.map((guess, index): ImportTarget => {
    if (index === own) return "title";
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

/** Which of several columns of points or weights is the indicator's own, and which is the group's. */
function amounts(columns: readonly ColumnSample[], targets: readonly ImportTarget[]): ImportTarget[] {
  const found = targets.flatMap((target, index) =>
    target === "points" || target === "groupWeight" ? [index] : [],
  );
  if (found.length === 0) return [...targets];
  const groups = spreadOf(columns[targets.indexOf("level1")]);
  const deepest = Math.max(
    ...(["level2", "level3", "title"] as const).map((name) => targets.lastIndexOf(name)),
  );
  const ofGroup = found.filter((index) => {
    const owner = targets.findLastIndex((target, at) => at < index && nameTargets.has(target));
    if (targets[owner] === "level1" && deepest > index && found.length > 1) return true;
    const column = columns[index];
    if (column === undefined || groups.length === 0) return false;
    if (namesGroupsWorth(column.heading)) return true;
    return (namesWeight(column.heading) || found.length > 1) && isSameWithin(groups, column);
  });
  const own = found.filter((index) => !ofGroup.includes(index));
  const points = ownAmount(columns, own);
  return targets.map((target, index) => {
    if (index === points) return "points";
    if (ofGroup.includes(index)) return "groupWeight";
    if (!own.includes(index)) return target;
    return sameAmounts(columns[index], columns[points ?? -1]) ? "ignore" : "append";
  });
}

const nameTargets: ReadonlySet<ImportTarget> = new Set(["level1", "level2", "level3", "title"]);

/** Points before weights; but where every indicator is given of 100, what it counts is its weight. */
function ownAmount(columns: readonly ColumnSample[], own: readonly number[]): number | undefined {
  const weights = own.filter((index) => namesWeight(columns[index]?.heading ?? ""));
  const points = own.filter((index) => !weights.includes(index));
  const [plain] = points;
  const [weight] = weights;
  if (plain === undefined || weight === undefined) return plain ?? weight;
  const full = amountsOf(columns[plain]);
  const sum = amountsOf(columns[weight]).reduce((all, each) => all + each, 0);
  return full.length > 1 && full.every((each) => each === 100) && Math.abs(sum - 100) < 0.01 ? weight : plain;
}

/** Whether a column says the same in all rows of each group, and at least one group has several. */
function isSameWithin(groups: readonly string[], column: ColumnSample): boolean {
  const values = spreadOf(column);
  const byGroup = new Map<string, Set<string>>();
  let group = "";
  const counts = new Map<string, number>();
  groups.forEach((each, row) => {
    group = each === "" ? group : each;
    const value = values[row] ?? "";
    counts.set(group, (counts.get(group) ?? 0) + 1);
    if (value !== "") byGroup.set(group, (byGroup.get(group) ?? new Set()).add(value));
  });
  return (
    [...byGroup.values()].every((seen) => seen.size <= 1) && [...counts.values()].some((count) => count > 1)
  );
}

function sameAmounts(left: ColumnSample | undefined, right: ColumnSample | undefined): boolean {
  const [one, other] = [amountsOf(left), amountsOf(right)];
  return one.length === other.length && one.every((each, index) => each === other[index]);
}

function amountsOf(column: ColumnSample | undefined): number[] {
  return spreadOf(column).flatMap((cell) => {
    const value = Number(cell.replace(/[%分]$/, ""));
    return cell === "" || Number.isNaN(value) ? [] : [value];
  });
}

function spreadOf(column: ColumnSample | undefined): readonly string[] {
  return column?.spread ?? column?.cells ?? [];
}

function filledIn(column: ColumnSample | undefined): number {
  return column?.cells.filter((cell) => cell !== "").length ?? 0;
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
    const known = filled.filter(
      (cell) => !/^[√✓○×]$/.test(cell) && readWord<string>(dimensionWords[name], cell) !== undefined,
    );
    return known.length >= filled.length * 0.8;
  });
}

const dimensionNames: readonly Dimension[] = ["measure", "virtue", "scope", "importance", "polarity"];

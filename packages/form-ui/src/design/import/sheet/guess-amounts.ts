import { readPoints } from "../../table/cells/read-points.ts";
import { type ColumnSample, spreadOf } from "./column-sample.ts";
import type { ImportTarget } from "./heading-words.ts";
import { namesGroupsWorth, namesWeight } from "./headings.ts";

/** Which of several columns of points or weights is the indicator's own, and which is the group's. */
export function guessAmounts(
  columns: readonly ColumnSample[],
  targets: readonly ImportTarget[],
): ImportTarget[] {
  const found = targets.flatMap((target, index) => (isAmountTarget(target) ? [index] : []));
  if (found.length === 0) return [...targets];
  const groups = spreadOf(columns[targets.indexOf("level1")]);
  const deepest = Math.max(
    ...(["level2", "level3", "title"] as const).map((name) => targets.lastIndexOf(name)),
  );
  const isAbove = (index: number) => {
    const owner = targets.findLastIndex((target, at) => at < index && nameTargets.has(target));
    return owner >= 0 && owner < deepest && deepest > index && found.length > 1;
  };
  const ofGroup = found.filter((index) => {
    const owner = targets.findLastIndex((target, at) => at < index && nameTargets.has(target));
    if (isAbove(index)) return targets[owner] === "level1";
    const column = columns[index];
    if (column === undefined || groups.length === 0) return false;
    if (namesGroupsWorth(column.heading)) return true;
    return (namesWeight(column.heading) || found.length > 1) && isSameWithin(groups, column);
  });
  // What a level between the group and the indicator is worth is a sum of its own.
  const own = found.filter((index) => !ofGroup.includes(index) && !isAbove(index));
  const points = ownAmount(columns, own);
  return targets.map((target, index) => {
    if (index === points) return "points";
    if (ofGroup.includes(index)) return "groupWeight";
    if (!own.includes(index)) return isAmountTarget(target) ? "ignore" : target;
    return sameAmounts(columns[index], columns[points ?? -1]) ? "ignore" : "append";
  });
}

const nameTargets: ReadonlySet<ImportTarget> = new Set(["level1", "level2", "level3", "title"]);

function isAmountTarget(target: ImportTarget): boolean {
  return target === "points" || target === "groupWeight";
}

/** Points before weights; but where every indicator is given of 100, what it counts is its weight. */
function ownAmount(columns: readonly ColumnSample[], own: readonly number[]): number | undefined {
  const weights = own.filter((index) => namesWeight(columns[index]?.heading ?? ""));
  const points = own.filter((index) => !weights.includes(index));
  const [plain] = points;
  const [weight] = weights;
  if (plain === undefined || weight === undefined) return plain ?? weight;
  const full = amountsOf(columns[plain]);
  const isOf100 = full.length > 1 && full.every((each) => each === 100);
  return isOf100 && comesTo100(amountsOf(columns[weight])) ? weight : plain;
}

/** Whether amounts come to a hundred, or to one where they are parts of it. */
function comesTo100(amounts: readonly number[]): boolean {
  const sum = amounts.reduce((all, each) => all + each, 0);
  return Math.abs(sum - 100) < 0.01 || (Math.abs(sum - 1) < 0.0001 && amounts.some((each) => each < 1));
}

/**
 * Whether a column says the same in all rows of each group, and at least one group has several. Where every row says
 * it for itself it is the group's only if the groups come to 100 by it and the rows do not.
 */
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
  const isSame =
    [...byGroup.values()].every((seen) => seen.size <= 1) && [...counts.values()].some((count) => count > 1);
  if (!isSame || column.cells.some((cell) => cell === "")) return isSame;
  const ofGroups = amountsOf({ heading: "", cells: [...byGroup.values()].flatMap((seen) => [...seen]) });
  return comesTo100(ofGroups) && !comesTo100(amountsOf(column));
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

/** Where no column is headed as points, one of standards that holds nothing but amounts (每次扣1分) is. */
export function amountsInWords(
  columns: readonly ColumnSample[],
  targets: readonly ImportTarget[],
): ImportTarget[] {
  if (targets.some(isAmountTarget)) return [...targets];
  const found = targets.findIndex((target, index) => {
    const { heading, cells } = columns[index] ?? { heading: "", cells: [] };
    return (
      (target === "description" || target === "append") && /[分加扣减奖]/.test(heading) && holdsAmounts(cells)
    );
  });
  return targets.map((target, index) => (index === found ? "points" : target));
}

/** Whether nothing stands in a column but amounts that can be read. */
export function holdsAmounts(cells: readonly string[]): boolean {
  return (
    cells.length > 0 &&
    cells.every(
      (cell) =>
        cell.length < 40 && /[\d一二两三四五六七八九十]/.test(cell) && readPoints(cell).points !== undefined,
    )
  );
}

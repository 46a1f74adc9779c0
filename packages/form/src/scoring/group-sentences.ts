import type { Indicator, IndicatorGroup, ScoreResult } from "@duheng/contracts";
import type { Sentence } from "../api.ts";
import { sentence } from "../problem.ts";
import { show } from "./show.ts";
import { ShownSums } from "./shown-sums.ts";

/** What was done to a group's sum, in the order it was done: summed, spread, put together, scaled, capped. */
export function groupSentences(
  group: IndicatorGroup,
  members: readonly Indicator[],
  points: number | null,
  result: ScoreResult,
): Sentence[] {
  const open = openSentences(members, result);
  const allWait = members.every(({ code }) => result.indicators[code]?.state === "pending");
  if (points === 0 && allWait && open.length > 0) return open;
  if (points === null) return open.length > 0 ? open : [noGroup(members, result)];
  const sums = new ShownSums();
  const fixed = members.filter((each) => each.points.kind === "fixed");
  const floating = members.filter((each) => each.points.kind === "floating");
  const all = sum(fixed.map(fullOf));
  const sentences: Sentence[] = [];
  let reached: number;
  if (fixed.length > 0 && floating.length > 0) {
    const [ofFixed, ofFloating] = [pointsOf(fixed, result), pointsOf(floating, result)];
    sentences.push(
      subtotal("固定分项目合计", "items with fixed points sum to", ofFixed, sums),
      subtotal("浮动分项目合计", "items with floating points sum to", ofFloating, sums),
    );
    const spread = spreadOver(fixed, sum(ofFixed), result, sums);
    sentences.push(...spread.sentences);
    reached = spread.value + sum(ofFloating);
    const shown = sums.sum([spread.value, sum(ofFloating)], reached);
    const terms = `${show(spread.value)} ${signed(sum(ofFloating))} = ${shown}`;
    sentences.push(sentence(`两类合计 ${terms}`, `both together ${terms}`));
  } else {
    const own = pointsOf(members, result);
    sentences.push(subtotal("各项合计", "the items sum to", own, sums));
    const spread = spreadOver(fixed, sum(own), result, sums);
    sentences.push(...spread.sentences);
    reached = spread.value;
  }
  if (group.weight !== undefined && all > 0) {
    const weighted = (reached * group.weight) / all;
    const terms = sums.scaling(reached, group.weight, all, weighted);
    sentences.push(sentence(`按权重折算 ${terms}`, `by weight ${terms}`));
    reached = weighted;
  }
  return [...sentences, ...limitSentences(group, reached, points), ...sums.rounding, ...open];
}

/** G4: what items that do not apply leave to the others. */
function spreadOver(
  fixed: readonly Indicator[],
  earned: number,
  result: ScoreResult,
  sums: ShownSums,
): { readonly value: number; readonly sentences: Sentence[] } {
  const idle = fixed.filter(({ code }) => result.indicators[code]?.state === "not-applicable");
  const all = sum(fixed.map(fullOf));
  const applying = all - sum(idle.map(fullOf));
  if (idle.length === 0 || applying <= 0) return { value: earned, sentences: [] };
  const value = (earned * all) / applying;
  const terms = sums.scaling(earned, all, applying, value);
  return {
    value,
    sentences: [
      sentence(
        `${titlesOf(idle, "、")}不适用，其分值分摊到其他项目 ${terms}`,
        `${titlesOf(idle, ", ")} not applicable, the points spread over the others ${terms}`,
      ),
    ],
  };
}

function limitSentences({ min, max }: IndicatorGroup, reached: number, points: number): Sentence[] {
  if (max !== undefined && points === max && reached - max > negligible)
    return [
      sentence(
        `超过本组上限，按 ${show(max)} 计`,
        `above the most that the group gives: counted as ${show(max)}`,
      ),
    ];
  if (min !== undefined && points === min && min - reached > negligible)
    return [
      sentence(
        `低于本组下限，按 ${show(min)} 计`,
        `below the least that the group gives: counted as ${show(min)}`,
      ),
    ];
  return [];
}

/** Items that are not in the sum yet. */
function openSentences(members: readonly Indicator[], result: ScoreResult): Sentence[] {
  const open = members.filter(({ code }) => isOpen(result, code));
  if (open.length === 0) return [];
  return [sentence(`尚未计入：${titlesOf(open, "、")}`, `not counted yet: ${titlesOf(open, ", ")}`)];
}

function noGroup(members: readonly Indicator[], result: ScoreResult): Sentence {
  return members.length > 0 &&
    members.every(({ code }) => result.indicators[code]?.state === "not-applicable")
    ? sentence("本组没有适用的项目", "nothing in this group applies")
    : sentence("本组尚不能计算", "this group cannot be computed yet");
}

/** Whether an item has no points yet, whatever it waits for. */
export function isOpen(result: ScoreResult, code: string): boolean {
  const state = result.indicators[code]?.state;
  return state === "pending" || state === "error";
}

function subtotal(zh: string, en: string, terms: readonly number[], sums: ShownSums): Sentence {
  const total = sums.sum(terms, sum(terms));
  return sentence(`${zh} ${total}`, `${en} ${total}`);
}

function pointsOf(members: readonly Indicator[], result: ScoreResult): number[] {
  return members.map(({ code }) => result.indicators[code]?.points ?? 0);
}

function titlesOf(members: readonly Indicator[], comma: string): string {
  return members.map(({ title }) => `“${title}”`).join(comma);
}

function signed(value: number): string {
  return value < 0 ? `− ${show(-value)}` : `+ ${show(value)}`;
}

function fullOf({ points }: Indicator): number {
  return points.kind === "fixed" ? points.full : 0;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

/** Binary sums differ by less from the exact ones. */
const negligible = 1e-9;

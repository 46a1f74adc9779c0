import type { Indicator, IndicatorGroup } from "@duheng/contracts";
import { pointer } from "../json/pointer.ts";
import type { ScoredForm } from "../scored-form.ts";
import type { LoweredDefinition } from "./definition.ts";
import { definitionNames as names, refer } from "./names.ts";
import { numeral } from "./numeral.ts";

/**
 * A group as one definition: fixed items spread over those that do not apply (G4), floating ones added, scaled to
 * the group's weight, and clipped before groups are netted (G1).
 */
export function lowerGroup(form: ScoredForm, group: IndicatorGroup, index: number): LoweredDefinition {
  return {
    name: names.group(group.code),
    source: clip(scale(sumSource(form, group), fullPoints(form, group), group.weight), group),
    expected: "number",
    title: group.title,
    at: pointer("/score/groups", index),
    authored: false,
  };
}

/** Full points of a group's fixed items, exact in decimals. */
export function fullPoints(form: ScoredForm, group: Pick<IndicatorGroup, "code">): readonly number[] {
  return membersOf(form, group).flatMap(({ points }) => (points.kind === "fixed" ? [points.full] : []));
}

export function membersOf(form: ScoredForm, group: Pick<IndicatorGroup, "code">): Indicator[] {
  return form.indicators.filter((indicator) => indicator.group === group.code);
}

/** Whether a fixed item may turn out not to apply, so that its points are to be spread. */
function mayNotApply(indicator: Indicator): boolean {
  return (
    indicator.points.kind === "fixed" &&
    (indicator.applicable !== undefined || indicator.by.kind === "formula")
  );
}

function sumSource(form: ScoredForm, group: IndicatorGroup): string {
  const members = membersOf(form, group);
  const fixed = members.filter(({ points }) => points.kind === "fixed");
  const floating = members.filter(({ points }) => points.kind === "floating");
  const parts: string[] = [];
  if (fixed.length > 0) parts.push(fixed.some(mayNotApply) ? spread(fixed) : sumOf(fixed));
  if (floating.length > 0) parts.push(sumOf(floating));
  return parts.length === 0 ? "0" : parts.join(" + ");
}

/** G4: what was earned on the items that apply, in the proportion of all full points to theirs. */
function spread(fixed: readonly Indicator[]): string {
  const all = fixed.map(fullOf).join(" + ");
  const applying = fixed
    .map((indicator) =>
      mayNotApply(indicator)
        ? `IF(${refer(names.applies(indicator.code))}, ${fullOf(indicator)}, 0)`
        : fullOf(indicator),
    )
    .join(", ");
  return `${sumOf(fixed)} * (${all}) / SUM(${applying})`;
}

function fullOf({ points }: Indicator): string {
  return numeral(points.kind === "fixed" ? points.full : 0);
}

function sumOf(indicators: readonly Indicator[]): string {
  return `SUM(${indicators.map(({ code }) => refer(names.indicator(code))).join(", ")})`;
}

function scale(source: string, full: readonly number[], weight: number | undefined): string {
  if (weight === undefined || full.length === 0) return source;
  return `(${source}) * ${numeral(weight)} / (${full.map(numeral).join(" + ")})`;
}

function clip(source: string, { min, max }: IndicatorGroup): string {
  if (min !== undefined && max !== undefined) return `CLAMP(${source}, ${numeral(min)}, ${numeral(max)})`;
  if (min !== undefined) return `MAX(${source}, ${numeral(min)})`;
  return max === undefined ? source : `MIN(${source}, ${numeral(max)})`;
}

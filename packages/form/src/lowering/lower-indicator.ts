import type { Indicator } from "@duheng/contracts";
import type { Edition } from "@duheng/formula";
import { pointer } from "../json/pointer.ts";
import type { ScoredForm } from "../scored-form.ts";
import type { LoweredDefinition } from "./definition.ts";
import { elseBlank } from "./else-blank.ts";
import { lowerRating } from "./lower-rating.ts";
import { definitionNames as names, refer } from "./names.ts";
import { numeral } from "./numeral.ts";
import { ownPoints } from "./own-points.ts";

/** What an indicator is lowered in. */
export interface LoweringContext {
  readonly form: ScoredForm;
  readonly edition: Edition;
}

/** An indicator as definitions: what is given, whether it applies, the points within its own range, its veto. */
export function lowerIndicator(
  within: LoweringContext,
  indicator: Indicator,
  index: number,
): LoweredDefinition[] {
  const at = pointer("/indicators", index);
  const { code, title } = indicator;
  const common = { title, ratingsOf: code, constants: ownPoints(indicator) };
  const lowered: LoweredDefinition[] = [givenBy(within, indicator, at)];
  if (indicator.applicable !== undefined) {
    lowered.push({
      ...common,
      name: names.applicable(code),
      source: indicator.applicable,
      expected: "boolean",
      at: `${at}/applicable`,
      authored: true,
    });
  }
  if (indicator.points.kind === "fixed") {
    lowered.push({
      ...common,
      name: names.applies(code),
      source: appliesSource(indicator),
      expected: "boolean",
      at,
      authored: false,
    });
  }
  lowered.push({
    ...common,
    name: names.indicator(code),
    source: pointsSource(indicator, within.edition),
    expected: "number?",
    at,
    authored: false,
  });
  if (indicator.veto !== undefined) {
    lowered.push({
      ...common,
      name: names.veto(code),
      source: indicator.veto.when,
      expected: "boolean",
      at: `${at}/veto/when`,
      authored: true,
    });
  }
  return lowered;
}

/** The range of an indicator's points: 0…full (G2), or min…max of a floating one. */
export function pointsRange({ points }: Indicator): { low: number; high: number } {
  return points.kind === "fixed" ? { low: 0, high: points.full } : { low: points.min, high: points.max };
}

function givenBy({ form, edition }: LoweringContext, indicator: Indicator, at: string): LoweredDefinition {
  const { code, title, by } = indicator;
  const common = {
    name: names.given(code),
    title,
    ratingsOf: code,
    expected: "number?",
    constants: ownPoints(indicator),
  };
  switch (by.kind) {
    case "formula":
      return {
        ...common,
        source: by.formula,
        expected: edition >= 1 ? "points" : common.expected,
        at: `${at}/by/formula`,
        authored: true,
      };
    case "rating":
      return {
        ...common,
        source: lowerRating(indicator, form.ratings ?? { weights: {} }, edition),
        at,
        authored: false,
      };
    case "reviewer":
      return { ...common, source: reviewerSource(indicator), at, authored: false };
  }
}

/** What the levels of an indicator given by a reviewer are worth (G3), as formulas; null: points are entered freely. */
export function levelWorths(indicator: Indicator): readonly string[] | null {
  if (indicator.by.kind !== "reviewer" || indicator.by.levels === undefined) return null;
  const { high } = pointsRange(indicator);
  return indicator.by.levels.map(({ share }) => `${numeral(high)} * ${numeral(share)}`);
}

/**
 * Where there are levels, only their points count: points entered are the level's to 4 decimals, and whatever is none
 * of them is a domain-error (`not-a-level` to people), which the root stands for: no score rests on it.
 */
function reviewerSource(indicator: Indicator): string {
  const given = refer(`review.${indicator.code}`);
  const worths = levelWorths(indicator);
  if (worths === null) return given;
  const point = `(${given} ?? 0)`;
  const chosen = worths.reduceRight(
    (otherwise, worth) => `IF(ROUND(${point}, 4) = ROUND(${worth}, 4), ${worth}, ${otherwise})`,
    `SQRT(-1 - ABS(${point}))`,
  );
  return `IF(ISBLANK(${given}), ${given}, ${chosen})`;
}

/**
 * G4: an item that does not apply has blank points, and so has a formula's blank result. An item that waits for a
 * reviewer or raters applies: its points are not there yet, but nobody else gets them.
 */
function appliesSource(indicator: Indicator): string {
  const parts: string[] = [];
  if (indicator.applicable !== undefined) parts.push(refer(names.applicable(indicator.code)));
  if (indicator.by.kind === "formula") parts.push(`NOT ISBLANK(${refer(names.given(indicator.code))})`);
  return parts.length === 0 ? "TRUE" : parts.join(" AND ");
}

function pointsSource(indicator: Indicator, edition: Edition): string {
  const given = refer(names.given(indicator.code));
  const { low, high } = pointsRange(indicator);
  const clipped = `IF(ISBLANK(${given}), ${given}, CLAMP(${given} ?? 0, ${numeral(low)}, ${numeral(high)}))`;
  return indicator.applicable === undefined
    ? clipped
    : `IF(${refer(names.applicable(indicator.code))}, ${clipped}${elseBlank(edition)})`;
}

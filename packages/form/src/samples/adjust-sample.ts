import type { Form, Indicator, Sample } from "@duheng/contracts";
import { pointerParts } from "../json/pointer.ts";
import { recordOf } from "../json/record.ts";
import { pointsRange } from "../lowering/lower-indicator.ts";
import { checkReview, reviewLevels } from "../review/check-review.ts";

/**
 * The sample with the reviewer's points that the form no longer takes brought into what it takes, where there is no doubt
 * what they are: points beyond the range become its end; those of a level as it was stay that level's; points for what no
 * reviewer gives go. What is in doubt stays. The same object where nothing is to be adjusted.
 * @param before the form when the sample was right, where that is known
 */
export function adjustSample(
  form: Pick<Form, "indicators" | "samples">,
  sample: Sample,
  before?: Pick<Form, "indicators">,
): Sample {
  const { review } = sample.inputs;
  if (review === undefined) return sample;
  const wrong = new Map(
    checkReview(form, review).map(({ path, code }) => [pointerParts(path)[0] ?? "", code]),
  );
  const next = recordOf(
    Object.entries(review).flatMap(([code, points]): [string, number][] => {
      const problem = wrong.get(code);
      if (problem === "not-reviewed" || points === undefined) return [];
      const indicator = form.indicators.find((each) => each.code === code);
      if (problem === undefined || indicator === undefined) return [[code, points]];
      const former = before?.indicators.find(({ id }) => id === indicator.id);
      return [[code, adjustedPoints(form.samples ?? [], indicator, points, former) ?? points]];
    }),
  );
  const isSame =
    Object.keys(next).length === Object.keys(review).length &&
    Object.entries(next).every(([code, points]) => points === review[code]);
  return isSame ? sample : { ...sample, inputs: { ...sample.inputs, review: next } };
}

/** What points that an indicator does not take are now; null where that is in doubt. */
function adjustedPoints(
  samples: readonly Sample[],
  indicator: Indicator,
  points: number,
  former: Indicator | undefined,
): number | null {
  const levels = reviewLevels(indicator);
  if (levels === null) {
    const { low, high } = pointsRange(indicator);
    return points > high ? high : low;
  }
  const [only, another] = levels;
  if (only !== undefined && another === undefined) return only.points;
  const was = former === undefined ? null : reviewLevels(former);
  const level = was?.findIndex((each) => isClose(each.points, points)) ?? -1;
  if (was !== null && level >= 0) {
    const sameTitle = levels.find(({ title }) => title === was[level]?.title);
    const samePlace = was.length === levels.length ? levels[level] : undefined;
    return (sameTitle ?? samePlace)?.points ?? null;
  }
  const full = formerFull(samples, indicator);
  const place = full === null ? -1 : sharesOf(indicator).findIndex((share) => isClose(share * full, points));
  return levels[place]?.points ?? null;
}

/** The full points with which all of the samples' points for the indicator were its levels'; null where several fit, or none. */
function formerFull(samples: readonly Sample[], indicator: Indicator): number | null {
  const now = reviewLevels(indicator) ?? [];
  const given = samples.flatMap(({ inputs }) => inputs.review?.[indicator.code] ?? []);
  // Points of a level as it is now may have been given since: they do not tell of before.
  const before = given.filter((points) => !now.some((level) => isClose(level.points, points)));
  const [first] = before;
  if (first === undefined) return null;
  const shares = sharesOf(indicator);
  const [full, another] = shares
    .filter((share) => share > 0)
    .map((share) => first / share)
    .filter((each) => before.every((points) => shares.some((share) => isClose(share * each, points))));
  return another === undefined ? (full ?? null) : null;
}

function sharesOf({ by }: Indicator): readonly number[] {
  return by.kind === "reviewer" ? (by.levels ?? []).map(({ share }) => share) : [];
}

/** Points are kept to 4 decimals. */
function isClose(a: number, b: number): boolean {
  return Math.abs(a - b) < 1e-3;
}

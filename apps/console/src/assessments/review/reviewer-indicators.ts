import type { Form, GivenByReviewer, Indicator } from "@duheng/contracts";

/** An indicator whose points the reviewer gives, with its range and, where set, its levels as points. */
export interface ReviewerIndicator {
  code: string;
  title: string;
  description?: string;
  groupTitle: string;
  min: number;
  max: number;
  /** Choices instead of free points: title and points. */
  levels?: { title: string; points: number }[];
}

/** The indicators that wait for the reviewer, in the form's order. */
export function reviewerIndicators(form: Form): ReviewerIndicator[] {
  return form.indicators.flatMap((indicator) => {
    if (indicator.by.kind !== "reviewer") return [];
    const { min, max } = rangeOf(indicator);
    const levels = levelsOf(indicator.by, max);
    return [
      {
        code: indicator.code,
        title: indicator.title,
        ...(indicator.description === undefined ? {} : { description: indicator.description }),
        groupTitle: form.score.groups.find((group) => group.code === indicator.group)?.title ?? "",
        min,
        max,
        ...(levels === undefined ? {} : { levels }),
      },
    ];
  });
}

/** Whether points are a number within the indicator's range. */
export function isWithin(indicator: ReviewerIndicator, points: number | undefined): points is number {
  return points !== undefined && points >= indicator.min && points <= indicator.max;
}

function rangeOf({ points }: Indicator): { min: number; max: number } {
  return points.kind === "fixed" ? { min: 0, max: points.full } : { min: points.min, max: points.max };
}

function levelsOf({ levels }: GivenByReviewer, full: number): ReviewerIndicator["levels"] {
  if (levels === undefined || levels.length === 0) return undefined;
  return levels.map(({ title, share }) => ({ title, points: Math.round(full * share * 10_000) / 10_000 }));
}

import type { Assessment, Form } from "@duheng/contracts";
import { exact, sum, toDouble } from "@duheng/formula/numbers";
import type { GradeCandidate } from "./propose.ts";

/**
 * What ranking looks at in a scored assessment (G14), by the form that scored it: the published score (none while
 * answers are missing that it should rest on), the points
 * of groups of kind individual, the points lost by deductions, and how many items of the positive list (floating,
 * in a group of kind additions) earned something. A breaker is left out where a part of it waits or failed.
 */
export function candidateOf(
  assessment: Pick<Assessment, "id" | "score" | "result">,
  form: Pick<Form, "indicators" | "score">,
): GradeCandidate {
  const { result } = assessment;
  return {
    id: assessment.id,
    score: isMissing(result) ? null : (assessment.score ?? null),
    individual: result && individualPoints(result.groups, form),
    deductions: result && toDouble(sum(pointsOf(result).flatMap((p) => (p < 0 ? [exact(-p)] : [])))),
    awards: result && awardsIn(result, form),
    ceiling: result?.ceiling,
  };
}

type Result = NonNullable<Assessment["result"]>;

/** Other errors leave a score only where the form's own total reckons with them. */
function isMissing(result: Assessment["result"]): boolean {
  return result?.errors?.some(({ code }) => code === "missing-value") ?? false;
}

function individualPoints(groups: Result["groups"], form: Pick<Form, "score">): number | undefined {
  const codes = form.score.groups.flatMap((group) => (group.kind === "individual" ? [group.code] : []));
  const points = codes.map((code) => groups[code]);
  const known = points.filter((value) => typeof value === "number");
  return known.length === codes.length && codes.length > 0 ? toDouble(sum(known.map(exact))) : undefined;
}

function pointsOf({ indicators }: Result): number[] {
  return Object.values(indicators).flatMap((indicator) =>
    typeof indicator?.points === "number" ? [indicator.points] : [],
  );
}

function awardsIn({ indicators }: Result, form: Pick<Form, "indicators" | "score">): number {
  const additions = new Set(
    form.score.groups.flatMap(({ code, kind }) => (kind === "additions" ? [code] : [])),
  );
  return form.indicators.filter(
    ({ code, group, points }) =>
      points.kind === "floating" && additions.has(group) && (indicators[code]?.points ?? 0) > 0,
  ).length;
}

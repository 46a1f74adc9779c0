import type { Form, Problem } from "@duheng/contracts";
import { pointer } from "../json/pointer.ts";
import { countedKinds } from "../lowering/lower-rating.ts";
import { errorAt, warningAt } from "../problem.ts";

/** Indicators given by raters need rules with a weight for at least one of their kinds. */
export function checkRatings(form: Form): Problem[] {
  const problems = form.indicators.flatMap(({ by }, index): Problem[] => {
    if (by.kind !== "rating") return [];
    const at = pointer("/indicators", index, "by");
    if (form.ratings === undefined) {
      return [
        errorAt(
          at,
          "ratings-missing",
          "由测评给分，但本表没有测评规则（权重）",
          "is given by raters, but the form has no rating rules (weights)",
        ),
      ];
    }
    if (countedKinds(form.ratings, by.raters).length > 0) return [];
    return [errorAt(at, "no-rater-counts", "没有任何一类测评人有权重", "no kind of rater has a weight")];
  });
  return form.ratings === undefined ? problems : [...problems, ...checkTrim(form.ratings)];
}

function checkTrim({ trim, required = [], weights }: NonNullable<Form["ratings"]>): Problem[] {
  const problems: Problem[] = [];
  if (trim !== undefined && trim.from <= 2 * trim.drop) {
    problems.push(
      errorAt(
        "/ratings/trim/from",
        "trim-drops-all",
        `满 ${trim.from} 票就去掉 ${2 * trim.drop} 票，没有剩余`,
        `of ${trim.from} ballots ${2 * trim.drop} would be dropped: none remain`,
      ),
    );
  }
  required.forEach((kind, index) => {
    if ((weights[kind] ?? 0) > 0) return;
    problems.push(
      warningAt(
        pointer("/ratings/required", index),
        "required-without-weight",
        `“${kind}”必须有，但没有权重`,
        `"${kind}" is required but has no weight`,
      ),
    );
  });
  return problems;
}

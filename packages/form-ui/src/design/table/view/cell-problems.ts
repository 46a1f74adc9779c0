import type { Form, Problem } from "@duheng/contracts";
import { placeOf } from "../../selection.ts";

/** Problems of the form by the indicator that they are at, each with its place in the indicator (`by/formula`). */
export type ProblemsById = ReadonlyMap<string, readonly IndicatorProblem[]>;

export interface IndicatorProblem {
  readonly attribute: string;
  readonly problem: Problem;
}

export function problemsById(form: Form, problems: readonly Problem[]): ProblemsById {
  const found = new Map<string, IndicatorProblem[]>();
  for (const problem of problems) {
    if (!problem.path.startsWith("/indicators/")) continue;
    const { selection, attribute } = placeOf(form, problem.path);
    if (selection.kind !== "indicator") continue;
    const list = found.get(selection.id) ?? [];
    list.push({ attribute, problem });
    found.set(selection.id, list);
  }
  return found;
}

/** The problems at an attribute or inside of it; `by` alone leaves its formula to the formula's own column. */
export function problemsAt(list: readonly IndicatorProblem[], attribute: string): readonly Problem[] {
  return list
    .filter(
      (each) =>
        each.attribute === attribute ||
        (each.attribute.startsWith(`${attribute}/`) &&
          !(attribute === "by" && each.attribute === "by/formula")),
    )
    .map((each) => each.problem);
}

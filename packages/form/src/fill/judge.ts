import type { Problem } from "@duheng/contracts";
import { isOfData } from "../fields/is-of-data.ts";
import { isRecord } from "../json/record.ts";
import { ofValue } from "../planning/plan.ts";
import { errorAt, warningAt } from "../problem.ts";
import type { LevelField } from "./level.ts";

export const noProblems: readonly Problem[] = [];

/** The problems of a field by itself, without what is inside; `input` holds what formulas of its level see. */
export function ownProblems(
  field: LevelField,
  value: unknown,
  input: Readonly<Record<string, unknown>>,
  path: string,
): readonly Problem[] {
  const { required, computed } = field.info;
  if (value === undefined || (required && Array.isArray(value) && value.length === 0)) {
    if (!required) return checkProblems(field, input, path);
    return [isOfData(field.info) ? waiting(path) : missing(computed !== undefined, path)];
  }
  const problems = field.check(value, path);
  if (problems.length > 0) return problems;
  const checked = checkProblems(field, input, path);
  // Nobody who fills in can mend what data says.
  return isOfData(field.info) ? checked.map((each) => ({ ...each, severity: "warning" as const })) : checked;
}

/** What is no row at all is told at its own place. */
export function rowProblems(raw: unknown, path: string): readonly Problem[] {
  return isRecord(raw) ? noProblems : [errorAt(path, "wrong-type", "应为一行内容", "must be a row")];
}

export function sameProblems(a: readonly Problem[], b: readonly Problem[]): boolean {
  return (
    a === b ||
    (a.length === b.length &&
      a.every(
        (problem, index) => problem.code === b[index]?.code && problem.message.zh === b[index]?.message.zh,
      ))
  );
}

/** The code of what waits for data. */
export const waitingCode = "waiting-for-data";

/** That data has no value yet: it hinders nobody who hands in. */
function waiting(path: string): Problem {
  return warningAt(path, waitingCode, "等待数据，不影响提交", "waits for data; it can be handed in without");
}

function missing(isComputed: boolean, path: string): Problem {
  return isComputed
    ? errorAt(
        path,
        "not-computed",
        "还不能计算：所需内容未填全",
        "cannot be computed yet: something it needs is missing",
      )
    : errorAt(path, "required", "必填", "is required");
}

/** A check that does not hold; one that waits for an answer says nothing, one that fails to compute warns. */
function checkProblems(
  field: LevelField,
  input: Readonly<Record<string, unknown>>,
  path: string,
): readonly Problem[] {
  if (field.checks.length === 0) return noProblems;
  return field.checks.flatMap(({ program, message }) => {
    const { values, errors } = program.evaluate(input);
    const failure = ofValue(errors);
    if (failure !== undefined && failure.code !== "missing-value") {
      return [
        warningAt(
          path,
          "check-not-computed",
          `无法核对：${message.zh}`,
          `could not be checked: ${message.en}`,
        ),
      ];
    }
    return ofValue(values) === false ? [errorAt(path, "check-failed", message.zh, message.en)] : [];
  });
}

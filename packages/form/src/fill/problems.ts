import type { Problem } from "@duheng/contracts";
import { fieldLimits } from "../fields/limits.ts";
import { pointer } from "../json/pointer.ts";
import { isRecord, own } from "../json/record.ts";
import { errorAt, warningAt } from "../problem.ts";
import type { Outcome, Surroundings } from "./evaluate.ts";
import type { Level, LevelField } from "./level.ts";
import { valueName } from "./plan.ts";
import { valueProblems } from "./value-problems.ts";

/**
 * The problems of one field and all inside of it, by path. `around` holds what formulas of its level see, now that
 * all values are known; a hidden field has none.
 */
export function fieldProblems(
  field: LevelField,
  outcome: Pick<Outcome, "value" | "visible">,
  around: Surroundings,
  holder: string,
): Map<string, Problem[]> {
  const found = new Map<string, Problem[]>();
  collectProblems(field, outcome.value, outcome.visible, around, pointer(holder, field.info.key), found);
  return found;
}

function collectProblems(
  field: LevelField,
  value: unknown,
  visible: ReadonlyMap<string, boolean>,
  around: Surroundings,
  path: string,
  found: Map<string, Problem[]>,
): void {
  if (visible.get(path) !== true) return;
  const own_ = ownProblems(field, value, around, path);
  if (own_.length > 0) found.set(path, own_);
  if (field.inner === null || value === undefined) return;
  if (field.info.kind === "object") {
    if (isRecord(value)) collectLevel(field.inner, value, visible, around, path, found);
  } else if (Array.isArray(value) && value.length <= fieldLimits.rows) {
    value.forEach((row: unknown, index) => {
      const at = pointer(path, index);
      if (!isRecord(row)) found.set(at, [errorAt(at, "wrong-type", "应为一行内容", "must be a row")]);
      else if (field.inner !== null) collectLevel(field.inner, row, visible, around, at, found);
    });
  }
}

function collectLevel(
  level: Level,
  values: Readonly<Record<string, unknown>>,
  visible: ReadonlyMap<string, boolean>,
  around: Surroundings,
  path: string,
  found: Map<string, Problem[]>,
): void {
  const seen: Record<string, unknown> = { ...around };
  for (const { info } of level.fields) seen[info.key] = own(values, info.key);
  for (const field of level.fields) {
    collectProblems(field, own(values, field.info.key), visible, seen, pointer(path, field.info.key), found);
  }
}

function ownProblems(field: LevelField, value: unknown, around: Surroundings, path: string): Problem[] {
  const { info } = field;
  if (value === undefined || (Array.isArray(value) && value.length === 0 && info.required)) {
    return info.required ? [missing(info.computed !== undefined, path)] : checkProblems(field, around, path);
  }
  const problems = valueProblems(info, value, path);
  return problems.length > 0 ? problems : checkProblems(field, around, path);
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
function checkProblems(field: LevelField, around: Surroundings, path: string): Problem[] {
  return field.checks.flatMap(({ program, message }) => {
    const { values, errors } = program.evaluate(around);
    const failure = errors[valueName];
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
    return values[valueName] === false ? [errorAt(path, "check-failed", message.zh, message.en)] : [];
  });
}

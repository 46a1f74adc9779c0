import type { Problem } from "@duheng/contracts";
import type { FieldInfo } from "../api.ts";
import { formatChecks } from "../fields/formats.ts";
import { fieldLimits } from "../fields/limits.ts";
import { linearPattern } from "../fields/patterns.ts";
import { sameJson } from "../json/equal.ts";
import { errorAt } from "../problem.ts";
import { hasKind } from "./has-kind.ts";
import { isMultipleOf } from "./multiple-of.ts";

/** What is wrong with the value of one field by itself: its kind, format, bounds. Rows and objects: just their shell. */
export function valueProblems(field: FieldInfo, value: unknown, path: string): Problem[] {
  if (!fitsKind(field, value)) {
    const [zh, en] = kindNames[field.kind];
    return [errorAt(path, "wrong-type", `应为${zh}`, `must be ${en}`)];
  }
  if (typeof value === "string") return textProblems(field, value, path);
  if (typeof value === "number") return numberProblems(field, value, path);
  return Array.isArray(value) ? listProblems(field, value, path) : [];
}

/** A row that is no object is told at its own place. */
function fitsKind(field: FieldInfo, value: unknown): boolean {
  return field.kind === "rows" ? Array.isArray(value) : hasKind(field, value);
}

const kindNames: Record<FieldInfo["kind"], [zh: string, en: string]> = {
  text: ["文本", "a text"],
  date: ["日期（如 2026-07-01）", "a date such as 2026-07-01"],
  "date-time": ["日期和时间", "a date and time"],
  email: ["电子邮箱", "an e-mail address"],
  uri: ["网址", "a web address"],
  file: ["附件", "an attached file"],
  number: ["数字", "a number"],
  integer: ["整数", "a whole number"],
  boolean: ["是或否", "yes or no"],
  choice: ["列出的选项之一", "one of the options listed"],
  choices: ["列出的选项", "options of the list"],
  object: ["一组内容", "a group of fields"],
  rows: ["若干行", "rows"],
};

function textProblems({ kind, bounds }: FieldInfo, value: string, path: string): Problem[] {
  if (kind === "choice") return [];
  const length = [...value].length;
  const { minLength = 0, maxLength = Number.POSITIVE_INFINITY, pattern } = bounds;
  const problems: Problem[] = [];
  const format = formatChecks[kind];
  if (format !== undefined && !format(value)) {
    const [zh, en] = kindNames[kind];
    problems.push(errorAt(path, "wrong-format", `应为${zh}`, `must be ${en}`));
  }
  if (length < minLength)
    problems.push(
      errorAt(path, "too-short", `至少 ${minLength} 个字`, `must have at least ${minLength} characters`),
    );
  if (length > maxLength)
    problems.push(
      errorAt(path, "too-long", `最多 ${maxLength} 个字`, `must have at most ${maxLength} characters`),
    );
  if (pattern !== undefined && !linearPattern(pattern).test(value)) {
    problems.push(
      errorAt(path, "wrong-pattern", "格式不符合要求", "does not have the format that is asked for"),
    );
  }
  return problems;
}

function numberProblems({ kind, bounds }: FieldInfo, value: number, path: string): Problem[] {
  if (kind === "choice") return [];
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf } = bounds;
  const problems: Problem[] = [];
  if (minimum !== undefined && value < minimum)
    problems.push(errorAt(path, "too-small", `不能小于 ${minimum}`, `must be at least ${minimum}`));
  if (maximum !== undefined && value > maximum)
    problems.push(errorAt(path, "too-large", `不能大于 ${maximum}`, `must be at most ${maximum}`));
  if (exclusiveMinimum !== undefined && value <= exclusiveMinimum) {
    problems.push(
      errorAt(path, "too-small", `必须大于 ${exclusiveMinimum}`, `must be more than ${exclusiveMinimum}`),
    );
  }
  if (exclusiveMaximum !== undefined && value >= exclusiveMaximum) {
    problems.push(
      errorAt(path, "too-large", `必须小于 ${exclusiveMaximum}`, `must be less than ${exclusiveMaximum}`),
    );
  }
  if (multipleOf !== undefined && !isMultipleOf(value, multipleOf)) {
    problems.push(
      errorAt(path, "not-a-multiple", multipleZh(multipleOf), `must be a multiple of ${multipleOf}`),
    );
  }
  return problems;
}

function multipleZh(step: number): string {
  const decimals = /^0\.(0*)1$/.exec(String(step))?.[1];
  return decimals === undefined ? `应为 ${step} 的整数倍` : `最多 ${decimals.length + 1} 位小数`;
}

function listProblems({ kind, bounds }: FieldInfo, value: readonly unknown[], path: string): Problem[] {
  const { minItems = 0, maxItems = fieldLimits.rows, uniqueItems } = bounds;
  const problems: Problem[] = [];
  if (value.length < minItems)
    problems.push(errorAt(path, "too-few", `至少 ${minItems} 项`, `must have at least ${minItems}`));
  if (value.length > maxItems)
    problems.push(errorAt(path, "too-many", `最多 ${maxItems} 项`, `must have at most ${maxItems}`));
  if ((kind === "choices" || uniqueItems === true) && hasRepeat(value)) {
    problems.push(errorAt(path, "repeated", "有重复的项", "must not repeat an item"));
  }
  return problems;
}

/** Lists are bounded by maxItems before this is worth much; beyond the limit nothing more is said. */
function hasRepeat(value: readonly unknown[]): boolean {
  if (value.length > fieldLimits.rows) return false;
  return value.some((item, index) => value.slice(0, index).some((earlier) => sameJson(earlier, item)));
}

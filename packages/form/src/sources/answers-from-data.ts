import type { Problem, ScoreInputs } from "@duheng/contracts";
import type { AnswerMap, FieldInfo, Sentence } from "../api.ts";
import { convertValue } from "../carrying/convert-value.ts";
import { valueProblems } from "../fill/value-problems.ts";
import { sameJson } from "../json/equal.ts";
import { pointer } from "../json/pointer.ts";
import { isBlank, isRecord, own, recordOf } from "../json/record.ts";
import { sentence, warningAt } from "../problem.ts";
import { isOfData } from "./is-of-data.ts";

export interface SourcedAnswers {
  /** The answers with what the datasets say and nothing else in sourced fields; the same object where that is so already. */
  readonly answers: AnswerMap;
  /** Paths of the fields that have a value from the datasets. */
  readonly filled: readonly string[];
  /** Paths of the fields for which the datasets have none that fits: they are blank. */
  readonly waiting: readonly string[];
  /** Dataset values that their field cannot take: warnings at the field's path. */
  readonly findings: readonly Problem[];
}

/**
 * The answers as they count: a field with an `x-source` has what a person's dataset rows say (`data.DATASET.COLUMN`, as
 * scoring gets them) and is blank where they say nothing, whatever stood in it. A value of another kind is taken where
 * nothing is lost by it (the text "12" as a number); one that the field does not allow is not taken. For reading a
 * paper, handing it in and scoring it; what is stored is `typedAnswers`.
 */
export function answersFromData(
  fields: readonly FieldInfo[],
  data: NonNullable<ScoreInputs["data"]>,
  answers: AnswerMap = {},
): SourcedAnswers {
  const filled: string[] = [];
  const waiting: string[] = [];
  const findings: Problem[] = [];

  function take(field: FieldInfo, path: string): unknown {
    const { dataset = "", column = "" } = field.source ?? {};
    const value = own(own(data, dataset), column);
    const taken = isBlank(value) ? undefined : taking(field, value);
    if (taken === undefined) {
      waiting.push(path);
      return undefined;
    }
    if ("value" in taken) {
      filled.push(path);
      return taken.value;
    }
    waiting.push(path);
    findings.push(unfit(field, path, taken.why));
    return undefined;
  }

  return { answers: withSourced(fields, answers, take), filled, waiting, findings };
}

/**
 * The answers without anything in fields that belong to data: what somebody typed there, or an old page sends. For
 * saving. The same object where there is nothing.
 */
export function typedAnswers(fields: readonly FieldInfo[], answers: AnswerMap): AnswerMap {
  return withSourced(fields, answers, () => undefined);
}

/** A dataset's value as the field takes it, or why it does not, by its kind or its bounds. */
function taking(field: FieldInfo, value: unknown): { readonly value: unknown } | { readonly why: Sentence } {
  const kind = typeof value === "string" ? "text" : typeof value === "boolean" ? "boolean" : "number";
  const { value: taken } = convertValue(value, { kind }, field);
  const [wrong] = valueProblems(field, taken ?? value, "");
  if (wrong !== undefined) return { why: wrong.message };
  return taken === undefined ? { why: sentence("不能确定是哪一个", "may mean several") } : { value: taken };
}

function unfit({ source, title }: FieldInfo, path: string, { zh, en }: Sentence): Problem {
  return warningAt(
    path,
    "source-does-not-fit",
    `数据“${source?.dataset}·${source?.column}”的值放不进“${title}”：${zh}`,
    `the value of ${source?.dataset}.${source?.column} does not fit "${title}": ${en}`,
  );
}

/** Answers with another value in each sourced field, undefined taking it out; an object that is emptied so goes, too. */
function withSourced(
  fields: readonly FieldInfo[],
  given: AnswerMap,
  take: (field: FieldInfo, path: string) => unknown,
  holder = "",
): AnswerMap {
  const changed = new Map<string, unknown>();
  for (const field of fields) {
    const path = pointer(holder, field.key);
    const current = own(given, field.key);
    if (field.kind === "object" && (isRecord(current) || isBlank(current))) {
      const held = isRecord(current) ? current : {};
      const next = withSourced(field.fields ?? [], held, take, path);
      if (next === held) continue;
      changed.set(field.key, Object.keys(next).length === 0 ? undefined : next);
    } else if (isOfData(field) && field.kind !== "object") {
      const value = take(field, path);
      if (!(value === undefined ? current === undefined : sameJson(value, current)))
        changed.set(field.key, value);
    }
  }
  if (changed.size === 0) return given;
  return recordOf(
    [...Object.entries(given), ...changed].flatMap(([key]) => {
      const value = changed.has(key) ? changed.get(key) : own(given, key);
      return value === undefined ? [] : [[key, value] as const];
    }),
  );
}

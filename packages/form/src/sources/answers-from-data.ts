import type { Problem, ScoreInputs } from "@duheng/contracts";
import type { AnswerMap, FieldInfo, Sentence } from "../api.ts";
import { convertValue } from "../carrying/convert-value.ts";
import { valueProblems } from "../fill/value-problems.ts";
import { isBlank, own } from "../json/record.ts";
import { sentence, warningAt } from "../problem.ts";
import { withSourced } from "./with-sourced.ts";

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

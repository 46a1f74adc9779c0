import type { Problem, ScoreInputs } from "@duheng/contracts";
import type { AnswerMap, FieldInfo } from "../api.ts";
import { convertValue } from "../carrying/convert-value.ts";
import { pointer } from "../json/pointer.ts";
import { isBlank, isRecord, own } from "../json/record.ts";
import { warningAt } from "../problem.ts";

export interface SourcedAnswers {
  /** The answers given, with blanks filled from the datasets; the same object where there was nothing to fill. */
  readonly answers: AnswerMap;
  /** Paths of the fields that were filled. */
  readonly filled: readonly string[];
  /** Dataset values that their field cannot take: warnings at the field's path. */
  readonly findings: readonly Problem[];
}

/**
 * Fills fields that have an `x-source` from a person's dataset rows (`data.DATASET.COLUMN`, as scoring gets them). What
 * somebody filled in stays; a value of another kind is taken where nothing is lost by it (the text "12" as a number).
 */
export function answersFromData(
  fields: readonly FieldInfo[],
  data: NonNullable<ScoreInputs["data"]>,
  answers: AnswerMap = {},
): SourcedAnswers {
  const filled: string[] = [];
  const findings: Problem[] = [];

  function level(inside: readonly FieldInfo[], given: AnswerMap, holder: string): AnswerMap {
    const found: Record<string, unknown> = {};
    for (const field of inside) {
      const path = pointer(holder, field.key);
      const current = own(given, field.key);
      if (field.kind === "object") {
        const held = isRecord(current) ? current : {};
        const next = level(field.fields ?? [], held, path);
        if (next !== held && (isRecord(current) || isBlank(current))) found[field.key] = next;
      } else if (isBlank(current)) {
        const value = take(field, path);
        if (value !== undefined) found[field.key] = value;
      }
    }
    return Object.keys(found).length === 0 ? given : { ...given, ...found };
  }

  function take(field: FieldInfo, path: string): unknown {
    if (field.source === undefined || field.computed !== undefined) return undefined;
    const { dataset, column } = field.source;
    const value = own(own(data, dataset), column);
    if (isBlank(value)) return undefined;
    const { value: taken } = convertValue(
      value,
      { kind: typeof value === "string" ? "text" : "number" },
      field,
    );
    if (taken === undefined) {
      findings.push(
        warningAt(
          path,
          "source-does-not-fit",
          `数据“${dataset}·${column}”的值放不进“${field.title}”`,
          `the value of ${dataset}.${column} does not fit "${field.title}"`,
        ),
      );
      return undefined;
    }
    filled.push(path);
    return taken;
  }

  return { answers: level(fields, answers, ""), filled, findings };
}

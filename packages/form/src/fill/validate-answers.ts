import type { Problem } from "@duheng/contracts";
import type { AnswerMap, Validation } from "../api.ts";
import { fieldLimits } from "../fields/limits.ts";
import { pointer } from "../json/pointer.ts";
import { isRecord, own } from "../json/record.ts";
import { capped, errorAt, isError } from "../problem.ts";
import { evaluated, unknownKeys } from "./fill-tree.ts";
import type { Level } from "./level.ts";
import { problemList } from "./read-state.ts";

/** Holds answers against the form as they are handed in. A key that no field has is refused, not ignored. */
export function validateAnswers(level: Level, answers: AnswerMap): Validation {
  if (!isRecord(answers)) {
    return {
      valid: false,
      problems: [errorAt("", "wrong-type", "应为一组内容", "must be an object")],
      answers: {},
    };
  }
  const tree = evaluated(level, answers);
  const unknown = unknownKeys(level, answers).map((key) => unknownField(pointer("", key), key));
  const problems = [...unknown, ...unknownInside(level, answers, ""), ...problemList(tree)];
  return { valid: !problems.some(isError), problems: capped(problems), answers: tree.root.submitted() };
}

/** Unknown keys inside of objects and rows. */
function unknownInside(level: Level, answers: unknown, path: string): Problem[] {
  return level.fields.flatMap(({ info, inner }) => {
    const value = own(answers, info.key);
    if (inner === null || typeof value !== "object" || value === null) return [];
    // Refused as a whole.
    if (Array.isArray(value) && value.length > fieldLimits.rows) return [];
    const at = pointer(path, info.key);
    const holders: [unknown, string][] = Array.isArray(value)
      ? value.map((row: unknown, index) => [row, pointer(at, index)])
      : [[value, at]];
    return holders.flatMap(([holder, place]) => {
      if (typeof holder !== "object" || holder === null || Array.isArray(holder)) return [];
      const unknown = Object.keys(holder).filter(
        (key) => !inner.indexOf.has(key) && own(holder, key) !== undefined,
      );
      return [
        ...unknown.map((key) => unknownField(pointer(place, key), key)),
        ...unknownInside(inner, holder, place),
      ];
    });
  });
}

function unknownField(path: string, key: string): Problem {
  return errorAt(path, "unknown-field", `本表没有“${key}”这个字段`, `the form has no field "${key}"`);
}

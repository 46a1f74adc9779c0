import type { FormulaFailure, IndicatorResult } from "@duheng/contracts";
import type { FieldInfo, Sentence } from "../api.ts";
import { findField } from "../fields/find-field.ts";
import { isOfData } from "../fields/is-of-data.ts";
import { pointerParts } from "../json/pointer.ts";
import { sentence } from "../problem.ts";

/** What an item without points waits for: answers not filled in, the whole group's, or points that somebody gives. */
export type Waiting = "answers" | "group" | "points";

/** What an item waits for; null where it does not wait. */
export function waitingFor({ state, error }: IndicatorResult): Waiting | null {
  if (state !== "pending") return null;
  if (error === undefined) return "points";
  return error.params?.cohort === undefined ? "answers" : "group";
}

/** Which answer a formula misses, the row of a table named; of one that comes from data, that it is not there yet. */
export function missingSentence(fields: readonly FieldInfo[], { params }: FormulaFailure): Sentence {
  const path = typeof params?.path === "string" ? params.path : "";
  const name = nameOf(fields, pointerParts(path));
  const field = findField(fields, path);
  if (name !== null && field !== null && isOfData(field))
    return sentence(`${name.zh}等待数据`, `${name.en} waits for data`);
  return name === null
    ? sentence("所需内容尚未填写", "something that it needs is not filled in yet")
    : sentence(`${name.zh}尚未填写`, `${name.en} is not filled in yet`);
}

function nameOf(fields: readonly FieldInfo[], [key, ...rest]: readonly string[]): Sentence | null {
  const field = fields.find((each) => each.key === key);
  if (field === undefined) return null;
  const { title, kind, fields: inner = [] } = field;
  const own = sentence(`“${title}”`, `“${title}”`);
  if (rest.length === 0) return own;
  if (kind !== "rows") return nameOf(inner, rest);
  const [index = "", ...within] = rest;
  const row = Number(index) + 1;
  const cell = nameOf(inner, within);
  return cell === null
    ? own
    : sentence(`“${title}”第 ${row} 行的${cell.zh}`, `${cell.en} in row ${row} of “${title}”`);
}

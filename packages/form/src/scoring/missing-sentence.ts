import type { FormulaFailure, IndicatorResult } from "@duheng/contracts";
import type { FieldInfo, Sentence } from "../api.ts";
import { findField } from "../fields/find-field.ts";
import { isOfData } from "../fields/is-of-data.ts";
import { pointerParts } from "../json/pointer.ts";
import { sentence } from "../problem.ts";
import { awaitedDataset, isAwaited } from "./awaited.ts";

/** What an item without points waits for: answers not filled in, data not brought in, the whole group's, or points that somebody gives. */
export type Waiting = "answers" | "data" | "group" | "points";

/** What an item waits for; null where it does not wait. */
export function waitingFor({ state, error }: IndicatorResult): Waiting | null {
  if (state !== "pending") return null;
  if (error === undefined) return "points";
  if (error.params?.cohort !== undefined) return "group";
  return isAwaited(error) ? "data" : "answers";
}

/** Which answer a formula misses, the row of a table named; of what comes from data, that it is not there yet. */
export function missingSentence(fields: readonly FieldInfo[], failure: FormulaFailure): Sentence {
  const dataset = awaitedDataset(failure);
  if (dataset !== null)
    return sentence(`待数据“${dataset}”导入后计算`, `waits for the data “${dataset}” to be brought in`);
  const path = typeof failure.params?.path === "string" ? failure.params.path : "";
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

import type { AnswerMap } from "../api.ts";
import { isRecord } from "../json/record.ts";

/** The answers with the value at a path replaced; holders on the way are made where they are missing. */
export function replaceAt(answers: AnswerMap, parts: readonly string[], value: unknown): AnswerMap {
  const next = replace(answers, parts, value);
  return isRecord(next) ? next : answers;
}

export function insertAt<Item>(list: readonly Item[], index: number, item: Item): Item[] {
  return [...list.slice(0, index), item, ...list.slice(index)];
}

export function removeAt<Item>(list: readonly Item[], index: number): Item[] {
  return list.filter((_, at) => at !== index);
}

function replace(holder: unknown, parts: readonly string[], value: unknown): unknown {
  const [part, ...rest] = parts;
  if (part === undefined) return value;
  if (Array.isArray(holder)) {
    const index = Number(part);
    const list: readonly unknown[] = holder;
    if (!(index >= 0 && index < list.length)) return list;
    const changed = replace(list[index], rest, value);
    return Object.is(changed, list[index]) ? list : list.map((item, at) => (at === index ? changed : item));
  }
  const record = isRecord(holder) ? holder : {};
  const old = Object.hasOwn(record, part) ? record[part] : undefined;
  const changed = replace(old, rest, value);
  return Object.is(changed, old) ? holder : { ...record, [part]: changed };
}

import { isRecord } from "../json/record.ts";

export function insertAt<Item>(list: readonly Item[], index: number, item: Item): Item[] {
  return [...list.slice(0, index), item, ...list.slice(index)];
}

export function removeAt<Item>(list: readonly Item[], index: number): Item[] {
  return list.filter((_, at) => at !== index);
}

/** A value with what stands at a path inside of it replaced; holders on the way are made where they are missing. */
export function replaceIn(holder: unknown, parts: readonly string[], value: unknown): unknown {
  const [part, ...rest] = parts;
  if (part === undefined) return value;
  if (Array.isArray(holder)) {
    const index = Number(part);
    const list: readonly unknown[] = holder;
    if (!(index >= 0 && index < list.length)) return list;
    const changed = replaceIn(list[index], rest, value);
    return Object.is(changed, list[index]) ? list : list.map((item, at) => (at === index ? changed : item));
  }
  const record = isRecord(holder) ? holder : {};
  const old = Object.hasOwn(record, part) ? record[part] : undefined;
  const changed = replaceIn(old, rest, value);
  return Object.is(changed, old) ? holder : { ...record, [part]: changed };
}

import { isRecord, type JsonRecord, recordOf } from "../json/record.ts";
import { mapFormulas } from "./map-formulas.ts";
import { listHolder, nameAttribute, nameOf, type Part, type Parts } from "./parts.ts";
import { renameInFormulas } from "./rename-in-formulas.ts";

/**
 * One document in the names of the merged one: where a part is called otherwise, all that names it follows — formulas,
 * samples, the keys of tasks, the group of an indicator. So a formula that only followed a new name is no change of its own.
 */
export function applyNames(parts: Parts, names: ReadonlyMap<string, string>): Parts {
  const renamed = [...parts.all.values()].filter((part) => {
    const name = names.get(part.key);
    return name !== undefined && nameOf(part) !== "" && name !== nameOf(part);
  });
  if (renamed.length === 0) return parts;
  const isSwapped = renamed.some((part) => renamed.some((other) => names.get(part.key) === nameOf(other)));
  const passes: ((part: Part) => string)[] = [(part) => names.get(part.key) ?? nameOf(part)];
  if (isSwapped) passes.unshift((part) => `临时名_${renamed.findIndex(({ key }) => key === part.key)}_`);
  return passes.reduce((present, nameFor) => {
    // What stands deepest first: its address still bears the old names of what holds it.
    const inOrder = renamed
      .map(({ key }) => present.all.get(key))
      .filter((part) => part !== undefined)
      .sort((a, b) => depthOf(b, present) - depthOf(a, present));
    return inOrder.reduce((next, part) => renameOne(next, part, nameFor(part)), present);
  }, parts);
}

function renameOne(parts: Parts, part: Part, to: string): Parts {
  const from = nameOf(part);
  const path = pathOf(part, parts);
  const change = (each: Part): Part => {
    const attributes = {
      ...mapFormulas(each, (source) => renameInFormulas(source, { part, from, to, path, user: each, parts })),
    };
    if (each.key === part.key) attributes[nameAttribute(part.kind) ?? "key"] = to;
    if (each.kind === "indicator" && part.kind === "group" && attributes.group === from)
      attributes.group = to;
    if (each.kind === "sample") renameInSample(attributes, part, path, to);
    if (each.kind === "field" && part.kind === "field") renameInTasks(attributes, each, part, parts, to);
    return { ...each, attributes };
  };
  return { lists: parts.lists, all: new Map([...parts.all].map(([key, each]) => [key, change(each)])) };
}

/** Names from the form's own field down to this one; of an indicator or a group its code alone. */
function pathOf(part: Part, parts: Parts): string[] {
  if (part.kind !== "field") return [nameOf(part)];
  const holder = parts.all.get(listHolder(part.list));
  if (holder === undefined || holder.kind !== "field") return [nameOf(part)];
  return [...pathOf(holder, parts), nameOf(part)];
}

function depthOf(part: Part, parts: Parts): number {
  return part.kind === "field" ? pathOf(part, parts).length : 0;
}

function renameInSample(
  attributes: Record<string, unknown>,
  part: Part,
  path: readonly string[],
  to: string,
): void {
  const { inputs, expected } = attributes;
  if (isRecord(inputs) && part.kind === "field") {
    attributes.inputs = { ...inputs, answers: renameAlong(inputs.answers, path, to) };
  }
  const [code = ""] = path;
  if (part.kind === "group" && isRecord(expected) && isRecord(expected.groups)) {
    attributes.expected = { ...expected, groups: renameKey(expected.groups, code, to) };
  }
  if (part.kind !== "indicator") return;
  if (isRecord(inputs)) {
    const { review, ratings } = inputs;
    attributes.inputs = {
      ...inputs,
      ...(isRecord(review) ? { review: renameKey(review, code, to) } : {}),
      ...(isRecord(ratings) ? { ratings: renameKey(ratings, code, to) } : {}),
    };
  }
  if (isRecord(expected) && isRecord(expected.indicators)) {
    attributes.expected = { ...expected, indicators: renameKey(expected.indicators, code, to) };
  }
}

/** In rows, in every row. */
function renameAlong(value: unknown, path: readonly string[], to: string): unknown {
  const [key, ...rest] = path;
  if (Array.isArray(value)) return value.map((row: unknown) => renameAlong(row, path, to));
  if (!isRecord(value) || key === undefined || !Object.hasOwn(value, key)) return value;
  return rest.length === 0
    ? renameKey(value, key, to)
    : { ...value, [key]: renameAlong(value[key], rest, to) };
}

/** Key tasks name fields of their rows, and of the milestones in them. */
function renameInTasks(
  attributes: Record<string, unknown>,
  each: Part,
  part: Part,
  parts: Parts,
  to: string,
): void {
  const tasks = attributes["x-tasks"];
  if (!isRecord(tasks)) return;
  const from = nameOf(part);
  const swap = (value: unknown) => (value === from ? to : value);
  const holder = listHolder(part.list);
  if (holder === each.key) {
    attributes["x-tasks"] = { ...tasks, title: swap(tasks.title), milestones: swap(tasks.milestones) };
    return;
  }
  const milestones = parts.all.get(holder);
  if (milestones === undefined || listHolder(milestones.list) !== each.key || !isRecord(tasks.milestone))
    return;
  if (nameOf(milestones) !== tasks.milestones) return;
  const milestone = recordOf(
    Object.entries(tasks.milestone).map(([role, key]) => [role, swap(key)] as const),
  );
  attributes["x-tasks"] = { ...tasks, milestone };
}

function renameKey(record: JsonRecord, from: string, to: string): JsonRecord {
  return recordOf(Object.entries(record).map(([key, value]) => [key === from ? to : key, value] as const));
}

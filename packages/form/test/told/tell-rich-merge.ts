import type { Form } from "@duheng/contracts";
import { checkForm, mergeForms, mergeTemplate, type Sentence, takeParts } from "../../src/index.ts";
import { canonicalJson } from "../../src/json/canonical.ts";
import { changedParts } from "../../src/merging/take-parts.ts";
import { rich, richEdits } from "./rich-form.ts";

/**
 * All that is told of a merge of two edits of the rich form: the conflicts; what the merged form says otherwise than the one before, whole;
 * the same with every conflict decided for theirs, with two locked indicators of a template, and where of the parts that one changed the
 * first ones are taken one by one.
 */
export function tellRichMerge(given: unknown): readonly string[] {
  const [mine, theirs] = Array.isArray(given) ? given.map(after) : [];
  if (mine === undefined || theirs === undefined) throw new Error(`no such edits: ${JSON.stringify(given)}`);
  const merge = mergeForms(rich, mine, theirs);
  const choices = Object.fromEntries(merge.conflicts.map(({ id }) => [id, "theirs" as const]));
  const lockedIds = ["indicator-P", "indicator-R"];
  const template = mergeTemplate({ base: rich, mine, theirs, lockedIds });
  return [
    ...merge.conflicts.flatMap(({ id, message, taken }) => [`! ${id} ${taken}`, ...both(message)]),
    ...otherwise(merge.merged, rich),
    ...titled("theirs", otherwise(mergeForms(rich, mine, theirs, choices).merged, merge.merged)),
    ...titled("locked", otherwise(template.merged, merge.merged)),
    ...template.followed.flatMap(({ id, message }) => [`followed: ${id}`, ...both(message)]),
    ...(theirs === rich
      ? changedParts(rich, mine)
          .slice(0, 4)
          .flatMap(({ key }) => titled(`taken: ${key}`, otherwise(takeParts(rich, mine, [key]), rich)))
      : []),
  ].map((line) => line.trimEnd().replaceAll("\n", "⏎"));
}

function after(name: unknown): Form | undefined {
  return typeof name === "string" ? richEdits[name]?.(rich) : undefined;
}

function both({ zh, en }: Sentence): string[] {
  return [`  ${zh}`, `  ${en}`];
}

function titled(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : [`${title}:`, ...lines.map((line) => `  ${line}`)];
}

/** What a form says otherwise than another: each place of which the value differs. */
function otherwise(form: Form, other: Form): string[] {
  const before = new Map(placesOf(other));
  const now = placesOf(form);
  const there = new Set(now.map(([place]) => place));
  return [
    ...now.flatMap(([place, value]) => (before.get(place) === value ? [] : [`${place} ${value}`])),
    ...[...before.keys()].flatMap((place) => (there.has(place) ? [] : [`${place} gone`])),
  ];
}

/** Fields by their path, indicators and groups by their ids, the sample in three, and what the check finds. */
function placesOf(form: Form): [place: string, value: string][] {
  const { fields, indicators, score, samples = [] } = form;
  return [
    ...fieldsAt(fields, ""),
    ["order", Object.keys(fields.properties).join(" ")],
    ...indicators.map((each): [string, string] => [each.id, JSON.stringify({ ...each, id: undefined })]),
    ...score.groups.map((each): [string, string] => [each.id, JSON.stringify({ ...each, id: undefined })]),
    ...samples.flatMap(({ inputs: { answers, ...given }, expected }): [string, string][] => [
      ["answers", JSON.stringify(answers)],
      ["given", JSON.stringify(given)],
      ["expected", JSON.stringify(expected)],
    ]),
    ...checkForm(form).map(({ code, path }): [string, string] => [`wrong at ${path}`, code]),
  ];
}

function fieldsAt(schema: unknown, path: string): [place: string, value: string][] {
  if (typeof schema !== "object" || schema === null) return [];
  const { properties, items, $defs, ...own } = schema as Record<string, unknown>;
  const inner = (held: unknown, at: string) =>
    Object.entries(held ?? {}).flatMap(([key, each]) => fieldsAt(each, `${at}/${key}`));
  return [
    [path, canonicalJson(own)],
    ...inner(properties, path),
    ...(items === undefined ? [] : fieldsAt(items, `${path}[]`)),
    ...inner($defs, `${path}#`),
  ];
}

import type { FieldsSchema, Form, Problem } from "@duheng/contracts";
import { examine } from "../checking/check-form.ts";
import { keywords } from "../fields/keywords.ts";
import { annotations } from "../fields/keywords-of-kind.ts";
import { findDefinition } from "../fields/references.ts";
import { pointerParts } from "../json/pointer.ts";
import { isRecord, own, ownText } from "../json/record.ts";
import { isError } from "../problem.ts";
import type { ImportNotes } from "./import-notes.ts";
import type { Origins } from "./origins.ts";

/** What is wrong in one part may show another only once it is mended. */
const mostRounds = 8;

/**
 * Takes away what the form's own check refuses, the smallest part each time: a rule, else its field. Changes `fields`.
 * Returns the warnings that remain; null where it does not come to an end.
 */
export function mendFields(
  fields: FieldsSchema,
  formOf: (fields: FieldsSchema) => Form,
  origins: Origins,
  notes: ImportNotes,
): Problem[] | null {
  for (let round = 0; round < mostRounds; round += 1) {
    const { problems: all } = examine(formOf(fields), {});
    const problems = all.filter(({ path }) => path.startsWith("/fields"));
    const errors = problems.filter(isError);
    const placed = errors.map((error) => ({ error, at: originOf(error.path, fields, origins) }));
    if (placed.length === 0)
      return problems.map((problem) => ({ ...problem, path: originOf(problem.path, fields, origins) }));
    for (const { error, at } of placed) takeAway(fields, error, at, notes);
  }
  return null;
}

function originOf(path: string, fields: FieldsSchema, origins: Origins): string {
  const place = path.slice("/fields".length);
  const [, defs, name = "", rest = ""] = /^\/(\$defs)\/([^/]*)(.*)$/.exec(place) ?? [];
  if (defs === undefined) return origins.find(fields, place);
  const [key = ""] = pointerParts(`/${name}`);
  return origins.find(own(fields.$defs, key), rest);
}

function takeAway(fields: FieldsSchema, error: Problem, at: string, notes: ImportNotes): void {
  const parts = pointerParts(error.path).slice(1);
  const { zh, en } = error.message;
  const walked = walk(fields, parts);
  if (walked === null) return;
  const { holder, key, field, rest } = walked;
  const [keyword = ""] = rest;
  const title = ownText(field, "title") ?? key;
  if (isRecord(field) && rest.length > 0 && isRule(keyword) && Object.hasOwn(field, keyword)) {
    Reflect.deleteProperty(field, keyword);
    if (annotations.has(keyword) && !keyword.startsWith("x-")) notes.warn(at, error.code, zh, en);
    else notes.leaveRule(at, title, error.code, keyword, zh, en);
    return;
  }
  if (annotations.has(keyword) && dropFromDefinition(fields, field, keyword)) {
    notes.warn(at, error.code, zh, en);
    return;
  }
  const [items, inItems = ""] = rest;
  const ofItems = items === "items" ? own(field, "items") : undefined;
  if (isRecord(ofItems) && isRule(inItems) && Object.hasOwn(ofItems, inItems)) {
    Reflect.deleteProperty(ofItems, inItems);
    notes.leaveRule(at, title, error.code, inItems, zh, en);
    return;
  }
  if (!Object.hasOwn(holder, key)) return;
  Reflect.deleteProperty(holder, key);
  notes.leaveField(at, title, error.code, zh, en);
}

/** What a field has from the definition that it refers to. */
function dropFromDefinition(fields: FieldsSchema, field: unknown, keyword: string): boolean {
  let found = field;
  for (let step = 0; step < 8 && isRecord(found); step += 1) {
    if (Object.hasOwn(found, keyword)) return Reflect.deleteProperty(found, keyword);
    found = findDefinition(fields, ownText(found, "$ref") ?? "")?.schema;
  }
  return false;
}

/** Whether a field can do without it. */
function isRule(keyword: string): boolean {
  return (
    Object.hasOwn(keywords, keyword) &&
    !["type", "properties", "items", "$ref", "enum", "oneOf"].includes(keyword)
  );
}

interface Walked {
  /** The record that the field stands in, and its key there. */
  readonly holder: Readonly<Record<string, unknown>>;
  readonly key: string;
  readonly field: unknown;
  /** Below the field. */
  readonly rest: readonly string[];
}

/** The innermost field that a path leads into. */
function walk(fields: FieldsSchema, parts: readonly string[]): Walked | null {
  let found: Walked | null = null;
  let value: unknown = fields;
  for (let index = 0; index < parts.length; index += 1) {
    const part = parts[index] ?? "";
    const inner = own(value, part);
    const isHolder = part === "properties" || (part === "$defs" && index === 0);
    const key = parts[index + 1];
    if (isHolder && isRecord(inner) && key !== undefined) {
      const field = own(inner, key);
      found = { holder: inner, key, field, rest: parts.slice(index + 2) };
      value = field;
      index += 1;
    } else value = inner;
  }
  return found;
}

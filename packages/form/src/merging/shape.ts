import { sameJson } from "../json/equal.ts";
import type { JsonRecord } from "../json/record.ts";

/** The name of all keywords together that say what may be filled in, where they must come from one side. */
export const shapeAttribute = "shape";

/** Keywords that say what kind of field it is: who changes one of them changes what all others mean. */
const kindKeywords: readonly string[] = [
  "type",
  "format",
  "$ref",
  "contentMediaType",
  "properties/",
  "items/",
  "items/type",
  "items/format",
  "items/$ref",
  "items/properties/",
  "items/contentMediaType",
];
const choiceKeywords: readonly string[] = ["oneOf", "enum", "const", "items/oneOf", "items/enum"];

/** Whether two versions of a field are of different kinds. */
export function isOtherKind(a: JsonRecord, b: JsonRecord): boolean {
  return (
    kindKeywords.some((keyword) => !sameJson(a[keyword], b[keyword])) ||
    choiceKeywords.some((keyword) => (a[keyword] === undefined) !== (b[keyword] === undefined))
  );
}

/** What may be filled in: all keywords but names and what Duheng says beside. */
export function shapeOf(attributes: JsonRecord): Record<string, unknown> {
  return Object.fromEntries(Object.entries(attributes).filter(([name]) => isShape(name)));
}

export function isShape(name: string): boolean {
  return !(name.startsWith("x-") || besides.has(name));
}

const besides: ReadonlySet<string> = new Set(["key", "title", "description", "required", "$comment"]);

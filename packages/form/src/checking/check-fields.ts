import type { FieldsSchema, Problem } from "@duheng/contracts";
import { rootKeywords } from "../fields/keywords.ts";
import { fieldLimits } from "../fields/limits.ts";
import { PatternAllowance } from "../fields/pattern-size.ts";
import { findDefinition } from "../fields/references.ts";
import { pointer } from "../json/pointer.ts";
import { isRecord, type JsonRecord, own, ownText } from "../json/record.ts";
import { errorAt } from "../problem.ts";
import { checkField, checkProperties } from "./check-field.ts";
import { openObject, unsupportedKeyword } from "./check-keywords.ts";

/** Whether the fields' schema is one that forms support: keywords, references, size. Formulas are checked elsewhere. */
export function checkFields(fields: FieldsSchema): Problem[] {
  const problems: Problem[] = [];
  for (const keyword of Object.keys(fields)) {
    if (!rootKeywords.has(keyword)) problems.push(unsupportedKeyword("/fields", keyword, rootKeywords));
  }
  if (own(fields, "additionalProperties") === true) problems.push(openObject("/fields"));
  const whole = { root: fields, patterns: new PatternAllowance() };
  problems.push(...checkProperties(whole, fields, "/fields"));
  for (const [name, definition] of Object.entries(fields.$defs ?? {})) {
    if (definition !== undefined)
      problems.push(...checkField(whole, definition, pointer("/fields/$defs", name)));
  }
  return [...problems, ...checkExpansion(fields)];
}

/** Counts the fields after references are followed; a definition that holds itself, or too many fields, end it. */
function checkExpansion(root: FieldsSchema): Problem[] {
  const problems: Problem[] = [];
  let count = 0;

  function walk(schema: JsonRecord, at: string, depth: number, within: readonly string[]): void {
    if (problems.length > 0) return;
    count += 1;
    if (count > fieldLimits.fields) {
      problems.push(
        errorAt(
          at,
          "too-many-fields",
          `字段超过 ${fieldLimits.fields} 个`,
          `there are more than ${fieldLimits.fields} fields`,
        ),
      );
      return;
    }
    if (depth > fieldLimits.depth + 1) {
      problems.push(
        errorAt(
          at,
          "too-deep",
          `字段嵌套超过 ${fieldLimits.depth} 层`,
          `fields are nested deeper than ${fieldLimits.depth} levels`,
        ),
      );
      return;
    }
    const reference = ownText(schema, "$ref");
    const target = reference === undefined ? null : findDefinition(root, reference);
    if (target !== null) {
      if (within.includes(target.name)) {
        const loop = [...within.slice(within.indexOf(target.name)), target.name].join(" → ");
        problems.push(
          errorAt(
            pointer(at, "$ref"),
            "recursive-reference",
            `定义循环引用自己：${loop}`,
            `definitions refer to themselves: ${loop}`,
          ),
        );
        return;
      }
      walk(target.schema, pointer("/fields/$defs", target.name), depth, [...within, target.name]);
    }
    for (const [key, child] of Object.entries(own(schema, "properties") ?? {})) {
      if (isRecord(child)) walk(child, pointer(at, "properties", key), depth + 1, within);
    }
    const items = own(schema, "items");
    if (isRecord(items)) walk(items, pointer(at, "items"), depth, within);
  }

  walk(root, "/fields", 0, []);
  return problems;
}

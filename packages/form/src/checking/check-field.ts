import type { FieldsSchema, Problem } from "@duheng/contracts";
import { fieldKind } from "../fields/field-kind.ts";
import { formats } from "../fields/keywords.ts";
import { fieldLimits } from "../fields/limits.ts";
import type { PatternAllowance } from "../fields/pattern-size.ts";
import { findDefinition, resolveField } from "../fields/references.ts";
import { prototypeKeys, reservedKeys } from "../fields/reserved-keys.ts";
import { pointer } from "../json/pointer.ts";
import { isRecord, type JsonRecord, own, ownList, ownRecord, ownText } from "../json/record.ts";
import { errorAt, warningAt } from "../problem.ts";
import { checkKeywords, openObject } from "./check-keywords.ts";
import { checkKind } from "./check-kind.ts";
import { checkOptions } from "./check-options.ts";
import { checkPattern } from "./check-pattern.ts";

/** The fields that one field is checked among. */
export interface CheckedFields {
  readonly root: FieldsSchema;
  /** What is left to the patterns of the form. */
  readonly patterns: PatternAllowance;
}

/** One field, without following references. */
export function checkField({ root, patterns }: CheckedFields, schema: JsonRecord, at: string): Problem[] {
  const problems = checkKeywords(schema, at);
  const reference = ownText(schema, "$ref");
  if (reference !== undefined) {
    if (findDefinition(root, reference) === null) return [...problems, badReference(at, reference)];
    if (ownText(resolveField(root, schema), "$ref") !== undefined)
      problems.push(endlessReference(at, reference));
    return problems;
  }
  const format = ownText(schema, "format");
  if (format !== undefined && !formats.has(format)) problems.push(badFormat(at, format));
  else problems.push(...checkKind(root, schema, at));
  problems.push(
    ...checkPattern(schema, at, patterns),
    ...checkOptions(schema, at),
    ...checkBounds(schema, at),
  );
  if (own(schema, "additionalProperties") === true) problems.push(openObject(at));
  if (ownRecord(schema, "properties") !== undefined)
    problems.push(...checkProperties({ root, patterns }, schema, at));
  const items = ownRecord(schema, "items");
  if (items !== undefined) problems.push(...checkField({ root, patterns }, items, pointer(at, "items")));
  if (own(schema, "x-computed") !== undefined) problems.push(...checkComputed(root, schema, at));
  return problems;
}

/** The properties of an object: their keys, each field, and what is required of them. */
export function checkProperties(whole: CheckedFields, schema: JsonRecord, at: string): Problem[] {
  const properties = ownRecord(schema, "properties") ?? {};
  const problems = Object.entries(properties).flatMap(([key, field]) => {
    const place = pointer(at, "properties", key);
    if (!isRecord(field))
      return [errorAt(place, "wrong-keyword-value", "字段应为一组内容", "a field must be an object")];
    return [...checkKey(key, place), ...checkField(whole, field, place)];
  });
  for (const [index, key] of (ownList(schema, "required") ?? []).entries()) {
    const place = pointer(at, "required", index);
    const field = typeof key === "string" ? own(properties, key) : undefined;
    if (!isRecord(field)) {
      const name = typeof key === "string" ? key : JSON.stringify(key);
      problems.push(
        errorAt(place, "unknown-field", `必填项“${name}”不在字段中`, `"${name}" is required but is no field`),
      );
    } else if (own(resolveField(whole.root, field), "x-visible") !== undefined) {
      problems.push(requiredButHidden(place, String(key)));
    }
  }
  return problems;
}

function checkKey(key: string, at: string): Problem[] {
  if (reservedKeys.has(key)) {
    return [
      errorAt(
        at,
        "reserved-key",
        `“${key}”在公式中另有含义，请换一个字段名`,
        `"${key}" means something else in formulas; choose another key`,
      ),
    ];
  }
  if (prototypeKeys.has(key)) return [];
  if (key.trim() !== key || key === "" || key.length > fieldLimits.keyLength || unkeepable.test(key)) {
    const limit = fieldLimits.keyLength;
    return [
      errorAt(
        at,
        "bad-key",
        `字段名须为 1–${limit} 个字符，首尾无空格，不含方括号和不可见的控制字符`,
        `a key has 1–${limit} characters, no spaces at its ends, no square brackets and no control characters`,
      ),
    ];
  }
  return [];
}

function checkComputed(root: FieldsSchema, schema: JsonRecord, at: string): Problem[] {
  const kind = fieldKind(root, schema);
  const place = pointer(at, "x-computed");
  if (kind === "object" || kind === "rows" || kind === "choices" || kind === "list" || kind === "file") {
    return [
      errorAt(
        place,
        "unsupported-computed",
        "只有单个值的字段才能用公式计算",
        "only a field of one value can be computed",
      ),
    ];
  }
  if (own(schema, "x-required") !== undefined || own(schema, "default") !== undefined) {
    return [
      warningAt(
        place,
        "computed-not-entered",
        "计算字段由公式得出，“必填”和默认值不起作用",
        "a computed field is never entered: x-required and default have no effect",
      ),
    ];
  }
  return [];
}

const pairs = [
  ["minimum", "maximum"],
  ["minLength", "maxLength"],
  ["minItems", "maxItems"],
] as const;

function checkBounds(schema: JsonRecord, at: string): Problem[] {
  const most = own(schema, "maxItems");
  if (typeof most === "number" && most > fieldLimits.rows) {
    return [
      errorAt(
        pointer(at, "maxItems"),
        "too-many-rows",
        `最多 ${fieldLimits.rows} 行`,
        `there can be at most ${fieldLimits.rows} rows`,
      ),
    ];
  }
  return pairs.flatMap(([low, high]) => {
    const [from, to] = [own(schema, low), own(schema, high)];
    if (typeof from !== "number" || typeof to !== "number" || from <= to) return [];
    return [
      errorAt(
        pointer(at, high),
        "empty-range",
        `${low}（${from}）大于 ${high}（${to}）`,
        `${low} (${from}) is above ${high} (${to})`,
      ),
    ];
  });
}

function badReference(at: string, reference: string): Problem {
  return errorAt(
    pointer(at, "$ref"),
    "bad-reference",
    `“${reference}”找不到：只能引用本表 $defs 中的定义（#/$defs/名称）`,
    `"${reference}" leads nowhere: only the form's own definitions can be referred to (#/$defs/NAME)`,
  );
}

function endlessReference(at: string, reference: string): Problem {
  return errorAt(
    pointer(at, "$ref"),
    "bad-reference",
    `“${reference}”经过太多次引用，找不到字段的定义`,
    `"${reference}" leads from reference to reference without end`,
  );
}

function badFormat(at: string, format: string): Problem {
  const known = [...formats].join(", ");
  return errorAt(
    pointer(at, "format"),
    "unsupported-format",
    `不支持格式“${format}”（可用：${known}）`,
    `the format "${format}" is not supported (supported: ${known})`,
  );
}

function requiredButHidden(at: string, key: string): Problem {
  return errorAt(
    at,
    "required-but-hideable",
    `“${key}”可能被隐藏，不能列入 required；请改用 x-required（显示时必填）`,
    `"${key}" can be hidden, so it cannot stand in required; use x-required (needed whenever visible)`,
  );
}

/**
 * Brackets end a name in a formula; half a surrogate pair is another character once it was stored as UTF-8, and the
 * answers under it are lost; marks of direction make a key read as another one.
 */
const unkeepable = /[[\]\p{Cc}\p{Cs}\p{Bidi_Control}]/u;

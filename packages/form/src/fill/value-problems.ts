import type { Problem } from "@duheng/contracts";
import { isMultipleOf } from "@duheng/formula/numbers";
import type { FieldInfo, Sentence } from "../api.ts";
import { formatChecks } from "../fields/formats.ts";
import { fieldLimits } from "../fields/limits.ts";
import { enginePattern, type LinearPattern } from "../fields/pattern-engine.ts";
import { canonicalJson } from "../json/canonical.ts";
import { errorAt, sentence } from "../problem.ts";
import { readDate } from "../reading/read-date.ts";
import { readNumber, unitOf } from "../reading/read-number.ts";
import { kindTest } from "./has-kind.ts";

/** What is wrong with one value by itself, as problems at this path. */
export type ValueCheck = (value: unknown, path: string) => readonly Problem[];

/**
 * The check of the values of one field by themselves: kind, format, bounds. Rows and objects: just their shell. Made
 * once per field: which bounds there are is not asked again for each value.
 */
export function valueCheck(field: FieldInfo): ValueCheck {
  const fits = field.kind === "rows" || field.kind === "list" ? Array.isArray : kindTest(field);
  const rules = rulesOf(field);
  const ofItems = field.item === undefined ? null : itemsCheck(field.item);
  return (value, path) => {
    if (!fits(value)) {
      const { zh, en } = whyUnfit(field, value);
      return [errorAt(path, "wrong-type", zh, en)];
    }
    let problems = none;
    for (const rule of rules) {
      if (!rule.isBroken(value)) continue;
      const [code, toldZh, toldEn] = rule.told;
      problems = [...problems, errorAt(path, code, toldZh, toldEn)];
    }
    return ofItems === null ? problems : [...problems, ...ofItems(value, path)];
  };
}

/** So many wrong items of a list are told one by one. */
const toldItems = 5;

/** The items of a list, each wrong one by its number: they have no input of their own to tell it at. */
function itemsCheck(item: FieldInfo): ValueCheck {
  const check = valueCheck(item);
  return (value, path) => {
    if (!Array.isArray(value) || value.length > fieldLimits.rows) return none;
    const wrong = value.flatMap((each: unknown, index): Problem[] => {
      const [first] = check(each, path);
      if (first === undefined) return [];
      const { zh, en } = first.message;
      return [errorAt(path, first.code, `第 ${index + 1} 项：${zh}`, `item ${index + 1}: ${en}`)];
    });
    const more = wrong.length - toldItems;
    if (more <= 0) return wrong;
    const rest = errorAt(
      path,
      "more-items",
      `还有 ${more} 项也不合要求`,
      `${more} more items do not fit either`,
    );
    return [...wrong.slice(0, toldItems), rest];
  };
}

/** One value, checked once. */
export function valueProblems(field: FieldInfo, value: unknown, path: string): readonly Problem[] {
  return valueCheck(field)(value, path);
}

const none: readonly Problem[] = [];

/** What is said of a value that is not of the field's kind: a text that could not be read is told what it lacks. */
function whyUnfit({ kind, title, options }: FieldInfo, value: unknown): Sentence {
  const [zh, en] = kindNames[kind];
  const plain = sentence(`应为${zh}`, `must be ${en}`);
  if (typeof value === "number" && kind === "integer") return plain;
  if (options !== undefined && isPlain(value)) {
    const shown = String(value).slice(0, 60);
    return sentence(`“${shown}”不在现有选项中：应为${zh}`, `“${shown}” is no option any more: must be ${en}`);
  }
  if (typeof value !== "string") return plain;
  if (kind === "date") return readDate(value).told ?? plain;
  if (kind !== "number" && kind !== "integer") return plain;
  return readNumber(value, unitOf(title)).told ?? numberAsText;
}

const numberAsText = sentence(
  "是存成文字的数字：请在这里重新填一次",
  "is a number that was stored as text: please enter it here again",
);

function isPlain(value: unknown): boolean {
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean";
}

interface Rule {
  readonly isBroken: (value: unknown) => boolean;
  readonly told: readonly [code: string, zh: string, en: string];
}

const kindNames: Record<FieldInfo["kind"], [zh: string, en: string]> = {
  text: ["文本", "a text"],
  date: ["日期（如 2026-07-01）", "a date such as 2026-07-01"],
  "date-time": ["日期和时间", "a date and time"],
  email: ["电子邮箱", "an e-mail address"],
  uri: ["网址", "a web address"],
  file: ["附件", "an attached file"],
  number: ["数字", "a number"],
  integer: ["整数", "a whole number"],
  boolean: ["是或否", "yes or no"],
  choice: ["列出的选项之一", "one of the options listed"],
  choices: ["列出的选项", "options of the list"],
  list: ["若干项", "a list of items"],
  object: ["一组内容", "a group of fields"],
  rows: ["若干行", "rows"],
};

function rulesOf(field: FieldInfo): readonly Rule[] {
  switch (field.kind) {
    case "text":
    case "date":
    case "date-time":
    case "email":
    case "uri":
      return textRules(field);
    case "number":
    case "integer":
      return numberRules(field);
    case "choices":
    case "list":
    case "rows":
      return listRules(field);
    default:
      return [];
  }
}

function textRules({ kind, bounds }: FieldInfo): Rule[] {
  const { minLength, maxLength, pattern } = bounds;
  const rules: Rule[] = [];
  const add = (isBroken: (text: string) => boolean, ...told: Rule["told"]) =>
    rules.push({ isBroken: (value) => typeof value === "string" && isBroken(value), told });
  const format = formatChecks[kind];
  const [zh, en] = kindNames[kind];
  if (format !== undefined) add((text) => !format(text), "wrong-format", `应为${zh}`, `must be ${en}`);
  if (minLength !== undefined && minLength > 0)
    add(
      (text) => text.length < 2 * minLength && lengthOf(text) < minLength,
      "too-short",
      `至少 ${minLength} 个字`,
      `must have at least ${minLength} characters`,
    );
  if (maxLength !== undefined)
    add(
      (text) => text.length > maxLength && (text.length > 2 * maxLength || lengthOf(text) > maxLength),
      "too-long",
      `最多 ${maxLength} 个字`,
      `must have at most ${maxLength} characters`,
    );
  if (pattern !== undefined) {
    let compiled: LinearPattern | undefined;
    const engine = () => {
      compiled ??= enginePattern(pattern);
      return compiled;
    };
    add(
      (text) => text.length > engine().longest,
      "too-long",
      "太长，无法核对格式，请缩短",
      "is too long for its format to be checked: shorten it",
    );
    add(
      (text) => text.length <= engine().longest && !engine().test(text),
      "wrong-pattern",
      "格式不符合要求",
      "does not have the format that is asked for",
    );
  }
  return rules;
}

/** Characters as people count them: code points, as JSON Schema does; each is one or two of JavaScript's. */
function lengthOf(text: string): number {
  let length = 0;
  for (const _ of text) length += 1;
  return length;
}

function numberRules({ bounds }: FieldInfo): Rule[] {
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf } = bounds;
  const rules: Rule[] = [];
  const add = (isBroken: (number: number) => boolean, ...told: Rule["told"]) =>
    rules.push({ isBroken: (value) => typeof value === "number" && isBroken(value), told });
  if (minimum !== undefined)
    add((n) => n < minimum, "too-small", `不能小于 ${minimum}`, `must be at least ${minimum}`);
  if (maximum !== undefined)
    add((n) => n > maximum, "too-large", `不能大于 ${maximum}`, `must be at most ${maximum}`);
  if (exclusiveMinimum !== undefined)
    add(
      (n) => n <= exclusiveMinimum,
      "too-small",
      `必须大于 ${exclusiveMinimum}`,
      `must be more than ${exclusiveMinimum}`,
    );
  if (exclusiveMaximum !== undefined)
    add(
      (n) => n >= exclusiveMaximum,
      "too-large",
      `必须小于 ${exclusiveMaximum}`,
      `must be less than ${exclusiveMaximum}`,
    );
  if (multipleOf !== undefined)
    add(
      (n) => !isMultipleOf(n, multipleOf),
      "not-a-multiple",
      multipleZh(multipleOf),
      `must be a multiple of ${multipleOf}`,
    );
  return rules;
}

function multipleZh(step: number): string {
  const decimals = /^0\.(0*)1$/.exec(String(step))?.[1];
  return decimals === undefined ? `应为 ${step} 的整数倍` : `最多 ${decimals.length + 1} 位小数`;
}

function listRules({ kind, bounds }: FieldInfo): Rule[] {
  const { minItems = 0, maxItems = fieldLimits.rows, uniqueItems } = bounds;
  const rules: Rule[] = [];
  const add = (isBroken: (list: readonly unknown[]) => boolean, ...told: Rule["told"]) =>
    rules.push({ isBroken: (value) => Array.isArray(value) && isBroken(value), told });
  if (minItems > 0)
    add((list) => list.length < minItems, "too-few", `至少 ${minItems} 项`, `must have at least ${minItems}`);
  add((list) => list.length > maxItems, "too-many", `最多 ${maxItems} 项`, `must have at most ${maxItems}`);
  if (kind === "choices" || uniqueItems === true)
    add(hasRepeat, "repeated", "有重复的项", "must not repeat an item");
  return rules;
}

/** Beyond the limit of rows nothing more is said, nor of what is no JSON: its own place tells that it is wrong. */
function hasRepeat(list: readonly unknown[]): boolean {
  if (list.length > fieldLimits.rows) return false;
  try {
    return new Set(list.map((item) => canonicalJson(item ?? null))).size < list.length;
  } catch {
    return false;
  }
}

import type { Problem } from "@duheng/contracts";
import { annotationShapes } from "../fields/annotations.ts";
import { besideReference, type KeywordShape, keywords } from "../fields/keywords.ts";
import { pointer } from "../json/pointer.ts";
import { isRecord, type JsonRecord, own } from "../json/record.ts";
import { errorAt } from "../problem.ts";

/** Whether a field bears only keywords that forms support, each with a value of the right shape. */
export function checkKeywords(schema: JsonRecord, at: string): Problem[] {
  const isReference = own(schema, "$ref") !== undefined;
  return Object.entries(schema).flatMap(([keyword, value]) => {
    const shape = Object.hasOwn(keywords, keyword) ? keywords[keyword] : undefined;
    if (shape === undefined) return [unsupportedKeyword(at, keyword, new Set(Object.keys(keywords)))];
    if (isReference && !besideReference.has(keyword))
      return [unsupportedKeyword(at, keyword, besideReference)];
    return shapes[shape](value) ? [] : [wrongShape(at, keyword, shape)];
  });
}

/** The keyword is refused by its name, with those that are known. */
export function unsupportedKeyword(at: string, keyword: string, known: ReadonlySet<string>): Problem {
  const list = [...known].join(", ");
  return errorAt(
    pointer(at, keyword),
    "unsupported-keyword",
    `不支持“${keyword}”（可用：${list}）`,
    `the keyword "${keyword}" is not supported (supported: ${list})`,
  );
}

export function openObject(at: string): Problem {
  return errorAt(
    pointer(at, "additionalProperties"),
    "unsupported-value",
    "表单只接受列出的字段，additionalProperties 只能为 false",
    "a form takes only the fields it lists: additionalProperties may only be false",
  );
}

const shapes: Record<KeywordShape, (value: unknown) => boolean> = {
  text: (value) => typeof value === "string",
  formula: (value) => typeof value === "string",
  boolean: (value) => typeof value === "boolean",
  number: isNumber,
  count: (value) => isNumber(value) && Number.isInteger(value) && value >= 0,
  positive: (value) => isNumber(value) && value > 0,
  any: () => true,
  list: Array.isArray,
  record: isRecord,
  check: annotationShapes.check,
  source: annotationShapes.source,
  evidence: annotationShapes.evidence,
  tasks: annotationShapes.tasks,
};

const expected: Record<KeywordShape, [zh: string, en: string]> = {
  text: ["文本", "a text"],
  formula: ["公式（文本）", "a formula (a text)"],
  boolean: ["是或否", "true or false"],
  number: ["数字", "a number"],
  count: ["不小于 0 的整数", "a whole number from 0"],
  positive: ["大于 0 的数字", "a number above 0"],
  any: ["任何值", "anything"],
  list: ["列表", "a list"],
  record: ["一组内容", "an object"],
  check: ["{ 公式 formula, 提示 message } 或其列表", "{ formula, message } or a list of them"],
  source: ["{ dataset, column }", "{ dataset, column }"],
  evidence: ["是或否，或 { title, required }", "true, false or { title, required }"],
  tasks: [
    "{ title, milestones, milestone: { title, planned, done, evidence } }，各为字段名",
    "{ title, milestones, milestone: { title, planned, done, evidence } }, each a field's key",
  ],
};

function wrongShape(at: string, keyword: string, shape: KeywordShape): Problem {
  const [zh, en] = expected[shape];
  return errorAt(
    pointer(at, keyword),
    "wrong-keyword-value",
    `“${keyword}”应为${zh}`,
    `"${keyword}" must be ${en}`,
  );
}

function isNumber(value: unknown): value is number {
  return Number.isFinite(value);
}

import type { ErrorObject } from "ajv";
import type { Problem } from "./generated/types.ts";
import { cleanTitle, type OddCharacter, oddCharacterIn } from "./one-line.ts";

/** A value is not the document that it should be. `problems` tells each place, for people. */
export class ValidationError extends Error {
  override readonly name = "ValidationError";
  readonly document: string;
  readonly problems: readonly Problem[];

  constructor(document: string, problems: readonly Problem[]) {
    super(
      `${document}: ${problems.map((problem) => `${problem.path || "/"} ${problem.message.en}`).join("; ")}`,
    );
    this.document = document;
    this.problems = problems;
  }
}

/**
 * ajv's errors as problems for people, in both languages, each at its JSON pointer. Of a failed choice
 * (oneOf, anyOf, if) only the choice itself is told when its branches add nothing nearer to the mistake.
 *
 * @param value what was judged: the characters of its names are told by their places
 */
export function problemsOf(errors: readonly ErrorObject[], value: unknown): Problem[] {
  const seen = new Set<string>();
  const problems: Problem[] = [];
  for (const error of errors) {
    const problem = isOfNames(error) ? nameProblem(error, value) : toProblem(error);
    const key = `${problem.path} ${problem.message.en}`;
    if (seen.has(key)) continue;
    seen.add(key);
    problems.push(problem);
  }
  return problems;
}

/** Whether a name was refused for what it holds, whatever its length. */
export function isOfNames(error: ErrorObject): boolean {
  return error.keyword === "format" && (error.params.format === "name" || error.params.format === "one-line");
}

function nameProblem(error: ErrorObject, value: unknown): Problem {
  const text = textAt(value, error.instancePath);
  const found = cleanTitle(text) === "" ? null : oddCharacterIn(text);
  const [zh, en] = found === null ? nothingSeen : oddCharacter(found);
  return { code: "invalid-character", path: error.instancePath, severity: "error", message: { zh, en } };
}

const nothingSeen = [
  "只有空格等看不见的字符，请重新输入",
  "holds nothing that can be seen: type it again",
] as const;

function oddCharacter({ kind, place, behind, codePoint }: OddCharacter): [zh: string, en: string] {
  const [zh, en] = oddKinds[kind];
  const code = `U+${codePoint.toString(16).toUpperCase().padStart(4, "0")}`;
  const [after, afterEn] = behind === "" ? ["", ""] : [`，在“${behind}”之后`, `, behind "${behind}"`];
  return [
    `含有${zh}（第 ${place} 个字符${after}，${code}），请删除或重新输入`,
    `holds ${en} (character ${place}${afterEn}, ${code}): delete it or type it again`,
  ];
}

const oddKinds: Record<OddCharacter["kind"], readonly [zh: string, en: string]> = {
  control: ["换行、制表符或其他控制字符", "a line end, a tab or another control character"],
  direction: ["看不见的文字方向控制符", "an invisible mark of direction"],
  invisible: ["看不见的字符", "an invisible character"],
  half: ["半个字符", "half a character"],
};

function textAt(value: unknown, path: string): string {
  let here = value;
  for (const step of path.split("/").slice(1)) {
    const key = step.replaceAll("~1", "/").replaceAll("~0", "~");
    here = typeof here === "object" && here !== null ? Reflect.get(here, key) : undefined;
  }
  return typeof here === "string" ? here : "";
}

function toProblem(error: ErrorObject): Problem {
  const place = placeOf(error);
  const [zh, en] = sentence(error);
  return { code: `invalid-${error.keyword}`, path: place, severity: "error", message: { zh, en } };
}

/** A missing or superfluous property is told at the property, not at the object around it. */
function placeOf(error: ErrorObject): string {
  const property: unknown = error.params.missingProperty ?? error.params.additionalProperty;
  if (typeof property !== "string") return error.instancePath;
  return `${error.instancePath}/${property.replaceAll("~", "~0").replaceAll("/", "~1")}`;
}

function sentence(error: ErrorObject): [zh: string, en: string] {
  const row = sentences[error.keyword];
  return row ? row(error.params) : ["不符合要求", error.message ?? "is not valid"];
}

type Params = Record<string, unknown>;

const typeNames: Record<string, string> = {
  string: "文本",
  number: "数字",
  integer: "整数",
  boolean: "是或否",
  object: "一组内容",
  array: "列表",
  null: "空",
};

const formatNames: Record<string, [string, string]> = {
  date: ["日期（如 2026-07-01）", "a date (such as 2026-07-01)"],
  "date-time": ["带时区的时间（如 2026-07-01T09:00:00+08:00）", "a date and time with offset"],
  email: ["电子邮箱", "an e-mail address"],
  uri: ["网址", "a web address"],
};

const sentences: Record<string, (params: Params) => [string, string]> = {
  required: () => ["必填", "is required"],
  additionalProperties: (p) => unknown(p.additionalProperty),
  unevaluatedProperties: (p) => unknown(p.unevaluatedProperty),
  type: (p) => {
    const types = String(p.type).split(",");
    return [
      `应为${types.map((type) => typeNames[type] ?? type).join("或")}`,
      `must be ${types.join(" or ")}`,
    ];
  },
  enum: (p) => {
    const list = Array.isArray(p.allowedValues) ? p.allowedValues.map(String) : [];
    return [`只能是：${list.join("、")}`, `must be one of: ${list.join(", ")}`];
  },
  const: (p) => [`只能是“${String(p.allowedValue)}”`, `must be "${String(p.allowedValue)}"`],
  pattern: (p) => [`格式不对，应符合 ${p.pattern}`, `must match ${p.pattern}`],
  format: (p) => {
    const [zh, en] = formatNames[String(p.format)] ?? [String(p.format), String(p.format)];
    return [`应为${zh}`, `must be ${en}`];
  },
  minLength: (p) =>
    p.limit === 1
      ? ["不能为空", "must not be empty"]
      : [`至少 ${p.limit} 个字`, `must have at least ${p.limit} characters`],
  maxLength: (p) => [`最多 ${p.limit} 个字`, `must have at most ${p.limit} characters`],
  minimum: (p) => [`不能小于 ${p.limit}`, `must be at least ${p.limit}`],
  maximum: (p) => [`不能大于 ${p.limit}`, `must be at most ${p.limit}`],
  exclusiveMinimum: (p) => [`必须大于 ${p.limit}`, `must be more than ${p.limit}`],
  exclusiveMaximum: (p) => [`必须小于 ${p.limit}`, `must be less than ${p.limit}`],
  multipleOf: (p) => [`应为 ${p.multipleOf} 的整数倍`, `must be a multiple of ${p.multipleOf}`],
  minItems: (p) => [`至少 ${p.limit} 项`, `must have at least ${p.limit} items`],
  maxItems: (p) => [`最多 ${p.limit} 项`, `must have at most ${p.limit} items`],
  maxProperties: (p) => [`最多 ${p.limit} 项`, `must have at most ${p.limit} entries`],
  uniqueItems: () => ["有重复的项", "must not repeat an item"],
  oneOf: () => ["不是允许的任何一种形式", "is none of the allowed forms"],
  propertyNames: (p) => {
    const name = short(p.propertyName);
    return [`“${name}”不能作为名称`, `"${name}" is not an allowed name`];
  },
};

function unknown(property: unknown): [zh: string, en: string] {
  const name = short(property);
  return [`不认识“${name}”这一项`, `"${name}" is not known here`];
}

/** A name that somebody sent, told at a length that can be read. */
function short(name: unknown): string {
  const text = String(name);
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}

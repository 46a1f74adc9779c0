import type { DiagnosticCode, Params } from "../diagnostic.ts";
import type { RuntimeErrorCode } from "../runtime/fault.ts";
import { excelWords } from "./excel-words.ts";
import { chineseSignature } from "./signature-words.ts";
import { type Locale, limitWord, tokenWord, typeWord } from "./words.ts";

/** What can be told in a sentence: a diagnostic, or an error value of an evaluation. */
export interface Renderable {
  readonly code: DiagnosticCode | RuntimeErrorCode;
  readonly params: Params;
}

/** The sentence of a diagnostic or an error value. What it is about is shown by its place, or by its words. */
export function render({ code, params }: Renderable, locale: Locale): string {
  return sentences[code][locale]((name) => {
    const value = params[name];
    return value === undefined ? "" : typeof value === "object" ? value.join(" → ") : String(value);
  });
}

type Sentence = (param: (name: string) => string) => string;

const sentences: Readonly<Record<DiagnosticCode | RuntimeErrorCode, Readonly<Record<Locale, Sentence>>>> = {
  "unexpected-character": {
    zh: (p) => writtenOr(p, "character", "zh", () => `公式里不能有“${p("character")}”`),
    en: (p) => writtenOr(p, "character", "en", () => `"${p("character")}" is no part of a formula`),
  },
  "unterminated-text": { zh: () => "文本缺少结束的引号", en: () => "The text has no closing quote" },
  "unexpected-token": {
    zh: (p) => writtenOr(p, "token", "zh", () => `这里不应有“${p("token")}”`),
    en: (p) => writtenOr(p, "token", "en", () => `"${p("token")}" does not belong here`),
  },
  "expected-token": {
    zh: (p) => `这里缺少${tokenWord(p("expected"), "zh")}`,
    en: (p) => `Here ${tokenWord(p("expected"), "en")} is missing`,
  },
  "empty-formula": { zh: () => "公式是空的", en: () => "The formula is empty" },
  "unknown-name": {
    zh: (p) =>
      writtenOr(
        p,
        "name",
        "zh",
        () =>
          `没有“${p("name")}”这个名称${orNot(p("cell"), () => "：这是单元格地址，这里用字段的名称")}${orNot(p("nearest"), (near) => `，是不是“${near}”？`)}`,
      ),
    en: (p) =>
      writtenOr(
        p,
        "name",
        "en",
        () =>
          `There is no name "${p("name")}"${orNot(p("cell"), () => ": it is the address of a cell, here fields go by their names")}${orNot(p("nearest"), (near) => `; did you mean "${near}"?`)}`,
      ),
  },
  "unknown-function": {
    zh: (p) =>
      writtenOr(
        p,
        "name",
        "zh",
        () =>
          `没有“${p("name")}”这个函数${orNot(excelWord(p("excel"), "zh"), (why) => `：${why}`)}${orNot(p("nearest"), (near) => `，是不是 ${near}？`)}`,
      ),
    en: (p) =>
      writtenOr(
        p,
        "name",
        "en",
        () =>
          `There is no function "${p("name")}"${orNot(excelWord(p("excel"), "en"), (why) => `: ${why}`)}${orNot(p("nearest"), (near) => `; did you mean ${near}?`)}`,
      ),
  },
  "excel-difference": {
    zh: (p) => excelWord(p("excel"), "zh"),
    en: (p) => capital(excelWord(p("excel"), "en")),
  },
  "argument-count": {
    zh: (p) =>
      `${p("name")} 的参数个数不对：写法是 ${chineseSignature(p("signature"))}，这里有 ${p("given")} 个${orNot(p("written"), (name) => `；依次判断几个条件写作 ${name}(条件, 值, …, 否则的值)`)}`,
    en: (p) =>
      `${p("name")} has the wrong number of arguments: it is ${p("signature")}, here are ${p("given")}${orNot(p("written"), (name) => `; several conditions in turn are ${name}(condition, value, …, otherwise)`)}`,
  },
  "type-mismatch": {
    zh: (p) =>
      `这里需要${typeWord(p("expected"), "zh")}，${orNot(p("written"), (text) => `写作 ${text}`) || `写的是${typeWord(p("actual"), "zh")}`}`,
    en: (p) =>
      `Expected here: ${typeWord(p("expected"), "en")}; ${orNot(p("written"), (text) => `it is written ${text}`) || `found: ${typeWord(p("actual"), "en")}`}`,
  },
  "optional-value": {
    zh: (p) => `这个值可能为空；请写明为空时取什么${orNot(p("fallback"), (value) => `，例如 ?? ${value}`)}`,
    en: (p) =>
      `This value may be blank; say what counts then${orNot(p("fallback"), (value) => `, such as ?? ${value}`)}`,
  },
  "missing-else": {
    zh: (p) =>
      `${p("name")} 没有写条件都不成立时得几分：那时会是空（“不适用”），分值分摊给其他项；不得分请写 0，确实不适用请写 BLANK()`,
    en: (p) =>
      `${p("name")} does not say the points where no condition holds: it would be blank ("not applicable") and its points be spread over others; write 0 for none, BLANK() where it does not apply`,
  },
  "duplicate-threshold": {
    zh: (p) => `门槛 ${p("threshold")} 写了两次，各有一个值`,
    en: (p) => `The threshold ${p("threshold")} stands twice, with a value each`,
  },
  "low-above-high": {
    zh: (p) => `下限 ${p("low")} 大于上限 ${p("high")}`,
    en: (p) => `The lower limit ${p("low")} is above the upper limit ${p("high")}`,
  },
  "not-in-enum": {
    zh: (p) =>
      `选项里没有“${p("text")}”${orNot(p("title") || p("nearest"), (near) => (near === p("text") ? `这个值，它是 "${p("nearest")}" 的名称` : `，是不是“${near}”？`))}`,
    en: (p) =>
      `"${p("text")}" is not among the choices${orNot(p("title") || p("nearest"), (near) => (near === p("text") ? `: it is the title of "${p("nearest")}"` : `; did you mean "${near}"?`))}`,
  },
  "cyclic-definition": {
    zh: (p) => `循环引用：${p("names")}`,
    en: (p) => `These definitions need each other: ${p("names")}`,
  },
  "nested-cohort": {
    zh: () => "COHORT 函数里不能再用 COHORT 函数",
    en: () => "A cohort function can't stand inside of a cohort function",
  },
  "limit-exceeded": {
    zh: (p) => `${limitWord(p("limit"), "zh")}超过上限 ${p("most")}`,
    en: (p) => `${capital(limitWord(p("limit"), "en"))} is beyond the limit of ${p("most")}`,
  },
  "division-by-zero": { zh: () => "除数为 0", en: () => "Division by zero" },
  "missing-value": { zh: () => "这个值还没有填写", en: () => "This value is not there yet" },
  "domain-error": { zh: () => "这里不能用负数", en: () => "A negative number has no result here" },
  "empty-aggregate": { zh: () => "没有可以统计的值", en: () => "There are no values to aggregate" },
  "outside-limits": {
    zh: () => "这个值超出了这里允许的范围",
    en: () => "This value is outside of what is allowed here",
  },
  "out-of-range": { zh: () => "结果太大，超出 1e300", en: () => "The result is beyond 1e300" },
};

/** What is plainly another way of writing something is told by how it is written here. */
function writtenOr(
  param: (name: string) => string,
  what: string,
  locale: Locale,
  otherwise: () => string,
): string {
  const written = param("written");
  if (written === "") return otherwise();
  return locale === "zh"
    ? `“${param(what)}”在公式里写作 ${written}`
    : `"${param(what)}" is written ${written} in a formula`;
}

function excelWord(row: string, locale: Locale): string {
  return excelWords.get(row)?.[locale] ?? "";
}

function orNot(value: string, sentence: (value: string) => string): string {
  return value === "" ? "" : sentence(value);
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

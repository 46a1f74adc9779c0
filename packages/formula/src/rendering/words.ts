export type Locale = "zh" | "en";

/** What a type is called in a sentence. `list of …` and `…?` are put together by `typeWord`. */
const zhTypes: Readonly<Record<string, string>> = {
  number: "数值",
  text: "文本",
  boolean: "是非",
  date: "日期",
  enum: "选项",
  row: "一组字段",
  table: "表 [[…], […]]",
  value: "单个值",
  opaque: "无类型的字段",
  blank: "空",
  "row of two cells": "两格一行",
};

const enTypes: Readonly<Record<string, string>> = {
  boolean: "boolean (TRUE or FALSE)",
  enum: "choice",
  table: "table [[…], […]]",
  value: "single value",
  opaque: "field without a usable type",
};

export function typeWord(name: string, locale: Locale): string {
  if (name.startsWith("list of ")) {
    const item = typeWord(name.slice("list of ".length), locale);
    return locale === "zh" ? `${item}的列表` : `list of ${item}`;
  }
  const bare = name.replace(/\?$/, "");
  const word = (locale === "zh" ? zhTypes[bare] : enTypes[bare]) ?? bare;
  if (bare === name) return word;
  return locale === "zh" ? `可能为空的${word}` : `${word} that may be blank`;
}

/** What the parser expected, in a sentence. */
export function tokenWord(expected: string, locale: Locale): string {
  if (expected === "expression") return locale === "zh" ? "一个值" : "a value";
  if (expected === "name") return locale === "zh" ? "一个名称" : "a name";
  return locale === "zh" ? `“${expected}”` : `"${expected}"`;
}

/** What there is too much of. */
export function limitWord(limit: string, locale: Locale): string {
  const words = limitWords[limit];
  return words === undefined ? limit : words[locale];
}

const limitWords: Readonly<Record<string, Record<Locale, string>>> = {
  source: { zh: "公式长度", en: "the length of a formula" },
  nesting: { zh: "嵌套层数", en: "the depth of nesting" },
  nodes: { zh: "公式的组成部分", en: "the parts of a formula" },
  list: { zh: "列表的项数", en: "the members of a list" },
  exponent: { zh: "指数或位数", en: "an exponent or number of digits" },
  bits: { zh: "精确数的长度", en: "the size of an exact number" },
  text: { zh: "文本的长度", en: "the length of a text" },
  effort: { zh: "计算量", en: "the effort of computing" },
  name: { zh: "同名的公式", en: "the number of definitions of one name" },
  definitions: { zh: "公式的个数", en: "the number of definitions" },
};

import type { Sentence } from "../api.ts";
import { isRecord } from "../json/record.ts";
import { sentence } from "../problem.ts";
import type { Identified } from "./identified.ts";

/** “新增指标‘及时率’”: a part came, went, or has another holder. */
export function partSentence(kind: "added" | "removed" | "moved", { part, title }: Identified): Sentence {
  const [zh, en] = partNames[part];
  switch (kind) {
    case "added":
      return sentence(`新增${zh}“${title}”`, `${en} "${title}" was added`);
    case "removed":
      return sentence(`删除${zh}“${title}”`, `${en} "${title}" was removed`);
    case "moved":
      return sentence(`${zh}“${title}”移到了别处`, `${en} "${title}" was moved`);
  }
}

/** “指标‘及时率’的分值由 10 分改为 8 分”. */
export function attributeSentence(
  { part, title }: Identified,
  attribute: string,
  before: unknown,
  after: unknown,
): Sentence {
  const [zh, en] = partNames[part];
  const [nameZh, nameEn] = attributeName(attribute);
  const placeZh = title === "" || part === "form" ? zh : `${zh}“${title}”`;
  const placeEn = title === "" || part === "form" ? en : `${en} "${title}"`;
  if (before === undefined) {
    return sentence(
      `${placeZh}设置了${nameZh}：${told(after, "zh")}`,
      `${placeEn}: ${nameEn} set to ${told(after, "en")}`,
    );
  }
  if (after === undefined) {
    return sentence(
      `${placeZh}取消了${nameZh}（原为 ${told(before, "zh")}）`,
      `${placeEn}: ${nameEn} taken away (was ${told(before, "en")})`,
    );
  }
  return sentence(
    `${placeZh}的${nameZh}由 ${told(before, "zh")} 改为 ${told(after, "zh")}`,
    `${placeEn}: ${nameEn} changed from ${told(before, "en")} to ${told(after, "en")}`,
  );
}

/** What a kind of part is called. */
export function partName(part: string): readonly [zh: string, en: string] {
  return otherNames[part] ?? namesByPart.get(part) ?? [part, part];
}

/** What an attribute is called; its own name where it has no other. */
export function attributeName(attribute: string): readonly [zh: string, en: string] {
  return attributeNames[attribute] ?? [attribute, attribute];
}

const partNames: Record<Identified["part"], readonly [zh: string, en: string]> = {
  form: ["考核表", "form"],
  field: ["字段", "field"],
  page: ["页", "page"],
  section: ["分区", "section"],
  indicator: ["指标", "indicator"],
  group: ["分组", "group"],
  score: ["总分规则", "score"],
  ratings: ["测评规则", "ratings"],
  sample: ["样例", "sample"],
};

const namesByPart = new Map<string, readonly [zh: string, en: string]>(Object.entries(partNames));

/** Parts that differences do not tell of by themselves. */
const otherNames: Readonly<Record<string, readonly [zh: string, en: string]>> = {
  fields: ["填写内容", "fields"],
  definition: ["公用定义", "definition"],
  layout: ["布局", "layout"],
  item: ["布局中的", "place of"],
  samples: ["样例", "samples"],
};

const attributeNames: Readonly<Record<string, readonly [zh: string, en: string]>> = {
  title: ["标题", "title"],
  description: ["说明", "description"],
  key: ["字段名", "key"],
  code: ["代码", "code"],
  points: ["分值", "points"],
  by: ["给分方式", "who gives the points"],
  applicable: ["适用条件", "condition to apply"],
  veto: ["一票否决", "veto"],
  locked: ["锁定", "lock"],
  weight: ["权重", "weight"],
  weights: ["权重", "weights"],
  min: ["下限", "minimum"],
  max: ["上限", "maximum"],
  lower: ["总分下限", "lower bound"],
  upper: ["总分上限", "upper bound"],
  decimals: ["小数位数", "decimals"],
  total: ["总分公式", "formula of the total"],
  items: ["内容", "items"],
  columns: ["列数", "columns"],
  required: ["必填", "required"],
  type: ["类型", "type"],
  minimum: ["最小值", "minimum"],
  maximum: ["最大值", "maximum"],
  pattern: ["格式规则", "pattern"],
  enum: ["选项", "options"],
  oneOf: ["选项", "options"],
  "x-visible": ["显示条件", "condition to be shown"],
  "x-required": ["显示时必填", "needed whenever visible"],
  "x-computed": ["计算公式", "formula"],
  "x-check": ["核对规则", "check"],
  inputs: ["填写内容", "inputs"],
  expected: ["应得分", "expected score"],
};

const yesOrNo = { zh: ["是", "否"], en: ["yes", "no"] } as const;
const longest = 120;

/** A value for people: yes and no, points and givers in words, formulas as they are, the rest as short JSON. */
function told(value: unknown, locale: "zh" | "en"): string {
  if (typeof value === "boolean") return yesOrNo[locale][value ? 0 : 1];
  if (typeof value === "string") return short(locale === "zh" ? `“${value}”` : `"${value}"`);
  if (isRecord(value)) {
    const unit = locale === "zh" ? "分" : "points";
    if (value.kind === "fixed") return `${String(value.full)} ${unit}`;
    if (value.kind === "floating") return `${String(value.min)}…${String(value.max)} ${unit}`;
    if (value.kind === "formula")
      return short(`${locale === "zh" ? "公式" : "the formula"} ${String(value.formula)}`);
    if (value.kind === "reviewer" && value.levels === undefined)
      return locale === "zh" ? "评鉴人" : "the reviewer";
    if (value.kind === "rating" && value.raters === undefined) return locale === "zh" ? "测评" : "ratings";
  }
  return short(JSON.stringify(value) ?? "");
}

function short(text: string): string {
  const characters = [...text];
  return characters.length <= longest ? text : `${characters.slice(0, longest).join("")}…`;
}

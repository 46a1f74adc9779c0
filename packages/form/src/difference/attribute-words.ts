import { dimensionWords, gradeWords, raterWords, type WordsOf } from "@duheng/contracts/words";
import type { Sentence } from "../api.ts";
import { sentence } from "../problem.ts";

type Words = readonly [zh: string, en: string];

/**
 * What an attribute of a part is called. Attributes of a list's items (`items/type`) are called as a field's own.
 * Never the attribute's own name: what has no word is “another setting”.
 */
export function attributeName(part: string, attribute: string): Sentence {
  const name = attribute.replace(/^items\//, "");
  return words(ofParts[`${part} ${name}`] ?? (Object.hasOwn(names, name) ? names[name] : undefined) ?? other);
}

/** What a property inside of a value is called; null where it has no word. */
export function propertyName(name: string): Sentence | null {
  const found = Object.hasOwn(names, name) ? names[name] : undefined;
  return found === undefined ? null : words(found);
}

/** The word for one of the values of an attribute that has a few; null where it is said as it is. */
export function enumWord(name: string, value: unknown): Sentence | null {
  const list = Object.hasOwn(enums, name) ? enums[name] : undefined;
  const found = typeof value === "string" && list !== undefined && Object.hasOwn(list, value);
  const word = found ? list[value] : undefined;
  return word === undefined ? null : words(word);
}

function words([zh, en]: Words): Sentence {
  return sentence(zh, en);
}

const other: Words = ["其他设置", "another setting"];

/** Where the same attribute is called otherwise than elsewhere. */
const ofParts: Readonly<Record<string, Words>> = {
  "group kind": ["性质", "kind"],
  "group min": ["合计下限", "least sum"],
  "group max": ["合计上限", "greatest sum"],
  "section items": ["内容", "contents"],
  "page items": ["内容", "contents"],
  "ratings required": ["必需的测评人", "raters that are needed"],
  "ratings minimum": ["最少票数", "least ballots"],
  "sample inputs": ["填写内容", "inputs"],
  "column key": ["列名", "key"],
  "dataset key": ["数据集名", "key"],
  "indicator kind": ["方式", "way"],
};

const names: Readonly<Record<string, Words>> = {
  // datasets
  datasets: ["数据集", "datasets"],
  subject: ["说的是谁", "whom it is about"],
  isRepeated: ["每人多行", "several rows for each"],
  unit: ["单位", "unit"],
  options: ["选项", "options"],
  // every part
  title: ["标题", "title"],
  description: ["说明", "description"],
  key: ["字段名", "key"],
  code: ["代码", "code"],
  id: ["编号", "id"],
  // indicators
  group: ["分组", "group"],
  scope: ["共性或个性", "common or individual"],
  measure: ["定量或定性", "quantitative or qualitative"],
  importance: ["重点或一般", "key or general"],
  polarity: ["正向或负面", "positive or negative"],
  virtue: ["德能勤绩廉", "virtue"],
  points: ["分值", "points"],
  full: ["满分", "full points"],
  by: ["给分方式", "who gives the points"],
  kind: ["方式", "way"],
  formula: ["公式", "formula"],
  raters: ["测评人", "raters"],
  levels: ["档次", "levels"],
  share: ["比例", "share"],
  applicable: ["适用条件", "condition to apply"],
  veto: ["一票否决", "veto"],
  when: ["条件", "condition"],
  ceiling: ["最高等次", "highest grade"],
  locked: ["锁定", "lock"],
  origin: ["来源", "origin"],
  tenantId: ["来源单位", "unit of origin"],
  revision: ["来源修订号", "revision of origin"],
  version: ["来源版本", "version of origin"],
  // groups, the total, ratings
  weight: ["权重", "weight"],
  weights: ["权重", "weights"],
  groups: ["分组", "groups"],
  indicators: ["指标", "indicators"],
  min: ["下限", "minimum"],
  max: ["上限", "maximum"],
  lower: ["总分下限", "lower bound"],
  upper: ["总分上限", "upper bound"],
  decimals: ["小数位数", "decimals"],
  total: ["总分公式", "formula of the total"],
  trim: ["去掉高低分", "trimming"],
  from: ["起始票数", "from so many ballots"],
  drop: ["去掉票数", "ballots dropped"],
  ...pairsOf(raterWords),
  // layout
  layout: ["布局", "layout"],
  pages: ["页", "pages"],
  sections: ["分区", "sections"],
  items: ["各项", "items"],
  columns: ["列数", "columns"],
  field: ["字段", "field"],
  as: ["显示方式", "how it is shown"],
  span: ["占列数", "columns taken"],
  // samples
  samples: ["样例", "samples"],
  inputs: ["填写内容", "inputs"],
  expected: ["应得分", "expected score"],
  answers: ["填写", "answers"],
  review: ["评鉴分", "reviewer's points"],
  ratings: ["测评分", "ratings"],
  data: ["数据", "data"],
  previous: ["上期", "last cycle"],
  cohort: ["同组数据", "group data"],
  score: ["总分", "total"],
  grade: ["等次", "grade"],
  // fields
  fields: ["字段", "fields"],
  properties: ["字段", "fields"],
  additionalProperties: ["是否允许其他内容", "whether anything else is allowed"],
  $defs: ["公用定义", "definitions"],
  $schema: ["规范版本", "version of the standard"],
  $ref: ["引用的定义", "definition used"],
  $comment: ["备注", "comment"],
  required: ["必填", "required"],
  type: ["类型", "type"],
  format: ["格式", "format"],
  contentMediaType: ["文件类型", "type of file"],
  default: ["默认值", "default"],
  examples: ["填写示例", "examples"],
  const: ["固定值", "fixed value"],
  enum: ["选项", "options"],
  oneOf: ["选项", "options"],
  minLength: ["最少字数", "least characters"],
  maxLength: ["最多字数", "most characters"],
  pattern: ["格式规则", "pattern"],
  minimum: ["最小值", "minimum"],
  maximum: ["最大值", "maximum"],
  exclusiveMinimum: ["须大于", "must be above"],
  exclusiveMaximum: ["须小于", "must be below"],
  multipleOf: ["步长", "step"],
  minItems: ["最少项数", "fewest items"],
  maxItems: ["最多项数", "most items"],
  uniqueItems: ["不许重复", "no repetition"],
  "x-id": ["编号", "id"],
  "x-visible": ["显示条件", "condition to be shown"],
  "x-required": ["显示时必填", "needed whenever visible"],
  "x-computed": ["计算公式", "formula"],
  "x-check": ["核对规则", "check"],
  "x-source": ["数据来源", "source of data"],
  "x-evidence": ["佐证材料", "evidence"],
  "x-tasks": ["重点任务", "key tasks"],
  message: ["提示", "message"],
  zh: ["中文", "Chinese"],
  en: ["英文", "English"],
  dataset: ["数据集", "dataset"],
  column: ["列", "column"],
  milestones: ["节点", "milestones"],
  milestone: ["节点的字段", "a milestone's fields"],
  planned: ["计划日期", "planned date"],
  done: ["完成日期", "date done"],
  evidence: ["佐证材料", "evidence"],
};

const grades = pairsOf(gradeWords);
const raters = pairsOf(raterWords);

const enums: Readonly<Record<string, Readonly<Record<string, Words>>>> = {
  subject: { person: ["个人", "a person"], unit: ["单位", "the unit"] },
  scope: pairsOf(dimensionWords.scope),
  measure: pairsOf(dimensionWords.measure),
  importance: pairsOf(dimensionWords.importance),
  polarity: pairsOf(dimensionWords.polarity),
  virtue: pairsOf(dimensionWords.virtue),
  kind: {
    fixed: ["固定分", "fixed points"],
    floating: ["浮动分", "floating points"],
    formula: ["公式", "formula"],
    rating: ["测评", "ratings"],
    reviewer: ["评鉴人", "the reviewer"],
    common: ["共性", "common"],
    individual: ["个性", "individual"],
    ratings: ["测评", "ratings"],
    additions: ["加分", "additions"],
    deductions: ["扣分", "deductions"],
  },
  ceiling: grades,
  grade: grades,
  raters,
  required: raters,
  as: {
    table: ["表格", "a table"],
    cards: ["卡片", "cards"],
    radio: ["单选按钮", "radio buttons"],
    select: ["下拉列表", "a list to choose from"],
    textarea: ["多行文本框", "a text of several lines"],
    input: ["单行文本框", "a text of one line"],
  },
  type: {
    string: ["文本", "text"],
    number: ["数字", "number"],
    integer: ["整数", "whole number"],
    boolean: ["是否", "yes or no"],
    object: ["一组字段", "a group of fields"],
    array: ["列表", "list"],
    null: ["空", "blank"],
    // of a dataset's column
    text: ["文本", "text"],
    day: ["日期", "day"],
    "yes-no": ["是否", "yes or no"],
    choice: ["选项", "a choice"],
  },
  contentMediaType: {
    "application/pdf": ["PDF 文件", "PDF file"],
    "image/*": ["图片", "picture"],
    "video/*": ["视频", "video"],
    "audio/*": ["录音", "sound"],
    "*/*": ["任何文件", "any file"],
  },
  format: {
    date: ["日期", "date"],
    "date-time": ["日期时间", "date and time"],
    email: ["电子邮箱", "e-mail address"],
    uri: ["网址", "web address"],
  },
};

function pairsOf(all: WordsOf<string>): Readonly<Record<string, Words>> {
  return Object.fromEntries(Object.entries(all).map(([value, { zh, en }]) => [value, [zh, en]]));
}

/** How an operation reads: `{0}`, `{1}` … are its arguments, `{*}` all of them, `{1…}` all but the first. */
export interface Phrase {
  readonly zh: string;
  readonly en: string;
}

/** Operators between two values. */
export const operatorPhrases: Readonly<Record<string, Phrase>> = {
  "+": { zh: " + ", en: " + " },
  "-": { zh: " − ", en: " − " },
  "*": { zh: " × ", en: " × " },
  "/": { zh: " ÷ ", en: " ÷ " },
  "&": { zh: "接", en: " followed by " },
  "=": { zh: "是", en: " is " },
  "<>": { zh: "不是", en: " is not " },
  "<": { zh: "小于", en: " is less than " },
  "<=": { zh: "不超过", en: " is at most " },
  ">": { zh: "大于", en: " is greater than " },
  ">=": { zh: "不少于", en: " is at least " },
  AND: { zh: "，并且", en: ", and " },
  OR: { zh: "，或者", en: ", or " },
};

/** Functions and operators with one side. IF, IFS, SWITCH, bands and weights read longer than a phrase. */
export const callPhrases: Readonly<Record<string, Phrase>> = {
  NEGATE: { zh: "−{0}", en: "−{0}" },
  "%": { zh: "{0}%", en: "{0}%" },
  SUM: { zh: "{*}之和", en: "the sum of {*}" },
  COUNT: { zh: "{*}的个数", en: "how many there are of {*}" },
  COUNTA: { zh: "{*}的个数", en: "how many there are of {*}" },
  AVERAGE: { zh: "{*}的平均数", en: "the mean of {*}" },
  MEDIAN: { zh: "{*}的中位数", en: "the middle value of {*}" },
  MIN: { zh: "{*}中最小的", en: "the smallest of {*}" },
  MAX: { zh: "{*}中最大的", en: "the largest of {*}" },
  "STDEV.P": { zh: "{*}的标准差", en: "the standard deviation of {*}" },
  PRODUCT: { zh: "{*}的乘积", en: "the product of {*}" },
  TRIMAVERAGE: {
    zh: "{0}去掉 {1} 个最高和 {1} 个最低后的平均数",
    en: "the mean of {0} without the {1} highest and the {1} lowest",
  },
  SUMPRODUCT: { zh: "{*}逐项相乘之和", en: "the sum of {*} multiplied row by row" },
  LARGE: { zh: "{0}中第 {1} 大的", en: "number {1} from the top of {0}" },
  SMALL: { zh: "{0}中第 {1} 小的", en: "number {1} from the bottom of {0}" },
  PERCENTILE: { zh: "{0}在 {1} 处的百分位数", en: "the percentile of {0} at {1}" },
  QUARTILE: { zh: "{0}的第 {1} 四分位数", en: "quartile {1} of {0}" },
  TRIMMEAN: {
    zh: "{0}去掉两端共 {1} 比例后的平均数",
    en: "the mean of {0} without the share {1} at both ends",
  },
  ROUND: { zh: "{0}四舍五入到 {1} 位小数", en: "{0} rounded to {1} decimals" },
  ROUNDUP: { zh: "{0}进位到 {1} 位小数", en: "{0} rounded up to {1} decimals" },
  ROUNDDOWN: { zh: "{0}舍去到 {1} 位小数", en: "{0} cut to {1} decimals" },
  INT: { zh: "{0}向下取整", en: "{0} rounded down to a whole number" },
  ABS: { zh: "{0}的绝对值", en: "{0} without its sign" },
  MOD: { zh: "{0}除以{1}的余数", en: "what is left of {0} divided by {1}" },
  "^": { zh: "{0}的 {1} 次方", en: "{0} to the power of {1}" },
  POWER: { zh: "{0}的 {1} 次方", en: "{0} to the power of {1}" },
  SQRT: { zh: "{0}的平方根", en: "the square root of {0}" },
  CLAMP: { zh: "{0}，最少 {1}，最多 {2}", en: "{0}, at least {1} and at most {2}" },
  STRICTCLAMP: { zh: "{0}，最少 {1}，最多 {2}", en: "{0}, at least {1} and at most {2}" },
  SCALE: {
    zh: "{0}从 {1}～{2} 按比例换算到 {3}～{4}",
    en: "{0} converted in proportion from {1} to {2} into {3} to {4}",
  },
  BLANK: { zh: "不计（不适用）", en: "nothing (does not apply)" },
  "??": { zh: "{0}（未填按{1}）", en: "{0} ({1} where not filled in)" },
  IFBLANK: { zh: "{0}（未填按{1}）", en: "{0} ({1} where not filled in)" },
  ISBLANK: { zh: "{0}未填", en: "{0} is not filled in" },
  IFERROR: { zh: "{0}（算不出时按{1}）", en: "{0} ({1} where it cannot be computed)" },
  SAFEDIV: { zh: "{0} ÷ {1}（{1}为 0 时按{2}）", en: "{0} ÷ {1} ({2} where {1} is 0)" },
  NOT: { zh: "以下不成立：{0}", en: "it is not so that {0}" },
  LEN: { zh: "{0}的字数", en: "the number of characters of {0}" },
  EXACT: { zh: "{0}与{1}完全相同", en: "{0} is exactly {1}" },
  CONTAINS: { zh: "{0}含有{1}", en: "{0} contains {1}" },
  STARTSWITH: { zh: "{0}以{1}开头", en: "{0} begins with {1}" },
  LEFT: { zh: "{0}开头的 {1} 个字", en: "the first {1} characters of {0}" },
  RIGHT: { zh: "{0}末尾的 {1} 个字", en: "the last {1} characters of {0}" },
  MID: { zh: "{0}从第 {1} 个字起的 {2} 个字", en: "{2} characters of {0} from number {1}" },
  DAYSBETWEEN: { zh: "{0}到{1}的天数", en: "the days from {0} to {1}" },
  MONTHSBETWEEN: { zh: "{0}到{1}的整月数", en: "the whole months from {0} to {1}" },
  YEARSBETWEEN: { zh: "{0}到{1}的整年数", en: "the whole years from {0} to {1}" },
  NETWORKDAYS: { zh: "{0}到{1}的工作日数", en: "the working days from {0} to {1}" },
  YEAR: { zh: "{0}的年份", en: "the year of {0}" },
  MONTH: { zh: "{0}的月份", en: "the month of {0}" },
  DAY: { zh: "{0}的日", en: "the day of {0}" },
};

/** Over all members of the group. */
export const cohortPhrases: Readonly<Record<string, Phrase>> = {
  AVERAGE: { zh: "全组{0}的平均数", en: "the group's mean of {0}" },
  MEDIAN: { zh: "全组{0}的中位数", en: "the group's middle value of {0}" },
  MIN: { zh: "全组{0}中最小的", en: "the group's smallest {0}" },
  MAX: { zh: "全组{0}中最大的", en: "the group's largest {0}" },
  SUM: { zh: "全组{0}之和", en: "the group's sum of {0}" },
  COUNT: { zh: "全组人数", en: "the number of people in the group" },
  "STDEV.P": { zh: "全组{0}的标准差", en: "the group's standard deviation of {0}" },
  RANK: { zh: "{0}在全组的名次", en: "the rank of {0} in the group" },
  PERCENTILE: { zh: "全组中{0}不高于本人的比例", en: "the share of the group with at most this {0}" },
};

/** The other words of a formula read aloud. */
export const readingWords = {
  true: { zh: "“是”", en: "“yes”" },
  false: { zh: "“否”", en: "“no”" },
  isTrue: { zh: "{0}为“是”", en: "{0} is “yes”" },
  isFalse: { zh: "{0}为“否”", en: "{0} is “no”" },
  isThere: { zh: "{0}已填", en: "{0} is filled in" },
  atMost: { zh: "{0}，最多 {1}", en: "{0}, at most {1}" },
  atLeast: { zh: "{0}，最少 {1}", en: "{0}, at least {1}" },
  if: { zh: "如果{0}，为 {1}；否则为 {2}", en: "if {0}: {1}; otherwise {2}" },
  case: { zh: "{0}时为 {1}", en: "where {0}: {1}" },
  equal: { zh: "{0}是{1}", en: "{0} is {1}" },
  otherwise: { zh: "其余为 {0}", en: "otherwise {0}" },
  band: { zh: "{0}达到 {1} 为 {2}", en: "{0} from {1} on: {2}" },
  next: { zh: "达到 {0} 为 {1}", en: "from {0} on: {1}" },
  weight: { zh: "{1}占 {0}", en: "{1} counting {0}" },
  weighted: { zh: "加权平均（{0}）", en: "the weighted mean ({0})" },
  pluck: { zh: "{0}的“{1}”", en: "“{1}” of {0}" },
  filter: { zh: "{0}中{1}的各行", en: "the rows of {0} where {1}" },
  pick: { zh: "{0}中{1}的各项", en: "those of {0} where {1}" },
  member: { zh: "该项", en: "it" },
  comma: { zh: "、", en: ", " },
  semicolon: { zh: "；", en: "; " },
} satisfies Readonly<Record<string, Phrase>>;

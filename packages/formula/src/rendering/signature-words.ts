/** A signature in Chinese: `ROUND(x, 位数)`. Names without a word of their own (`x`, `k`) stay. */
export function chineseSignature(signature: string): string {
  const open = signature.indexOf("(");
  const parameters = signature.slice(open).replace(/[A-Za-z]+/g, (name) => parameterWords.get(name) ?? name);
  return signature.slice(0, open) + parameters;
}

/** Letters that are the same in every language. */
export const lettersOfParameters: ReadonlySet<string> = new Set(["x", "y", "a", "b", "k", "n", "p", "q"]);

/** What the parameters of functions are called in Chinese, by their English names. */
export const parameterWords: ReadonlyMap<string, string> = new Map([
  ["values", "数值"],
  ["value", "值"],
  ["list", "列表"],
  ["lists", "列表"],
  ["weight", "权重"],
  ["digits", "位数"],
  ["divisor", "除数"],
  ["exponent", "指数"],
  ["low", "下限"],
  ["high", "上限"],
  ["fromLow", "原下限"],
  ["fromHigh", "原上限"],
  ["toLow", "新下限"],
  ["toHigh", "新上限"],
  ["condition", "条件"],
  ["then", "成立时的值"],
  ["otherwise", "否则的值"],
  ["case", "情形"],
  ["whenZero", "除数为零时的值"],
  ["threshold", "门槛"],
  ["points", "分值"],
  ["text", "文本"],
  ["textOrList", "文本或列表"],
  ["start", "开头"],
  ["from", "起"],
  ["to", "止"],
  ["date", "日期"],
  ["holidays", "节假日"],
  ["share", "比例"],
  ["count", "个数"],
  ["length", "长度"],
  ["position", "位置"],
  ["number", "数值"],
  ["quarter", "四分位"],
  ["quartile", "四分位"],
  ["percentile", "百分位"],
]);

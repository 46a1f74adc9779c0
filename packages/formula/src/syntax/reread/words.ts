/** What people say in place of operators → ours; of words that begin alike the longer one is meant. */
export const spokenOperators: ReadonlyMap<string, string> = new Map([
  ["并且", "AND"],
  ["而且", "AND"],
  ["且", "AND"],
  ["或者", "OR"],
  ["或", "OR"],
  ["加上", "+"],
  ["加", "+"],
  ["减去", "-"],
  ["减", "-"],
  ["乘以", "*"],
  ["乘", "*"],
  ["除以", "/"],
  ["大于等于", ">="],
  ["大于或等于", ">="],
  ["不低于", ">="],
  ["不小于", ">="],
  ["不少于", ">="],
  ["小于等于", "<="],
  ["小于或等于", "<="],
  ["不高于", "<="],
  ["不大于", "<="],
  ["不超过", "<="],
  ["不多于", "<="],
  ["大于", ">"],
  ["高于", ">"],
  ["超过", ">"],
  ["多于", ">"],
  ["小于", "<"],
  ["低于", "<"],
  ["少于", "<"],
  ["不等于", "<>"],
  ["等于", "="],
  ["x", "*"],
  ["X", "*"],
]);

export const spokenNot: ReadonlySet<string> = new Set(["非"]);

export const spokenTruth: ReadonlyMap<string, string> = new Map([
  ["是", "TRUE"],
  ["真", "TRUE"],
  ["否", "FALSE"],
  ["假", "FALSE"],
]);

/** The parts of a condition as it is spoken. */
export const spokenParts: ReadonlyMap<string, "if" | "then" | "else"> = new Map([
  ["如果", "if"],
  ["假如", "if"],
  ["若", "if"],
  ["则", "then"],
  ["那么", "then"],
  ["否则", "else"],
  ...["if", "IF", "If"].map((word) => [word, "if"] as const),
  ...["then", "THEN", "Then"].map((word) => [word, "then"] as const),
  ...["else", "ELSE", "Else"].map((word) => [word, "else"] as const),
]);

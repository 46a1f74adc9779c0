export type Comparison = "=" | "<>" | "<" | "<=" | ">" | ">=";

export function isComparison(name: string): name is Comparison {
  return name === "=" || name === "<>" || name === "<" || name === "<=" || name === ">" || name === ">=";
}

/** Whether the comparison holds where the left side is smaller (-1), equal (0) or greater (1). */
export function holds(comparison: Comparison, sign: -1 | 0 | 1): boolean {
  switch (comparison) {
    case "=":
      return sign === 0;
    case "<>":
      return sign !== 0;
    case "<":
      return sign < 0;
    case "<=":
      return sign <= 0;
    case ">":
      return sign > 0;
    case ">=":
      return sign >= 0;
  }
}

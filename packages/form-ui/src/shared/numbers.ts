/** A number as a person writes it: full-width digits and signs of Chinese input methods, grouping commas. */
export function parseNumber(text: string): number | undefined {
  const plain = toHalfWidth(text).replaceAll(/[,\s]/g, "");
  if (!/^[+-]?(\d+\.?\d*|\.\d+)$/.test(plain)) return undefined;
  const value = Number(plain);
  return Number.isFinite(value) ? value : undefined;
}

/** Points and scores for people: at most `digits` decimals, no superfluous zeros. */
export function showNumber(value: number, digits = 4): string {
  return String(Number(value.toFixed(digits)));
}

function toHalfWidth(text: string): string {
  return text
    .replaceAll(/[０-９]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0))
    .replaceAll("．", ".")
    .replaceAll("。", ".")
    .replaceAll("－", "-")
    .replaceAll("，", ",");
}

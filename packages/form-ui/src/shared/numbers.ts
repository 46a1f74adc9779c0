import { readNumber } from "@duheng/form/reading";

/** A number as a person writes it: full-width digits and signs of Chinese input methods, commas between thousands. */
export function parseNumber(text: string): number | undefined {
  return readNumber(text).value;
}

/** Points and scores for people: at most `digits` decimals, no superfluous zeros. */
export function showNumber(value: number, digits = 4): string {
  return String(Number(value.toFixed(digits)));
}

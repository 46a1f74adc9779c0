import { fraction, integer, type Rational, ratio } from "./rational.ts";

/** The exact value of a number as it is written in a formula; null where it is none. */
export function parseLiteral(text: string): Rational | null {
  return shortDecimal(text) ?? parseDecimal(text);
}

/** The exact value of a decimal such as `12`, `0.5` or `1e-7`; null where the text is none. */
function parseDecimal(text: string): Rational | null {
  const parts = /^(-?)(\d*)(?:\.(\d*))?(?:e([+-]?\d+))?$/i.exec(text);
  if (parts === null) return null;
  const [, sign, whole = "", decimals = "", exponent = "0"] = parts;
  if (whole === "" && decimals === "") return null;
  const digits = BigInt(whole + decimals);
  const scale = Number(exponent) - decimals.length;
  const signed = sign === "-" ? -digits : digits;
  if (scale >= 0) return integer(signed * 10n ** BigInt(scale));
  return fraction(signed, 10n ** BigInt(-scale));
}

/** The decimals that people write: few digits, no exponent. */
function shortDecimal(text: string): Rational | null {
  if (text.length > 15) return null;
  let digits = 0;
  let scale = 0;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code >= 48 && code <= 57) {
      digits = digits * 10 + (code - 48);
      scale *= 10;
    } else if (code === 46 && scale === 0 && text.length > 1) scale = 1;
    else return null;
  }
  return text === "" ? null : ratio(digits, scale === 0 ? 1 : scale);
}

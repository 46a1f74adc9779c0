import { fromDouble, writeExact } from "../numbers/decimal.ts";
import { parseLiteral } from "../numbers/literal.ts";
import { divide, integer, zero } from "../numbers/rational.ts";

/** The exact value of a number as it is written (`12`, `0.5`, `40%`), in the form of the typed tree: `12`, `1/2`, `2/5`. */
export function exactLiteral(text: string): string {
  return shortLiteral(text) ?? longLiteral(text);
}

/** A number of an author's document in the same form. */
export function exactNumber(value: number): string {
  return writeExact(fromDouble(value));
}

/** Numbers of up to 14 digits, which are nearly all: reduced without big integers. */
function shortLiteral(text: string): string | null {
  if (text.length > 14) return null;
  let digits = 0;
  let decimals = -1;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code >= 0x30 && code <= 0x39) {
      digits = digits * 10 + (code - 0x30);
      if (decimals >= 0) decimals += 1;
    } else if (code === 0x2e && decimals < 0) decimals = 0;
    else if (code === 0x25 && index === text.length - 1) decimals = Math.max(decimals, 0) + 2;
    else return null;
  }
  if (decimals <= 0 || digits === 0) return String(digits);
  return writeReduced(digits, decimals);
}

/** digits / 10 ^ decimals in lowest terms: the only factors to take out are 2 and 5. */
function writeReduced(digits: number, decimals: number): string {
  let top = digits;
  let bottom = 10 ** decimals;
  for (let left = decimals; left > 0 && top % 2 === 0; left -= 1) {
    top /= 2;
    bottom /= 2;
  }
  for (let left = decimals; left > 0 && top % 5 === 0; left -= 1) {
    top /= 5;
    bottom /= 5;
  }
  return bottom === 1 ? String(top) : `${top}/${bottom}`;
}

function longLiteral(text: string): string {
  const percent = text.endsWith("%");
  const value = parseLiteral(percent ? text.slice(0, -1) : text) ?? zero;
  return writeExact(percent ? divide(value, integer(100)) : value);
}

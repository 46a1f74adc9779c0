/** A written amount taken apart: `1.2万元` is 1.2 times 10⁴ of 元. */
export interface Amount {
  /** In plain digits, as exact as it was written; null where the parts do not say for sure which number is meant: `3万5`. */
  readonly digits: string | null;
  /** Whether words such as 万 stand in it, so that the number is another one than its digits. */
  readonly isScaled: boolean;
  /** What is counted; empty where it is not said. */
  readonly of: string;
}

/** Powers of ten by the words that people write behind a number; `w` and `k` as in messages. */
const powers: Readonly<Record<string, number>> = { 百: 2, 千: 3, k: 3, 万: 4, w: 4, 亿: 8 };
const word = "(?:千万|百万|万亿|千亿|百亿|[百千万亿]|[wk](?![a-z]))";
const part = new RegExp(`^(\\d[\\d,]*(?:\\.\\d*)?|\\.\\d+) ?(${word})`, "i");

/** Takes an amount apart; undefined where no number with grouping commas in their places stands at its beginning. */
export function readAmount(plain: string): Amount | undefined {
  const [, sign = "", unsigned = ""] = /^([+-]?) ?(.*)$/s.exec(plain) ?? [];
  const parts: { readonly digits: string; readonly power: number }[] = [];
  let rest = unsigned;
  for (let found = part.exec(rest); found !== null; found = part.exec(rest)) {
    const digits = plainDigits(found[1] ?? "");
    // 百分 is per cent, 百分点 a point of it.
    if (digits === undefined || /^百分/.test(rest.slice((found[1] ?? "").length).trimStart())) break;
    parts.push({ digits, power: powerOf(found[2] ?? "") });
    rest = rest.slice(found[0].length).trimStart();
  }
  const [, last = "", of = ""] = /^([\d,]*\.?\d*)(.*)$/s.exec(rest) ?? [];
  if (last !== "") {
    const digits = plainDigits(last);
    if (digits === undefined) return undefined;
    parts.push({ digits, power: 0 });
  }
  if (parts.length === 0) return undefined;
  const isScaled = parts.some(({ power }) => power > 0);
  return { digits: sumOf(sign, parts), isScaled, of: of.trim() };
}

/** A word of powers before a unit: 万元 is 10⁴ of 元, 元 is 10⁰. */
export function scaleOf(unit: string): { readonly power: number; readonly of: string } {
  const words = new RegExp(`^${word}`).exec(unit)?.[0] ?? "";
  const of = unit.slice(words.length);
  return words === "" || of.startsWith("分") ? { power: 0, of: unit } : { power: powerOf(words), of };
}

/** Plain digits with the point moved: `shift("1.2", 4)` is 12000, exactly. */
export function shift(digits: string, by: number): string {
  const [, sign = "", whole = "", fraction = ""] = /^([+-]?)(\d*)\.?(\d*)$/.exec(digits) ?? [];
  const all = "0".repeat(Math.max(0, -by)) + whole + fraction + "0".repeat(Math.max(0, by));
  const point = Math.max(0, -by) + whole.length + by;
  const after = all.slice(point).replace(/0+$/, "");
  return `${sign}${all.slice(0, point).replace(/^0+(?=\d)/, "") || "0"}${after === "" ? "" : `.${after}`}`;
}

/** Digits without grouping commas; undefined where commas do not group thousands. Blanks group too: `12 000`. */
export function plainDigits(text: string): string | undefined {
  if (/^[+-]?\d{1,3}( \d{3})+(\.\d*)?$/.test(text)) return text.replaceAll(" ", "");
  if (!/^[+-]?(\d+\.?\d*|\.\d+)$/.test(text) && !/^[+-]?\d{1,3}(,\d{3})+(\.\d*)?$/.test(text))
    return undefined;
  return text.replaceAll(",", "");
}

function powerOf(words: string): number {
  return [...words.toLowerCase()].reduce((sum, each) => sum + (powers[each] ?? 0), 0);
}

/** `1亿2000万` and `3万2000` are sums for sure; `3万5` may mean 35,000 or 30,005. */
function sumOf(
  sign: string,
  parts: readonly { readonly digits: string; readonly power: number }[],
): string | null {
  const [first, ...others] = parts;
  if (first === undefined) return null;
  if (others.length === 0) return sign + shift(first.digits, first.power);
  if (parts.some(({ digits }) => digits.includes("."))) return null;
  let sum = BigInt(shift(first.digits, first.power));
  let { power } = first;
  for (const each of others) {
    const isFull = each.power > 0 || each.digits.length === power;
    if (!isFull || each.digits.length + each.power > power) return null;
    sum += BigInt(shift(each.digits, each.power));
    power = each.power;
  }
  return `${sign}${sum}`;
}

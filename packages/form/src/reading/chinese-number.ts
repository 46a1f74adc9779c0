const digits = new Map([..."零一二三四五六七八九"].map((sign, value) => [sign, value]));
const powers = new Map([
  ["十", 10],
  ["百", 100],
  ["千", 1000],
]);

/** A whole number from 0 to 9,999 in Chinese numerals: 十二, 二十, 一百零五, 两千. Undefined for anything else. */
export function readChineseNumber(text: string): number | undefined {
  const plain = text.replaceAll("两", "二").replaceAll("〇", "零");
  if (digits.has(plain)) return digits.get(plain);
  if (
    !/^(?:[一二三四五六七八九]千)?零?(?:[一二三四五六七八九]百)?零?(?:[一二三四五六七八九]?十)?零?[一二三四五六七八九]?$/.test(
      plain,
    )
  )
    return undefined;
  let sum = 0;
  let digit = 0;
  for (const sign of plain) {
    const power = powers.get(sign);
    if (power === undefined) digit = digits.get(sign) ?? 0;
    else {
      sum += (digit || 1) * power;
      digit = 0;
    }
  }
  return sum + digit || undefined;
}

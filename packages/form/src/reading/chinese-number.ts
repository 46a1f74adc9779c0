const digits = new Map([..."零一二三四五六七八九"].map((sign, value) => [sign, value]));
const powers = new Map([
  ["十", 10],
  ["百", 100],
  ["千", 1000],
]);

/**
 * A whole number in Chinese numerals: 十二, 二十, 一百零五, 两千, 三万. Undefined for anything else, and for what may be
 * two numbers: 三百五 is said for 350 and looks like 305.
 */
export function readChineseNumber(text: string): number | undefined {
  const plain = text.replaceAll("两", "二").replaceAll("〇", "零");
  const [, hundredMillions = "", tenThousands = "", rest = ""] =
    /^(?:([^亿万]+)亿)?(?:([^亿万]+)万)?([^亿万]*)$/.exec(plain) ?? [];
  if (hundredMillions === "" && tenThousands === "") return belowTenThousand(plain);
  // 三万五 is said for 35,000.
  if (rest.length === 1) return undefined;
  const parts = [hundredMillions, tenThousands, rest.replace(/^零/, "")].map((part) =>
    part === "" ? 0 : belowTenThousand(part.replace(/^零/, "")),
  );
  const [high, middle, low] = parts;
  if (high === undefined || middle === undefined || low === undefined) return undefined;
  return high * 1e8 + middle * 1e4 + low;
}

function belowTenThousand(plain: string): number | undefined {
  if (digits.has(plain)) return digits.get(plain);
  if (
    /[百千][一二三四五六七八九]$/.test(plain) ||
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

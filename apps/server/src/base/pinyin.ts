import { pinyin } from "pinyin-pro";

/**
 * What a Chinese name is found by when it is typed without tones: in full, and by the first letters (单雄信 → `shanxiongxin`,
 * `sxx`). Surnames sound as surnames; ü is `v`, as keyboards have it; letters and digits stay; what has no sound is left out.
 * Out: nothing for a name without any of these.
 */
export function pinyinOf(name: string): string[] {
  const syllables = pinyin(name.normalize("NFKC"), {
    toneType: "none",
    type: "array",
    surname: "head",
    v: true,
    nonZh: "consecutive",
  })
    .map((one) => one.toLowerCase().replace(/[^a-z0-9]/g, ""))
    .filter((one) => one !== "");
  if (syllables.length === 0) return [];
  const initials = syllables.map((one) => (/^\d/.test(one) ? one : one.slice(0, 1)));
  return [...new Set([syllables.join(""), initials.join("")])];
}

import type { IndicatorGroup } from "@duheng/contracts";
import { readChineseNumber } from "@duheng/form/reading";

/** What the title of a group says. */
export interface GroupTitle {
  readonly title: string;
  /** Its points, where the title tells them: `德（20分）`, `加分项（最高10分）`. */
  readonly points: number | undefined;
}

/** `一、德（20分）` is the group 德 of 20 points. */
export function titleOfGroup(text: string): GroupTitle {
  const plain = withoutOrdinal(text.replaceAll(/\s*\n\s*/g, ""));
  const tail = tailOf(plain, true);
  return {
    title: (tail?.name ?? plain).trim().replace(/[：:]$/, ""),
    points: tail !== undefined && tail.points > 0 && tail.points <= 1_000 ? tail.points : undefined,
  };
}

/** A name with the points that stand behind it, in brackets or, where `isBare`, without: `学习（10分）`, `学习10分`. */
export function tailOf(
  text: string,
  isBare = false,
): { readonly name: string; readonly points: number } | undefined {
  const tail = bracketed.exec(text) ?? (isBare ? bare.exec(text) : null);
  const [, name = "", written = ""] = tail ?? [];
  const points = Number(written) || readChineseNumber(written);
  return name.trim() === "" || points === undefined ? undefined : { name: name.trim(), points };
}

const limit = "(?:满分|最高|最多|上限|不超过|共计?|总分|计|扣分上限|加分上限|权重|可?[加扣减])*";
const bracketed = new RegExp(
  `^(.*?)\\s*[（(【\\[]${limit}[:：为]?\\s*([\\d.]+|[一二三四五六七八九十百]+)\\s*[分%％]?(?:封顶|以内|为限)?[）)】\\]][：:]?$`,
);
const bare = /^(.*?[\p{L}）)])[:：，,\s]*(?:共|满分|计)?(\d+(?:\.\d+)?)\s*分$/u;

/** The depth of a heading by how it is numbered: 第一部分 and 一、 before （一） before 1. */
export function ordinalLevel(text: string): 1 | 2 | 3 | undefined {
  const plain = text.trim();
  if (
    /^第[一二三四五六七八九十]+(部分|类|项)|^[一二三四五六七八九十]+[、.．，]|^[ⅠⅡⅢⅣⅤ]+[、.．]?/.test(plain)
  )
    return 1;
  if (/^[（(][一二三四五六七八九十]+[）)]/.test(plain)) return 2;
  return /^[（(]?\d{1,2}([）)、．]|[.](?!\d))/.test(plain) ? 3 : undefined;
}

/** A name without its number in the list. */
export function withoutOrdinal(text: string): string {
  return text
    .trim()
    .replace(
      /^(?:第[一二三四五六七八九十]+(?:部分|类|项)[、：:\s]*|[（(]?[一二三四五六七八九十]+[）)、.．，]|[（(]?\d{1,2}(?:[）)、．]|[.](?!\d))|[①-⑳]|[ⅠⅡⅢⅣⅤ]+[、.．])\s*/,
      "",
    );
}

/** What a group is for, by the words of its title. */
export function kindOfGroup(title: string): NonNullable<IndicatorGroup["kind"]> | undefined {
  const adds = /加分|附加|奖励|additions?|bonus/i.test(title);
  const takes = /扣分|减分|负面清单|惩戒|惩处|扣减|deductions?|penalt/i.test(title);
  if (adds !== takes) return adds ? "additions" : "deductions";
  if (/共性|common/i.test(title)) return "common";
  return /个性|individual/i.test(title) ? "individual" : undefined;
}

/** Whether a title says no more than the kind of its group (加分项, 附加分). */
export function isBareKind(title: string): boolean {
  return /^(加分|附加分?|奖励加?分?|奖励|扣分|减分|扣减分?|负面清单|惩戒|共性|个性)(项目?|指标|事项|情形|类|部分|考核)*$/.test(
    title.trim(),
  );
}

/** Titles that mean the same group: without number, points, brackets and the words that all groups may carry. */
export function sameTitle(title: string): string {
  const plain = titleOfGroup(title.normalize("NFKC")).title.replaceAll(/\s/g, "").toLowerCase();
  const bare = plain.replace(/(考核)?(指标|项目|项|类别|类|部分|情况|考核)$/, "");
  return bare === "" ? plain : bare;
}

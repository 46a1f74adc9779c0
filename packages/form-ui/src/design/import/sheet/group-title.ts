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
  const plain = withoutOrdinal(oneLine(text)).replace(/[（(]续[表页]?[）)]$/, "");
  const tail = tailOf(plain, true) ?? shareOf(plain);
  return {
    title: tight((tail?.name ?? plain).trim().replace(/[：:]$/, "")),
    points: tail !== undefined && tail.points > 0 && tail.points <= 1_000 ? tail.points : undefined,
  };
}

/** A name with the points that stand behind it, in brackets or, where `isBare`, without: `学习（10分）`, `学习10分`. */
export function tailOf(
  text: string,
  isBare = false,
): { readonly name: string; readonly points: number } | undefined {
  if (text.length > longest) return undefined;
  const tail = bracketed.exec(text) ?? (isBare ? bare.exec(text) : null);
  const [, name = "", written = ""] = tail ?? [];
  const points = Number(written) || readChineseNumber(written);
  return name.trim() === "" || points === undefined ? undefined : { name: name.trim(), points };
}

const limit = "(?:满分|最高|最多|上限|不超过|共计?|总分|计|扣分上限|加分上限|权重|可?[加扣减])*";
const bracketed = new RegExp(
  `^(.*?)\\s*[（(【\\[]${limit}[:：为]?\\s*([\\d.]+|[一二三四五六七八九十百]+)\\s*(?:[分%％]|points?|pts?|marks?)?(?:封顶|以内|为限)?[）)】\\]][：:]?$`,
);
const bare = /^(.*?[\p{L}）)])[:：，,\s]*(?:共|满分|计)?(\d+(?:\.\d+)?)\s*分$/u;

/** A group with its share behind it (`德 20%`); a target is none (`满意率95%`). */
function shareOf(text: string): { readonly name: string; readonly points: number } | undefined {
  if (text.length > longest) return undefined;
  const [, name = "", written = ""] =
    /^(\p{Script=Han}{1,8}?)\s*(?:占|占比|权重)?[:：]?\s*(\d{1,3}(?:\.\d+)?)\s*[%％]$/u.exec(text) ?? [];
  return name === "" || /[率达到于度超]$/.test(name) ? undefined : { name, points: Number(written) };
}

/** Characters of a text that may be a title with something behind it. */
const longest = 200;

/** A text of several lines as one: Chinese is broken anywhere, and names are written downwards. */
export function oneLine(text: string): string {
  return text
    .split("\n")
    .map((line) => line.trim())
    .join("");
}

/** A name that is spaced out to fill its cell: `出  勤`, `工 作 业 绩`. */
export function tight(text: string): string {
  return /^\p{Script=Han}(?:\s+\p{Script=Han})+$/u.test(text) ? text.replaceAll(/\s+/g, "") : text;
}

/** The depth of a heading by how it is numbered: 第一部分 and 一、 before （一） before 1. */
export function ordinalLevel(text: string): 1 | 2 | 3 | undefined {
  const plain = text.trim();
  if (
    /^第[一二三四五六七八九十]+(部分|类|项)|^[一二三四五六七八九十]+[、.．，]|^[ⅠⅡⅢⅣⅤ]+[、.．]?/.test(plain)
  )
    return 1;
  if (/^(?:section|part)\s+[a-z\d]{1,3}\b|^【[^】]{1,40}】$/i.test(plain)) return 1;
  if (/^[（(][一二三四五六七八九十]+[）)]|^[A-Z][.、．](?![A-Za-z])/.test(plain)) return 2;
  return /^[（(]?\d{1,2}([）)、．]|[.](?!\d))/.test(plain) ? 3 : undefined;
}

/** A name without its number in the list. */
export function withoutOrdinal(text: string): string {
  return text
    .trim()
    .replace(/^【([^】]{1,40})】$/, "$1")
    .replace(
      /^(?:第[一二三四五六七八九十]+(?:部分|类|项)[、：:\s]*|[（(]?[一二三四五六七八九十]+[）)、.．，]|[（(]?\d{1,2}(?:[）)、．]|[.](?!\d))|\d{1,2}(?:\.\d{1,2})+(?=[、\s])[、\s]|[①-⑳]|[A-Z][.、．](?![A-Za-z])|(?:[Ss]ection|[Pp]art)\s+[A-Za-z\d]{1,3}\s*[:：.、]|[ⅠⅡⅢⅣⅤ]+[、.．])\s*/,
      "",
    );
}

/** What a group is for, by the words of its title. */
export function kindOfGroup(title: string): NonNullable<IndicatorGroup["kind"]> | undefined {
  if (/加减|加扣|奖惩/.test(title)) return undefined;
  const adds = /加分|附加|奖励|additions?|bonus/i.test(title);
  const takes = /扣分|减分|负面清单|惩戒|惩处|扣减|deductions?|penalt/i.test(title);
  if (adds !== takes) return adds ? "additions" : "deductions";
  if (/共性|common/i.test(title)) return "common";
  return /个性|individual/i.test(title) ? "individual" : undefined;
}

/** Whether a title says no more than the kind of its group (加分项, 附加分). */
export function isBareKind(title: string): boolean {
  return /^(加分|附加分?|奖励加?分?|奖励|扣分|减分|扣减分?|加减分|加扣分|奖惩|负面清单|惩戒|共性|个性|一票否决)(项目?|指标|事项|情形|类|部分|考核)*$/.test(
    title.trim(),
  );
}

/** A title of a sheet, not of a group in it. */
export function isDocumentTitle(text: string): boolean {
  const plain = text.trim();
  return (
    plain.length <= longest &&
    /(表|方案|办法|细则|汇总|清单|一览|通知|台账)([（(][^）)]*[）)])?$/.test(plain) &&
    ordinalLevel(plain) === undefined
  );
}

/** The group that a whole table is about by its title: `个性指标考核表`, where it names one kind only. */
export function groupInTitle(text: string): string | undefined {
  if (!isDocumentTitle(text)) return undefined;
  const named = new Set(text.match(/(共性|个性|加分|扣分|减分)(?:指标|项目|项)?/g) ?? []);
  const [only, ...others] = named;
  if (only === undefined || others.length > 0) return undefined;
  return /^(?:共性|个性)$/.test(only) ? `${only}指标` : only;
}

/** Titles that mean the same group: without number, points, brackets and the words that all groups may carry. */
export function sameTitle(title: string): string {
  const plain = titleOfGroup(title.normalize("NFKC")).title.replaceAll(/\s/g, "").toLowerCase();
  const bare = plain.replace(/(考核)?(指标|项目|项|类别|类|部分|情况|考核)$/, "");
  return bare === "" ? plain : bare;
}

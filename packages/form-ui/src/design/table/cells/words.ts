import type { Grade, Indicator, RaterKind } from "@duheng/contracts";

/** The attributes of an indicator that are one of a few words. */
export type Dimension = "scope" | "measure" | "importance" | "polarity" | "virtue";

/** A value with the words that tables use for it; the first Chinese and the first English one are how it is shown. */
export interface Word<Value extends string> {
  readonly value: Value;
  readonly zh: string;
  readonly en: string;
  readonly also: readonly string[];
}

type Words = { readonly [Name in Dimension]: readonly Word<NonNullable<Indicator[Name]>>[] };

export const dimensionWords: Words = {
  scope: [
    { value: "common", zh: "共性", en: "Common", also: ["共性指标", "共性考核", "统一"] },
    { value: "individual", zh: "个性", en: "Individual", also: ["个性指标", "个性考核", "本单位", "自设"] },
  ],
  measure: [
    {
      value: "quantitative",
      zh: "定量",
      en: "Quantitative",
      also: ["定量指标", "量化", "量化指标", "客观"],
    },
    { value: "qualitative", zh: "定性", en: "Qualitative", also: ["定性指标", "非量化", "主观"] },
  ],
  importance: [
    {
      value: "key",
      zh: "重点",
      en: "Key",
      also: ["重点指标", "重点工作", "重点任务", "关键", "★", "☆", "*"],
    },
    { value: "general", zh: "一般", en: "General", also: ["一般指标", "一般工作", "普通", "日常", "常规"] },
  ],
  polarity: [
    {
      value: "positive",
      zh: "正向",
      en: "Positive",
      also: ["正面", "正面清单", "正向指标", "加分", "加分项", "+"],
    },
    {
      value: "negative",
      zh: "负面",
      en: "Negative",
      also: ["负面清单", "负向", "反向", "负向指标", "扣分", "扣分项", "减分", "-"],
    },
  ],
  virtue: [
    { value: "morality", zh: "德", en: "Morality", also: ["品德", "政治素质", "德行", "moral"] },
    { value: "ability", zh: "能", en: "Ability", also: ["能力", "专业能力", "业务能力", "本领"] },
    { value: "diligence", zh: "勤", en: "Diligence", also: ["勤勉", "勤奋", "工作作风", "责任担当"] },
    { value: "achievement", zh: "绩", en: "Achievement", also: ["实绩", "业绩", "工作实绩", "绩效"] },
    { value: "integrity", zh: "廉", en: "Integrity", also: ["廉洁", "廉政", "廉洁自律", "遵纪守法"] },
  ],
};

export const giverWords: readonly Word<"formula" | "rating" | "reviewer">[] = [
  {
    value: "formula",
    zh: "按公式计算",
    en: "Formula",
    also: ["公式", "公式计算", "自动", "自动计算", "系统计算", "计算"],
  },
  {
    value: "rating",
    zh: "民主测评",
    en: "Ratings",
    also: ["测评", "评议", "民主评议", "互评", "打分测评", "rating"],
  },
  {
    value: "reviewer",
    zh: "评鉴人给分",
    en: "Reviewer",
    also: ["评鉴", "评鉴人", "领导评鉴", "领导打分", "领导评分", "人工", "人工评分", "评分"],
  },
];

export const raterWords: readonly Word<RaterKind>[] = [
  { value: "self", zh: "本人", en: "Self", also: ["自评", "自我"] },
  { value: "peer", zh: "同级", en: "Peers", also: ["同事", "互评", "同类", "peer"] },
  { value: "superior", zh: "上级", en: "Superiors", also: ["领导", "主管", "superior"] },
  { value: "subordinate", zh: "下级", en: "Subordinates", also: ["下属", "subordinate"] },
  { value: "public", zh: "群众", en: "Public", also: ["公众", "服务对象", "社会"] },
];

export const gradeWords: readonly Word<Grade>[] = [
  { value: "good", zh: "好", en: "good", also: ["优秀"] },
  { value: "fair", zh: "较好", en: "fair", also: ["良好", "称职"] },
  { value: "average", zh: "一般", en: "average", also: ["基本称职"] },
  { value: "poor", zh: "较差", en: "poor", also: ["差", "不称职"] },
];

/** Marks of yes and no, as ticked columns of a table hold them. */
const yes = ["√", "✓", "✔", "○", "●", "◯", "〇", "是", "有", "y", "yes", "true", "1"];
const no = ["×", "✕", "✗", "x", "否", "n", "no", "false", "0"];

/** What stands for an empty cell. */
const blanks = ["", "/", "\\", "—", "——", "无", "未定", "not set", "n/a"];

export function isBlankWord(text: string): boolean {
  return text.length <= 40 ? blanks.includes(plain(text)) : text.trim() === "";
}

/** The value that a word means; a tick means the first of two, a cross the second. */
export function readWord<Value extends string>(
  words: readonly Word<Value>[],
  text: string,
): Value | undefined {
  // No word is that long: what is longer need not be looked at.
  if (text.length > 40) return undefined;
  const wanted = plain(text);
  const found = words.find((word) => {
    const { known, en } = spellingsOf(word);
    return known.has(wanted) || (wanted.length > 1 && en.startsWith(wanted));
  });
  if (found !== undefined) return found.value;
  if (words.length !== 2) return undefined;
  if (yes.includes(wanted)) return words[0]?.value;
  return no.includes(wanted) ? words[1]?.value : undefined;
}

/** Every spelling of a word as `plain` leaves it: tables of thousands of cells ask for them again and again. */
function spellingsOf(word: Word<string>): { readonly known: ReadonlySet<string>; readonly en: string } {
  const kept = spellings.get(word);
  if (kept !== undefined) return kept;
  const made = {
    known: new Set([word.zh, word.en, word.value, ...word.also].map(plain)),
    en: plain(word.en),
  };
  spellings.set(word, made);
  return made;
}

const spellings = new WeakMap<Word<string>, { readonly known: ReadonlySet<string>; readonly en: string }>();

/** How a value is shown. */
export function showWord<Value extends string>(
  words: readonly Word<Value>[],
  value: Value,
  locale: "zh" | "en",
): string {
  return words.find((word) => word.value === value)?.[locale] ?? value;
}

function plain(text: string): string {
  return text.normalize("NFKC").replaceAll(/\s+/g, " ").trim().toLowerCase();
}

import type { Grade, Indicator, RaterKind } from "@duheng/contracts";
import {
  type Dimension,
  gradeWords as grades,
  keysOf,
  labelOf,
  raterWords as raters,
  type WordsOf,
  dimensionWords as words,
} from "@duheng/contracts/words";

/** A value with the words that tables use for it; the first Chinese and the first English one are how it is shown. */
export interface Word<Value extends string> {
  readonly value: Value;
  readonly zh: string;
  readonly en: string;
  readonly also: readonly string[];
}

type Words = { readonly [Name in Dimension]: readonly Word<NonNullable<Indicator[Name]>>[] };

export const dimensionWords: Words = {
  scope: listOf(words.scope, {
    common: ["共性指标", "共性考核", "统一"],
    individual: ["个性指标", "个性考核", "本单位", "自设"],
  }),
  measure: listOf(words.measure, {
    quantitative: ["定量指标", "量化", "量化指标", "客观"],
    qualitative: ["定性指标", "非量化", "主观"],
  }),
  importance: listOf(words.importance, {
    key: ["重点指标", "重点工作", "重点任务", "关键", "★", "☆", "*"],
    general: ["一般指标", "一般工作", "普通", "日常", "常规"],
  }),
  polarity: listOf(words.polarity, {
    positive: ["正面", "正面清单", "正向指标", "加分", "加分项", "+"],
    negative: ["负面清单", "负向", "反向", "负向指标", "扣分", "扣分项", "减分", "-"],
  }),
  virtue: listOf(words.virtue, {
    morality: ["品德", "政治素质", "德行", "moral"],
    ability: ["能力", "专业能力", "业务能力", "本领"],
    diligence: ["勤勉", "勤奋", "工作作风", "责任担当"],
    achievement: ["实绩", "业绩", "工作实绩", "绩效"],
    integrity: ["廉洁", "廉政", "廉洁自律", "遵纪守法"],
  }),
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

export const raterWords: readonly Word<RaterKind>[] = listOf(raters, {
  self: ["自评", "自我"],
  peer: ["同事", "互评", "同类", "peer"],
  superior: ["领导", "主管", "superior"],
  subordinate: ["下属", "subordinate"],
  public: ["公众", "服务对象", "社会"],
});

export const gradeWords: readonly Word<Grade>[] = listOf(grades, {
  good: ["优秀"],
  fair: ["良好", "称职"],
  average: ["基本称职"],
  poor: ["差", "不称职"],
});

/** The words of an enum as tables show them, with others that tables use for the same. */
function listOf<Value extends string>(
  words: WordsOf<Value>,
  also: Readonly<Record<Value, readonly string[]>>,
): readonly Word<Value>[] {
  return keysOf(words).map((value) => ({
    value,
    zh: labelOf(words[value], "zh"),
    en: labelOf(words[value], "en"),
    also: also[value],
  }));
}

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

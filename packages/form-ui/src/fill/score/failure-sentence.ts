import type { Locale } from "../../shared/locale.ts";

/** Why a formula gave no value, for the person who filled the form; the language's own words are for its authors. */
export function failureSentence(code: string, locale: Locale): string {
  return (sentences[code] ?? unknown)[locale];
}

const unknown = { zh: "算不出", en: "cannot be computed" };

const sentences: Readonly<Record<string, { readonly zh: string; readonly en: string }>> = {
  "missing-value": { zh: "所需内容还没有填写", en: "something it needs is not filled in yet" },
  "division-by-zero": { zh: "除数为 0", en: "division by zero" },
  "domain-error": { zh: "负数没有结果", en: "no result for a negative number" },
  "empty-aggregate": { zh: "没有可以统计的内容", en: "nothing to aggregate" },
  "outside-limits": { zh: "数值超出允许的范围", en: "a value is outside of what is allowed" },
  "out-of-range": { zh: "结果过大", en: "the result is too large" },
  "limit-exceeded": { zh: "超过计算上限", en: "beyond the limits of computation" },
};

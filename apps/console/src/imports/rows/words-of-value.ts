import type { Locale } from "../../rpc/errors.ts";
import type { FieldInfo } from "../answers.ts";

/** A value of a change as people read it: choices and yes or no in words. Empty where there is none. */
export function wordsOfValue(
  { content, words }: FieldInfo,
  value: string | undefined,
  locale: Locale,
): string {
  if (value === undefined) return "";
  if (content === "yes-no") return yesNo[locale][value === "true" ? "yes" : "no"];
  return words?.[value]?.[locale] ?? value;
}

const yesNo = { zh: { yes: "是", no: "否" }, en: { yes: "Yes", no: "No" } } as const;

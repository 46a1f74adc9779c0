import type { Locale } from "../../shared/locale.ts";
import { sentence } from "../../shared/messages.ts";
import { showNumber } from "../../shared/numbers.ts";
import { fillMessages } from "../fill-messages.ts";

/** The value of a term as people read it; long lists are cut. */
export function showStepValue(value: unknown, locale: Locale, blank: string): string {
  if (value === null || value === undefined) return blank;
  if (typeof value === "number") return showNumber(value, 6);
  if (typeof value === "boolean") return sentence(fillMessages, locale, value ? "yes" : "no");
  if (typeof value === "string") return value;
  if (Array.isArray(value)) {
    if (value.length === 0) return sentence(fillMessages, locale, "valueNone");
    if (value.some((each) => typeof each === "object" && each !== null)) {
      return sentence(fillMessages, locale, "rowsCount", { count: value.length });
    }
    const shown = value.slice(0, longestList).map((each) => showStepValue(each, locale, blank));
    if (value.length > longestList) shown.push("…");
    return shown.join(sentence(fillMessages, locale, "listSeparator"));
  }
  return sentence(fillMessages, locale, "rowsCount", { count: 1 });
}

const longestList = 12;

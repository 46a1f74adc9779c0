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
    if (value.some((each) => typeof each === "object" && each !== null)) {
      return sentence(fillMessages, locale, "rowsCount", { count: value.length });
    }
    const shown = value.slice(0, longestList).map((each) => showStepValue(each, locale, blank));
    return `[${shown.join(", ")}${value.length > longestList ? ", …" : ""}]`;
  }
  const text = JSON.stringify(value);
  return text.length > longestText ? `${text.slice(0, longestText)}…` : text;
}

const longestList = 12;
const longestText = 80;

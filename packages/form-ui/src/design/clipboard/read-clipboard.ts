import { cleanTitle, validators } from "@duheng/contracts";
import { isRecord, own } from "../../shared/guards.ts";
import { type FormParts, formOfParts, partsMark, sectionsOfParts } from "./parts.ts";

/** What a text on the clipboard is to the designer. */
export type ClipboardContent =
  | { readonly kind: "parts"; readonly parts: FormParts }
  /** Lines of text, such as a column of a spreadsheet: titles of new fields or indicators. */
  | { readonly kind: "titles"; readonly titles: readonly string[] }
  | { readonly kind: "refused"; readonly why: "empty" | "tooLong" | "damaged" };

/** Longest text that is read at all, characters; most titles and longest title. */
const longestText = 2_000_000;
const mostTitles = 200;
const longestTitle = 100;
/** Deeper than any form may be: what is deeper would be no form, and a danger to whoever walks through it. */
const deepest = 40;

/** Reads a text from the clipboard: parts of a form, titles, or neither. Nothing in it is trusted. */
export function readClipboard(text: string): ClipboardContent {
  if (text.trim() === "") return { kind: "refused", why: "empty" };
  if (text.length > longestText) return { kind: "refused", why: "tooLong" };
  if (/^\s*\{/.test(text) && text.includes(`"${partsMark}"`)) {
    const parts = readParts(text);
    return parts === null ? { kind: "refused", why: "damaged" } : { kind: "parts", parts };
  }
  // The first column of what a spreadsheet gives.
  const titles = text
    .split(/\r\n|\n|\r/)
    .map((line) => cleanTitle(line.split("\t")[0] ?? "").trim())
    .filter((line) => line !== "");
  if (titles.length > mostTitles || titles.some((title) => title.length > longestTitle))
    return { kind: "refused", why: "tooLong" };
  return titles.length === 0 ? { kind: "refused", why: "empty" } : { kind: "titles", titles };
}

function readParts(text: string): FormParts | null {
  try {
    const read: unknown = JSON.parse(text);
    if (!isRecord(read) || own(read, "duheng") !== partsMark || !isShallow(read, deepest)) return null;
    const needed = own(read, "needed");
    const listed = (name: string) => {
      const value = own(read, name);
      return Array.isArray(value) ? value : [];
    };
    const candidate: unknown = formOfParts({
      ...({ fields: own(read, "fields") } as Pick<FormParts, "fields">),
      items: listed("items"),
      sections: listed("sections"),
      indicators: [...listed("indicators"), ...listed("mentioned")],
      groups: listed("groups"),
    });
    // The schema of forms is what holds back whatever is no part of one.
    const form = validators.Form.parse(validators.Form.cleanNames(candidate));
    const indicators = form.indicators.map(({ locked: _, ...indicator }) => indicator);
    const own_ = listed("indicators").length;
    return {
      duheng: partsMark,
      fields: form.fields,
      needed: Array.isArray(needed) ? needed.filter((key) => typeof key === "string") : [],
      items: form.layout?.pages[0]?.sections[0]?.items ?? [],
      sections: sectionsOfParts(form),
      indicators: indicators.slice(0, own_),
      ...(indicators.length === own_ ? {} : { mentioned: indicators.slice(own_) }),
      groups: listed("groups").length === 0 ? [] : form.score.groups,
    };
  } catch {
    return null;
  }
}

function isShallow(value: unknown, levels: number): boolean {
  if (typeof value !== "object" || value === null) return true;
  return levels > 0 && Object.values(value).every((each) => isShallow(each, levels - 1));
}

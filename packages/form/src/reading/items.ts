import type { FieldKind, Sentence } from "../api.ts";
import { sentence } from "../problem.ts";
import { readDate } from "./read-date.ts";
import { readNumber } from "./read-number.ts";

/**
 * The items that one text lists: a line each; in one line parted by ；, else by 、. Blank ones are none. A comma parts
 * nothing: it stands inside of numbers and names.
 */
export function splitItems(text: string): string[] {
  const separator = separators.find((each) => each.test(text));
  const parts = separator === undefined ? [text] : text.split(separator);
  return parts.map((part) => part.trim()).filter((part) => part !== "");
}

const separators = [/\r\n?|\n/, /[；;]/, /、/];

/** Items as one text that `splitItems` takes apart again: in one line where no item has the signs that part them. */
export function joinItems(items: readonly string[]): string {
  const has = (signs: RegExp) => items.some((item) => signs.test(item));
  if (has(/[；;]/)) return items.join("\n");
  return items.join(has(/、/) ? "；" : "、");
}

/** One item of a list as it was typed or pasted; what is none (yet) stays a text, for the form's own check to tell. */
export function readItem(kind: FieldKind, text: string, unit?: string): unknown {
  if (kind === "number" || kind === "integer") return readNumber(text, unit).value ?? text;
  return kind === "date" ? (readDate(text).value ?? text) : text;
}

/**
 * What texts that were typed, pasted or kept were read as, where the numbers are others than their digits (`3万`): the
 * first of them, and how many there are. None where there is nothing of that kind.
 */
export function sayItems(kind: FieldKind, texts: readonly string[], unit?: string): Sentence | undefined {
  if (kind !== "number" && kind !== "integer") return undefined;
  const said = texts.flatMap((text) => {
    const reading = readNumber(text, unit).said;
    return reading === undefined ? [] : [{ text: text.trim(), reading }];
  });
  if (said.length === 0) return undefined;
  const first = said.slice(0, mostSaid);
  const more = said.length - first.length;
  return sentence(
    first.map(({ text, reading }) => `“${text}”${reading.zh}`).join("；") +
      (more > 0 ? `；还有 ${more} 项` : ""),
    first.map(({ text, reading }) => `“${text}” ${reading.en}`).join("; ") +
      (more > 0 ? `; and ${more} more` : ""),
  );
}

const mostSaid = 3;

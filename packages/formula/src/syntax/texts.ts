import type { FixCandidate } from "../diagnostic.ts";
import { closingQuote } from "./characters.ts";

export interface ReadText {
  readonly value: string;
  readonly to: number;
  readonly closed: boolean;
}

/** A text up to its closing quote (a doubled one stands for itself) or, unclosed, to the end of its line. */
export function readText(source: string, from: number, closing: number): ReadText {
  let value = "";
  let start = from + 1;
  for (let to = start; to < source.length; to += 1) {
    const code = source.charCodeAt(to);
    if (code === 0x0a) return { value: value + source.slice(start, to), to, closed: false };
    if (code !== closing) continue;
    if (source.charCodeAt(to + 1) !== closing) {
      return { value: value + source.slice(start, to), to: to + 1, closed: true };
    }
    value += source.slice(start, to + 1);
    to += 1;
    start = to + 1;
  }
  return { value: value + source.slice(start), to: source.length, closed: false };
}

/** Where the missing quote may belong: in place of one of another kind, at the end, or before the first separator. */
export function closingFixes(source: string, from: number, to: number, closing: number): FixCandidate[] {
  const insert = String.fromCharCode(closing);
  const text = source.slice(from, to);
  const fixes: FixCandidate[] = [];
  for (let index = 1; index < text.length; index += 1) {
    if (closingQuote(text.charCodeAt(index)) === 0) continue;
    fixes.push({ from: from + index, to: from + index + 1, insert, rewrites: true });
    break;
  }
  fixes.push({ from: to, to, insert });
  const separator = text.search(/[,，)）]/);
  if (separator >= 0) fixes.push({ from: from + separator, to: from + separator, insert });
  return fixes;
}

/** A text as it is written in a formula. */
export function writeText(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}

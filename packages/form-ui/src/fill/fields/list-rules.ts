import type { FieldInfo } from "@duheng/form";
import { readItem, sayItems, unitOf } from "@duheng/form/reading";
import { textOf } from "./TextField.tsx";
import type { TextRules } from "./use-kept-text.ts";

/** A line break inside of an item, which the lines must not take for its end. */
const innerBreak = "↵";

/** A list as its text, an item a line. Blank lines are no items; a line that cannot be read stays as it was typed. */
export function listRules({ title }: FieldInfo, item: FieldInfo): TextRules {
  const unit = unitOf(title);
  const read = (line: string) => readItem(item.kind, line.replaceAll(innerBreak, "\n"), unit);
  const isOfNumbers = item.kind === "number" || item.kind === "integer";
  return {
    show: (value) => (Array.isArray(value) ? value.map(lineOf).join("\n") : textOf(value)),
    read(text) {
      const lines = linesOf(text);
      return lines.length === 0 ? undefined : lines.map(read);
    },
    ...(isOfNumbers ? { say: (text) => sayItems(item.kind, linesOf(text), unit) } : {}),
    isSame: (left, right) => JSON.stringify(left) === JSON.stringify(right),
  };
}

/** The lines with something in them. */
export function linesOf(text: string): string[] {
  return text.split("\n").filter((line) => line.trim() !== "");
}

function lineOf(item: unknown): string {
  return textOf(item).replaceAll("\n", innerBreak);
}

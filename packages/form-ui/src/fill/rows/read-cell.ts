import type { FieldInfo } from "@duheng/form";
import { cleanText } from "../../shared/clean-text.ts";
import { parseNumber } from "../../shared/numbers.ts";

/** What a pasted cell comes to. `isRead` false: the text is kept as it stands, for the form's own check to tell. */
export interface CellReading {
  readonly value: unknown;
  readonly isRead: boolean;
}

/** The value that a spreadsheet's cell means for a field; an empty cell is nothing. */
export function readCell(field: FieldInfo, cell: string): CellReading {
  const text = cleanText(cell).text.trim();
  if (text === "") return { value: undefined, isRead: true };
  const value = readers[field.kind]?.(text, field);
  return value === undefined ? { value: text, isRead: field.kind === "text" } : { value, isRead: true };
}

/** Whether a cell can be pasted into the field at all. */
export function takesText(field: FieldInfo): boolean {
  return field.computed === undefined && !["file", "object", "rows"].includes(field.kind);
}

type Reader = (text: string, field: FieldInfo) => unknown;

const readers: Partial<Record<FieldInfo["kind"], Reader>> = {
  number: readNumber,
  integer: readNumber,
  boolean: (text) => booleans[text.toLowerCase()],
  choice: (text, field) => optionOf(field, text),
  choices(text, field) {
    const values = text.split(/[、,，;；\n]/).map((each) => optionOf(field, each.trim()));
    return values.includes(undefined) ? undefined : values;
  },
  date: readDate,
};

const booleans: Record<string, boolean> = {
  ...Object.fromEntries(["是", "有", "对", "√", "true", "yes", "y", "1"].map((word) => [word, true])),
  ...Object.fromEntries(["否", "无", "错", "×", "false", "no", "n", "0"].map((word) => [word, false])),
};

/** Spreadsheets write a percentage or an amount with its sign. */
function readNumber(text: string): number | undefined {
  return parseNumber(text.replace(/^[¥￥$]\s*/, ""));
}

function optionOf(field: FieldInfo, text: string): unknown {
  const options = field.options ?? [];
  return (
    options.find((option) => option.title === text) ?? options.find((option) => String(option.value) === text)
  )?.value;
}

/** `2026-7-1`, `2026/7/1`, `2026.7.1`, `2026年7月1日` as `2026-07-01`; days that do not exist are not read. */
function readDate(text: string): string | undefined {
  const parts = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(text);
  if (parts === null) return undefined;
  const [, year = "", month = "", day = ""] = parts;
  const iso = `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  const date = new Date(`${iso}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(iso) ? iso : undefined;
}

import type { FieldInfo } from "@duheng/form";
import {
  readBoolean,
  readDate,
  readItem,
  readNumber,
  sayItems,
  splitItems,
  unitOf,
} from "@duheng/form/reading";
import { cleanText } from "../../shared/clean-text.ts";

/** What a pasted cell comes to. `isRead` false: the text is kept as it stands, for the form's own check to tell. */
export interface CellReading {
  readonly value: unknown;
  readonly isRead: boolean;
  /** The number, or one of several, is another one than its digits: `3万`. */
  readonly isConverted?: true;
}

/** The value that a spreadsheet's cell means for a field; an empty cell is nothing. */
export function readCell(field: FieldInfo, cell: string): CellReading {
  const text = cleanText(cell).text.trim();
  if (text === "") return { value: undefined, isRead: true };
  if (field.kind === "number" || field.kind === "integer") {
    const { value, said } = readNumber(text, unitOf(field.title));
    if (value === undefined) return { value: text, isRead: false };
    return { value, isRead: true, ...(said === undefined ? {} : { isConverted: true }) };
  }
  if (field.item !== undefined) return readList(field, field.item, text);
  const value = readers[field.kind]?.(text, field);
  return value === undefined ? { value: text, isRead: field.kind === "text" } : { value, isRead: true };
}

/** Whether a cell can be pasted into the field at all. */
export function takesText(field: FieldInfo): boolean {
  return field.computed === undefined && !["file", "object", "rows"].includes(field.kind);
}

/** Several items in one cell; one that cannot be read is kept among the others. */
function readList({ title }: FieldInfo, { kind }: FieldInfo, text: string): CellReading {
  const items = splitItems(text);
  const unit = unitOf(title);
  const value = items.map((item) => readItem(kind, item, unit));
  const isRead = value.every((item) =>
    kind === "number" || kind === "integer"
      ? typeof item === "number"
      : kind !== "date" || readDate(String(item)).value !== undefined,
  );
  const reading = { value: items.length === 0 ? undefined : value, isRead };
  return sayItems(kind, items, unit) === undefined ? reading : { ...reading, isConverted: true };
}

type Reader = (text: string, field: FieldInfo) => unknown;

const readers: Partial<Record<FieldInfo["kind"], Reader>> = {
  boolean: readBoolean,
  choice: (text, field) => optionOf(field, text),
  choices(text, field) {
    const values = text.split(/[、,，;；\n]/).map((each) => optionOf(field, each.trim()));
    return values.includes(undefined) ? undefined : values;
  },
  date: (text) => readDate(text).value,
};

function optionOf(field: FieldInfo, text: string): unknown {
  const options = field.options ?? [];
  return (
    options.find((option) => option.title === text) ?? options.find((option) => String(option.value) === text)
  )?.value;
}

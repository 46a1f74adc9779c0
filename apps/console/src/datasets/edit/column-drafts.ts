import type { DatasetColumn } from "@duheng/contracts";
import { keyFor } from "./column-key.ts";

/** A column as it is typed: texts of numbers stay as they are until they are saved. */
export interface ColumnDraft {
  /** Stands for the row while it is edited. */
  readonly id: string;
  readonly key: string;
  readonly title: string;
  readonly type: DatasetColumn["type"];
  readonly unit: string;
  readonly minimum: string;
  readonly maximum: string;
  readonly options: string;
  readonly isRequired: boolean;
  /** Figures were brought in of it: its key and type stay. */
  readonly isKept: boolean;
  /** Its name in formulas was typed, and does not follow its title. */
  readonly isNamed: boolean;
  readonly [part: string]: string | boolean;
}

/** As it is edited; `others`: those that it stands beside, whose rows and names are their own. */
export function draftOf(
  column: DatasetColumn,
  isKept: boolean,
  others: readonly ColumnDraft[] = [],
): ColumnDraft {
  const { key, title, type, unit = "", minimum, maximum, options = [], isRequired = false } = column;
  return {
    id: others.some(({ id }) => id === key) ? newId(others) : key,
    ...{
      key: others.some((one) => one.key === key) ? keyFor(title, keysOf(others)) : key,
      title,
      type,
      unit,
      isRequired,
      isKept,
    },
    minimum: minimum === undefined ? "" : String(minimum),
    maximum: maximum === undefined ? "" : String(maximum),
    options: options.join("、"),
    isNamed: true,
  };
}

export function blankColumn(columns: readonly ColumnDraft[]): ColumnDraft {
  return {
    ...{ id: newId(columns), key: "", title: "", type: "number", unit: "", minimum: "", maximum: "" },
    ...{ options: "", isRequired: false, isKept: false, isNamed: false },
  };
}

function newId(columns: readonly ColumnDraft[]): string {
  const used = new Set(columns.map(({ id }) => id));
  let at = columns.length + 1;
  while (used.has(`new-${at}`)) at += 1;
  return `new-${at}`;
}

function keysOf(columns: readonly ColumnDraft[]): string[] {
  return columns.map(({ key }) => key);
}

/** Whether another column has its name in formulas. */
export function isTaken({ id, key }: ColumnDraft, columns: readonly ColumnDraft[]): boolean {
  return key !== "" && columns.some((one) => one.id !== id && one.key === key);
}

/** The same with another title: its name in formulas follows as long as nobody typed one. */
export function titled(column: ColumnDraft, title: string, others: readonly ColumnDraft[]): ColumnDraft {
  if (column.isNamed || column.isKept) return { ...column, title };
  const taken = others.flatMap(({ id, key }) => (id === column.id ? [] : [key]));
  return { ...column, title, key: keyFor(title, taken) };
}

/** As the server takes it; what is no number is left out, and the field shows it. */
export function columnOf(draft: ColumnDraft): DatasetColumn {
  const { key, title, type, unit, minimum, maximum, options, isRequired } = draft;
  const isNumber = type === "number" || type === "integer";
  const number = (text: string) => {
    const value = Number(text.trim());
    return text.trim() === "" || Number.isNaN(value) ? undefined : value;
  };
  const [least, most] = [number(minimum), number(maximum)];
  const choices = options
    .split(/[、,，;；\n]/)
    .map((one) => one.trim())
    .filter((one) => one !== "");
  return {
    ...{ key: key.trim(), title: title.trim(), type },
    ...(isNumber && unit.trim() !== "" ? { unit: unit.trim() } : {}),
    ...(isNumber && least !== undefined ? { minimum: least } : {}),
    ...(isNumber && most !== undefined ? { maximum: most } : {}),
    ...(type === "choice" ? { options: choices } : {}),
    ...(isRequired ? { isRequired: true } : {}),
  };
}

/** Whether a text that should be a number is one, or nothing. */
export function isNumberText(text: string): boolean {
  return text.trim() === "" || !Number.isNaN(Number(text.trim()));
}

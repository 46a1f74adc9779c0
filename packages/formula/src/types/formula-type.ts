import type { NumberRange } from "./number-range.ts";

/** One listed value of an enum, with the title that people see. */
export interface EnumValue {
  readonly value: string;
  readonly title?: string;
}

/** A property of a row: its type, its title from the schema, and what its number counts. */
export interface Property {
  readonly key: string;
  readonly type: FormulaType;
  readonly title?: string;
  readonly unit?: string;
}

/** The properties of a row, read from the schema when they are first asked for (a schema may hold itself). */
export interface RowShape {
  find(key: string): Property | null;
  all(): readonly Property[];
}

/**
 * The type of a value. `optional` means that the value may be blank; of a list, that it may be absent, which is
 * the same as empty, so formulas need not ask. `opaque` is a field whose schema says nothing usable; `error` stands where a mistake was
 * already told; `blank` is what is written out as `BLANK()`, and joins any other.
 */
export type FormulaType =
  | { readonly kind: "number"; readonly optional: boolean; readonly range?: NumberRange }
  | {
      readonly kind: "text" | "boolean" | "date" | "opaque" | "error" | "table" | "blank";
      readonly optional: boolean;
    }
  | { readonly kind: "enum"; readonly optional: boolean; readonly values: readonly EnumValue[] }
  | { readonly kind: "list"; readonly optional: boolean; readonly item: FormulaType }
  | { readonly kind: "row"; readonly optional: boolean; readonly shape: RowShape };

export type SimpleKind = "number" | "text" | "boolean" | "date";

export const errorType: FormulaType = { kind: "error", optional: false };

export const blankType: FormulaType = { kind: "blank", optional: true };

export function simple(kind: SimpleKind, optional = false): FormulaType {
  return { kind, optional };
}

export function listOf(item: FormulaType): FormulaType {
  return { kind: "list", optional: false, item };
}

export function withOptional(type: FormulaType, optional: boolean): FormulaType {
  if (type.kind === "error" || type.kind === "blank") return type;
  return type.optional === optional ? type : { ...type, optional };
}

/** The name of a type as formulas' authors read it: `number`, `text?`, `list of number`. */
export function typeName(type: FormulaType): string {
  const mark = type.optional && type.kind !== "blank" ? "?" : "";
  if (type.kind === "list") return `list of ${typeName(type.item)}`;
  return `${type.kind}${mark}`;
}

/** Reads a type's name, `number`, `text?`, `list of number?`; null for anything else. */
export function parseType(name: string): FormulaType | null {
  const list = /^list of (.*)$/.exec(name.trim());
  if (list?.[1] !== undefined) {
    const item = parseType(list[1]);
    return item === null ? null : listOf(item);
  }
  const parts = /^(number|text|boolean|date)(\?)?$/.exec(name.trim());
  const kind = parts?.[1];
  if (kind !== "number" && kind !== "text" && kind !== "boolean" && kind !== "date") return null;
  return simple(kind, parts?.[2] === "?");
}

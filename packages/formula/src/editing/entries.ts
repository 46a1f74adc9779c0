import { writeName } from "../syntax/names.ts";
import { writeText } from "../syntax/texts.ts";
import { type EnumValue, type FormulaType, type RowShape, typeName } from "../types/formula-type.ts";
import type { Constants } from "../types/scope.ts";
import { functions } from "./functions.ts";

/** What may be written, before it has a place. */
export interface Entry {
  /** What is shown and matched: the key, the function's name, the word. */
  readonly label: string;
  readonly kind: "field" | "property" | "namespace" | "function" | "keyword" | "value";
  readonly insert: string;
  readonly detail: { readonly zh: string; readonly en: string };
  /** The title of a field or value. */
  readonly title?: string;
}

/** The names of a row: made once for a row, which lives as long as its scope. */
export function rowEntries(shape: RowShape, kind: "field" | "property"): readonly Entry[] {
  const known = made[kind].get(shape);
  if (known !== undefined) return known;
  const entries = shape.all().map(({ key, type, title, unit }): Entry => {
    const entry: Entry = { label: key, kind, insert: writeName(key), detail: typeDetail(type, unit) };
    return title === undefined ? entry : { ...entry, title };
  });
  made[kind].set(shape, entries);
  return entries;
}

const made = {
  field: new WeakMap<RowShape, readonly Entry[]>(),
  property: new WeakMap<RowShape, readonly Entry[]>(),
};

/** Names beside the form's fields: `ratings`, `previous` … */
export function reservedEntries(reserved: ReadonlyMap<string, FormulaType>): Entry[] {
  return [...reserved].map(([key, type]) => ({
    label: key,
    kind: type.kind === "row" ? "namespace" : "field",
    insert: writeName(key),
    detail: typeDetail(type),
  }));
}

/** Words for numbers, but those that a field takes. */
export function constantEntries(constants: Constants, fields: RowShape): Entry[] {
  return Object.entries(constants)
    .filter(([word]) => fields.find(word) === null)
    .map(([label, { value, title }]) => ({
      label,
      kind: "field",
      insert: writeName(label),
      detail: { zh: `${value}`, en: `${value}` },
      title,
    }));
}

/** The listed values of an enum, as texts. */
export function valueEntries(values: readonly EnumValue[]): Entry[] {
  return values.map(({ value, title }) => {
    const detail = { zh: title ?? value, en: title ?? value };
    const entry: Entry = { label: value, kind: "value", insert: writeText(value), detail };
    return title === undefined ? entry : { ...entry, title };
  });
}

export const functionEntries: readonly Entry[] = functions.map(({ name, signatures, docs }) => ({
  label: name,
  kind: "function",
  insert: `${name}(`,
  detail: { zh: `${signatures.zh}：${docs.zh}`, en: `${signatures.en}: ${docs.en}` },
}));

export const literalEntries: readonly Entry[] = [
  { label: "TRUE", kind: "keyword", insert: "TRUE", detail: { zh: "是", en: "true" } },
  { label: "FALSE", kind: "keyword", insert: "FALSE", detail: { zh: "否", en: "false" } },
];

/** Behind a value only an operator can follow. */
export const operatorEntries: readonly Entry[] = [
  { label: "AND", kind: "keyword", insert: "AND ", detail: { zh: "并且", en: "and" } },
  { label: "OR", kind: "keyword", insert: "OR ", detail: { zh: "或者", en: "or" } },
  {
    label: "??",
    kind: "keyword",
    insert: "?? ",
    detail: { zh: "为空时取后者", en: "the other where blank" },
  },
];

/** `number? · 件` */
function typeDetail(type: FormulaType, unit?: string): Entry["detail"] {
  const told = unit === undefined ? typeName(type) : `${typeName(type)} · ${unit}`;
  return { zh: told, en: told };
}

import type { BilingualText } from "@duheng/contracts";
import { nearestNames } from "../cells/nearest.ts";
import { comparable, normalText } from "../cells/normal-text.ts";
import { readCell } from "../cells/read-cell.ts";
import { type ColumnDefinition, columnOf, type ImportDefinition } from "../definition.ts";

/** What a row says of a record: undefined where nothing stands, null where that takes the attribute away. */
export type Values = Readonly<Record<string, string | boolean | null | undefined>>;

/** What is wrong in a cell, or in the row as a whole. */
export interface CellProblem {
  readonly field?: string;
  readonly code: string;
  readonly message: BilingualText;
  /** What may have been meant. */
  readonly nearest?: readonly string[];
}

/** How a table is to be read. */
export interface Reading {
  /** The field of each column; a column without one is not read. */
  readonly fields: readonly (string | undefined)[];
  /** Whether an empty cell takes the attribute away; by default it leaves it as it is. */
  readonly blanksClear?: boolean;
  /** Ids by name, for each field that refers to other records. */
  readonly references: Readonly<Record<string, References>>;
}

/** A record that cells refer to: by its name, of which there is one, or by whatever else it goes by. */
export interface NamedRecord {
  readonly id: string;
  readonly name: string;
  /** Such as a number; others may go by the same. */
  readonly also?: readonly string[];
}

/** Ids by comparable text, and the names as they are; `made`: a name that is to be made, which stands for itself. */
export interface References {
  readonly ids: ReadonlyMap<string, string>;
  readonly names: readonly string[];
  /** Of a text by which several go. */
  readonly several: ReadonlyMap<string, readonly Pick<NamedRecord, "id" | "name">[]>;
}

/** Found once for each text: a column that was mapped wrongly has thousands of cells. */
const found = new WeakMap<readonly string[], Map<string, string[]>>();

/** Texts of which the nearest are looked for; more are no misspelt names. */
const mostLooked = 500;

function nearestOf({ names }: References, text: string): string[] {
  const known = found.get(names) ?? new Map<string, string[]>();
  found.set(names, known);
  const before = known.get(text);
  if (before !== undefined || known.size >= mostLooked) return before ?? [];
  const nearest = nearestNames(text, names);
  known.set(text, nearest);
  return nearest;
}

/** References by their names and what else they go by; a text by which several go is none's alone. */
export function referencesTo(records: readonly NamedRecord[]): References {
  const by = new Map<string, Map<string, string>>();
  for (const { id, name, also = [] } of records)
    for (const text of [name, ...also]) {
      const key = comparable(text);
      if (key !== "") by.set(key, (by.get(key) ?? new Map<string, string>()).set(id, name));
    }
  const named = (found: ReadonlyMap<string, string>) => [...found].map(([id, name]) => ({ id, name }));
  const found = [...by].map(([key, records]) => [key, named(records)] as const);
  return {
    ids: new Map(found.flatMap(([key, [one, ...more]]) => (one && more.length === 0 ? [[key, one.id]] : []))),
    names: records.map(({ name }) => name),
    several: new Map(found.filter(([, { length }]) => length > 1)),
  };
}

const noReferences = referencesTo([]);

export interface ReadRow {
  readonly values: Values;
  readonly problems: readonly CellProblem[];
  /** Sealed fields of which the row has what is shown in their place. */
  readonly masked?: readonly string[];
  /** Fields in which a name stands that several have: their ids. */
  readonly several?: Readonly<Record<string, readonly string[]>>;
}

/** Reads a row of a table. What is wrong is told cell by cell; the others are read all the same. */
export function readRow(
  definition: ImportDefinition,
  { fields, blanksClear = false, references }: Reading,
  cells: readonly string[],
): ReadRow {
  const values: Record<string, string | boolean | null> = {};
  const problems: CellProblem[] = [];
  const masked: string[] = [];
  const several: Record<string, readonly string[]> = {};
  for (const [at, field] of fields.entries()) {
    if (field === undefined) continue;
    const column = columnOf(definition, field);
    const text = normalText(cells[at] ?? "");
    if (column.isMask?.(text) === true) {
      masked.push(field);
      continue;
    }
    if (text === "") {
      const isKept = column.isRequired === true || column.isSealed === true || column.isKept === true;
      if (blanksClear && !isKept) values[field] = null;
      continue;
    }
    const known = column.content.kind === "reference" ? (references[field] ?? noReferences) : undefined;
    const id = known?.ids.get(comparable(text));
    const read = id === undefined ? readCell(column, text) : { value: id };
    const many = id === undefined ? known?.several.get(comparable(text)) : undefined;
    if (!("value" in read)) problems.push({ field, ...read });
    else if (known === undefined || id !== undefined) values[field] = read.value;
    else if (many !== undefined) {
      several[field] = many.map((one) => one.id);
      problems.push(severalCalled(field, text, many));
    } else problems.push(unknown(field, text, known, sealedColumnOf(definition, text) !== undefined));
  }
  return {
    values,
    problems,
    ...(masked.length > 0 ? { masked } : {}),
    ...(Object.keys(several).length > 0 ? { several } : {}),
  };
}

/** The sealed column that a text can hardly be anything but a value of, whatever column it stands in; undefined: of none. */
export function sealedColumnOf(
  { columns }: Pick<ImportDefinition, "columns">,
  text: string,
): ColumnDefinition | undefined {
  const bare = normalText(text).replaceAll(/[ -]/g, "");
  return columns.find(({ isSealed, looksLike }) => isSealed === true && looksLike?.(bare) === true);
}

/** So many of several are named. */
const mostNamed = 5;

/** The code of a cell that is in doubt and not wrong: which of several is meant is for a person to say. */
export const severalReferences = "several-references";

function severalCalled(field: string, text: string, many: readonly Pick<NamedRecord, "name">[]): CellProblem {
  return {
    field,
    code: severalReferences,
    message: {
      zh: `有 ${many.length} 个都叫“${text}”，请选定是哪一个`,
      en: `${many.length} are called “${text}”: choose which one is meant`,
    },
    nearest: many.slice(0, mostNamed).map(({ name }) => name),
  };
}

function unknown(field: string, text: string, known: References, isSealed: boolean): CellProblem {
  if (isSealed)
    return {
      field,
      code: "unknown-reference",
      message: {
        zh: "这里不是名称，请核对这一列是什么",
        en: "is no name: is the column what it is said to be?",
      },
    };
  const nearest = nearestOf(known, text);
  return {
    field,
    code: "unknown-reference",
    message: {
      zh: `没有“${text}”${nearest.length > 0 ? `，是不是“${nearest[0]}”？` : ""}`,
      en: `there is no “${text}”${nearest.length > 0 ? `: is it “${nearest[0]}”?` : ""}`,
    },
    ...(nearest.length > 0 ? { nearest } : {}),
  };
}

import type { BilingualText } from "@duheng/contracts";
import { nearestNames } from "../cells/nearest.ts";
import { comparable, normalText } from "../cells/normal-text.ts";
import { readCell } from "../cells/read-cell.ts";
import { columnOf, type ImportDefinition } from "../definition.ts";

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

/** Ids by comparable name, and the names as they are; `made`: a name that is to be made, which stands for itself. */
export interface References {
  readonly ids: ReadonlyMap<string, string>;
  readonly names: readonly string[];
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

/** References by their names; of several with one name the first is meant. */
export function referencesTo(named: readonly { readonly id: string; readonly name: string }[]): References {
  const ids = new Map<string, string>();
  for (const { id, name } of named) if (!ids.has(comparable(name))) ids.set(comparable(name), id);
  return { ids, names: named.map(({ name }) => name) };
}

export interface ReadRow {
  readonly values: Values;
  readonly problems: readonly CellProblem[];
  /** Sealed fields of which the row has what is shown in their place. */
  readonly masked?: readonly string[];
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
    const known = column.content.kind === "reference" ? (references[field] ?? referencesTo([])) : undefined;
    const id = known?.ids.get(comparable(text));
    const read = id === undefined ? readCell(column, text) : { value: id };
    if (!("value" in read)) problems.push({ field, ...read });
    else if (known === undefined || id !== undefined) values[field] = read.value;
    else problems.push(unknown(field, text, known, looksSealed(definition, text)));
  }
  return { values, problems, ...(masked.length > 0 ? { masked } : {}) };
}

/** Whether a text can hardly be anything but a sealed value: it is told nowhere, whatever column it stands in. */
export function looksSealed({ columns }: Pick<ImportDefinition, "columns">, text: string): boolean {
  const bare = normalText(text).replaceAll(/[ -]/g, "");
  return columns.some(({ isSealed, looksLike }) => isSealed === true && looksLike?.(bare) === true);
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

import { comparable, normalText, type Reading } from "@duheng/imports";
import type { ImportKind } from "../import-kinds/import-kind.ts";

/** Whether rows of a table may name one another: it has a column in which they do. */
export function namesOneAnother(
  { definition: { ownReferences = [] } }: ImportKind,
  columns: readonly { readonly field?: string | undefined }[],
): boolean {
  return columns.some(({ field }) => field !== undefined && ownReferences.includes(field));
}

/**
 * Makes what rows are called known to the columns in which rows name one another: each stands for what its row makes. Where a number
 * tells who it is, a row goes by name and number, by the number, and by the name as long as nobody else has it.
 */
export function learnNames(
  { definition: { weakKey, strongKeys, ownReferences = [] } }: ImportKind,
  { fields, references }: Reading,
  rows: readonly { readonly cells: readonly string[] }[],
): void {
  const [nameAt, numberAt] = [fields.indexOf(weakKey), fields.indexOf(strongKeys[0] ?? "")];
  if (nameAt < 0 || numberAt < 0) return;
  for (const { cells } of rows) {
    const [name, number] = [normalText(cells[nameAt] ?? ""), normalText(cells[numberAt] ?? "")];
    if (name === "" || number === "") continue;
    const called = nameAt === numberAt ? name : `${name}（${number}）`;
    for (const field of ownReferences) {
      const { ids, several } = references[field] ?? {};
      if (!(ids instanceof Map) || !(several instanceof Map)) continue;
      // Who has the number is there already, under whatever name.
      if (ids.has(comparable(number)) || several.has(comparable(number))) continue;
      const record = { id: madeReference(called), name: called };
      for (const text of [called, number]) ids.set(comparable(text), record.id);
      if (nameAt !== numberAt) learnName(name, record, { ids, several });
    }
  }
}

/** What stands for a record that is made by its name when the import is written. */
export function madeReference(name: string): string {
  return `made:${name}`;
}

/** What such a record is called; undefined where it is none. */
export function madeName(reference: string): string | undefined {
  return reference.startsWith("made:") ? reference.slice("made:".length) : undefined;
}

interface Known {
  readonly ids: Map<string, string>;
  readonly several: Map<string, { id: string; name: string }[]>;
}

function learnName(name: string, record: { id: string; name: string }, { ids, several }: Known): void {
  const key = comparable(name);
  const [many, one] = [several.get(key), ids.get(key)];
  if (many !== undefined) {
    if (!many.some(({ id }) => id === record.id)) several.set(key, [...many, record]);
  } else if (one === undefined) ids.set(key, record.id);
  else if (one !== record.id) {
    ids.delete(key);
    several.set(key, [{ id: one, name: madeName(one) ?? name }, record]);
  }
}

import type { Import } from "@duheng/contracts";
import { comparable, type Reading, referencesTo, withFractions } from "@duheng/imports";
import type { ImportKind, ReferencedRecord } from "../import-kinds/import-kind.ts";
import { madeReference } from "./learn-names.ts";

/** How an import is to be read: what its page lets people set. */
export type Settings = Pick<
  Import,
  "headingRows" | "columns" | "blanksClear" | "isComplete" | "goneOn" | "unknown" | "by"
>;

/** What the columns are for. */
export function fieldsRead({ columns }: Pick<Settings, "columns">): Set<string> {
  return new Set(columns.flatMap(({ field }) => field ?? []));
}

/** A kind as the columns of an import are said to be read. */
export function kindReading(kind: ImportKind, { columns }: Pick<Settings, "columns">): ImportKind {
  const fields = columns.flatMap(({ field, isFraction }) => (isFraction === true ? (field ?? []) : []));
  return { ...kind, definition: withFractions(kind.definition, new Set(fields)) };
}

/** The columns once all rows were looked at: of which it must be asked what their numbers are. */
export function columnsAsking(columns: Import["columns"], asked: ReadonlySet<string>): Import["columns"] {
  return columns.map(({ asksFraction: _before, ...column }) =>
    asked.has(column.field ?? "") ? { ...column, asksFraction: true } : column,
  );
}

/** How the engine reads the rows. A name that is to be made stands for itself, as `made:<name>`. */
export function readingOf(
  { columns, blanksClear, unknown }: Pick<Settings, "columns" | "blanksClear" | "unknown">,
  references: Readonly<Record<string, readonly ReferencedRecord[]>>,
): Reading {
  return {
    fields: columns.map(({ field }) => field),
    blanksClear,
    references: Object.fromEntries(
      Object.entries(references).map(([field, records]) => {
        const known = referencesTo(records);
        const ids = new Map(known.ids);
        for (const { field: own, text, meant } of unknown) {
          if (own !== field || meant === undefined || ids.has(comparable(text))) continue;
          const id = meant.isMade === true ? madeReference(text) : meant.id;
          if (id !== undefined && (meant.isMade === true || records.some((one) => one.id === id)))
            ids.set(comparable(text), id);
        }
        return [field, { ...known, ids, several: new Map(known.several) }];
      }),
    ),
  };
}

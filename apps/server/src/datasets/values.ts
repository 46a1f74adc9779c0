import type { Dataset, DatasetRow } from "@duheng/contracts";

/** What datasets say, as formulas read it: by the column's key. */
export type DatasetReading = Readonly<Record<string, unknown>>;

/**
 * What some rows of one person, or of the unit, say. In: the rows in the order of the sheet, the columns that are read. Out: by
 * column the value, of a dataset with several rows the list of those that are there; a column that says nothing is left out.
 */
export function readingOfRows(
  { isRepeated }: Pick<Dataset, "isRepeated">,
  rows: readonly Pick<DatasetRow, "values">[],
  columns: readonly string[],
): DatasetReading {
  return Object.fromEntries(
    columns.flatMap((column): [string, unknown][] => {
      const found = rows.flatMap(({ values }) => (Object.hasOwn(values, column) ? [values[column]] : []));
      if (isRepeated) return [[column, found]];
      return found.length === 0 ? [] : [[column, found[0]]];
    }),
  );
}

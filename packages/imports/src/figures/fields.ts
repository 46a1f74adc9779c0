/** What stands in a column of figures goes by this field of an import. */
export function fieldOfColumn(key: string): string {
  return `${before}${key}`;
}

/** The column that a field of an import fills; undefined: none, it says whom a row is about. */
export function columnOfField(field: string): string | undefined {
  return field.startsWith(before) ? field.slice(before.length) : undefined;
}

const before = "values.";

/** How many rows somebody has already, of a dataset with several: told in changes alone. */
export const rowsField = "rows";

/** Of so many rows of one person, or of the unit, a list in a formula is made. */
export const mostRowsOfOne = 10_000;

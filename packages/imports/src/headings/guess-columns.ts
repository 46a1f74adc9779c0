import { type ColumnDefinition, type ImportDefinition, tableColumns } from "../definition.ts";
import { normalHeading } from "./normal-heading.ts";

/** Of so many rows the content is looked at. */
const looked = 50;

/** What part of a column's cells must look like a field's content where its heading does not say so. */
const share = 0.6;

/**
 * Which field each column of a table is for. A heading that is a field's own goes before one that holds it (职务层次 before 职务),
 * and that before what merely looks so; each field is taken once, by the best column, of equals the left one. Out: a field or
 * undefined for each heading.
 */
export function guessColumns(
  definition: Pick<ImportDefinition, "columns">,
  headings: readonly string[],
  rows: readonly (readonly string[])[],
): (string | undefined)[] {
  const columns = tableColumns(definition);
  const claims = headings.flatMap((heading, at) =>
    columns.flatMap((column, order) => {
      const weight = claim(column, normalHeading(heading), () => cellsOf(rows, at));
      return weight > 0 ? [{ at, order, field: column.field, weight }] : [];
    }),
  );
  claims.sort((one, other) => other.weight - one.weight || one.at - other.at || one.order - other.order);
  const fields: (string | undefined)[] = headings.map(() => undefined);
  const taken = new Set<string>();
  for (const { at, field } of claims) {
    if (fields[at] !== undefined || taken.has(field)) continue;
    fields[at] = field;
    taken.add(field);
  }
  return fields;
}

/** How many of some cells are headings of fields. */
export function recognised(definition: Pick<ImportDefinition, "columns">, cells: readonly string[]): number {
  const columns = tableColumns(definition);
  const fields = new Set<string>();
  for (const cell of cells) {
    const heading = normalHeading(cell);
    const own = columns.find((column) => namesOf(column).has(heading));
    if (own !== undefined) fields.add(own.field);
  }
  return fields.size;
}

/** The stronger the claim of a field to a column, the larger: its own heading, one that holds it, one that it holds, content. */
function claim(column: ColumnDefinition, heading: string, cells: () => readonly string[]): number {
  const names = namesOf(column);
  if (names.has(heading)) return 1_000;
  const held = [...names].filter((name) => name.length >= 2 && heading.includes(name));
  if (held.length > 0) return 100 + Math.max(...held.map((name) => name.length));
  const { looksLike } = column;
  if (looksLike === undefined) return 0;
  const texts = cells();
  return texts.length > 0 && texts.filter(looksLike).length >= texts.length * share ? 1 : 0;
}

/** Found once for each column: it is held against every cell of the top of a table. */
const found = new WeakMap<ColumnDefinition, ReadonlySet<string>>();

function namesOf(column: ColumnDefinition): ReadonlySet<string> {
  const { title, aliases } = column;
  const names = found.get(column) ?? new Set([title.zh, title.en, ...aliases].map(normalHeading));
  found.set(column, names);
  return names;
}

function cellsOf(rows: readonly (readonly string[])[], at: number): string[] {
  return rows.slice(0, looked).flatMap((cells) => {
    const text = cells[at]?.trim() ?? "";
    return text === "" ? [] : [text];
  });
}

import { normalText } from "../cells/normal-text.ts";
import { hasPercentSign, readNumber } from "../cells/read-number.ts";
import { columnOf, type ImportDefinition } from "../definition.ts";

/** The definition in which numbers of these columns, where they have no percent sign, are shares of one: 0.975 is 97.5%. */
export function withFractions(definition: ImportDefinition, fields: ReadonlySet<string>): ImportDefinition {
  if (fields.size === 0) return definition;
  return {
    ...definition,
    columns: definition.columns.map((column) =>
      fields.has(column.field) && column.content.kind === "number"
        ? { ...column, content: { ...column.content, isFraction: true } }
        : column,
    ),
  };
}

/**
 * Watches the cells of columns in %: where all numbers without the sign are at most 1, 0.975 may be 97.5% that Excel shows as a number,
 * or less than one per cent. Which, only a person knows.
 */
export class FractionWatch {
  /** By the column's place: whether there was a number that may be either. */
  readonly #open = new Map<number, boolean>();
  readonly #fields: readonly (string | undefined)[];

  /** Of the columns that are read, those in %, but for those of which it `isSaid` what they mean. */
  constructor(
    definition: ImportDefinition,
    fields: readonly (string | undefined)[],
    isSaid: (field: string) => boolean,
  ) {
    this.#fields = fields;
    for (const [at, field] of fields.entries()) {
      if (field === undefined || isSaid(field)) continue;
      const { content } = columnOf(definition, field);
      if (content.kind === "number" && normalText(content.unit ?? "") === "%") this.#open.set(at, false);
    }
  }

  see(cells: readonly string[]): void {
    for (const [at, isFound] of this.#open) {
      const cell = cells[at] ?? "";
      if (cell === "" || hasPercentSign(cell)) continue;
      const read = readNumber(cell, { kind: "number" });
      const size = "value" in read ? Math.abs(Number(read.value)) : 0;
      if (size > 1) this.#open.delete(at);
      else if (size > 0 && !isFound) this.#open.set(at, true);
    }
  }

  /** Once all rows are seen: the columns of which it must be asked. */
  get asked(): ReadonlySet<string> {
    return new Set([...this.#open].flatMap(([at, isFound]) => (isFound ? (this.#fields[at] ?? []) : [])));
  }
}

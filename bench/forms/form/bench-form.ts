/** The same form for every library, as plain data. */

/** One field; its key is also its title. */
export type BenchField =
  | { readonly kind: "text"; readonly key: string; readonly maxLength: number; readonly shownBy?: string }
  | { readonly kind: "number"; readonly key: string; readonly minimum: number; readonly maximum: number }
  | { readonly kind: "choice"; readonly key: string; readonly options: readonly string[] }
  | { readonly kind: "boolean"; readonly key: string }
  /** `from * factor`, read-only. Libraries without computed fields show a read-only number. */
  | { readonly kind: "computed"; readonly key: string; readonly from: string; readonly factor: number }
  /** Rows of a text `name` and a number `amount`. */
  | { readonly kind: "rows"; readonly key: string };

export interface BenchRow {
  readonly name: string;
  readonly amount: number;
}

export type BenchValue = string | number | boolean | readonly BenchRow[];

export interface BenchForm {
  readonly fields: readonly BenchField[];
  readonly values: Readonly<Record<string, BenchValue>>;
}

/** The text field that is typed into, and the number that 20 computed fields hang on, with what stands in them first. */
export const typedField = { key: "text0", value: "typed here" } as const;
export const drivingField = { key: "driver0", value: 41 } as const;

export const options = ["excellent", "good", "average", "poor"] as const;
export const rowsPerList = 5;

/**
 * 200 fields or a multiple of them: of each 200, 60 texts, 45 numbers with bounds, 25 enums, 20 booleans, 20 texts
 * shown by those booleans (every other one is), 20 computed from one number, 10 lists of 5 rows, mixed.
 */
export function benchForm(size: number): BenchForm {
  const fields: BenchField[] = [];
  for (let block = 0; block * 200 < size; block += 1) fields.push(...mixed(blockOf(block)));
  const values: Record<string, BenchValue> = {};
  for (const [index, field] of fields.entries()) {
    const value = startOf(field, index);
    if (value !== undefined) values[field.key] = value;
  }
  values[typedField.key] = typedField.value;
  values[drivingField.key] = drivingField.value;
  return { fields, values };
}

function blockOf(block: number): BenchField[][] {
  const many = (count: number, field: (index: number) => BenchField) =>
    Array.from({ length: count }, (_, index) => field(block * count + index));
  const driver = `driver${block}`;
  return [
    many(60, (index) => ({ kind: "text", key: `text${index}`, maxLength: 60 })),
    [
      { kind: "number", key: driver, minimum: 0, maximum: 1000 },
      ...many(44, (index) => ({ kind: "number", key: `number${index}`, minimum: 0, maximum: 1000 })),
    ],
    many(25, (index) => ({ kind: "choice", key: `choice${index}`, options })),
    many(20, (index) => ({ kind: "boolean", key: `flag${index}` })),
    many(20, (index) => ({ kind: "text", key: `extra${index}`, maxLength: 60, shownBy: `flag${index}` })),
    many(20, (index) => ({ kind: "computed", key: `computed${index}`, from: driver, factor: index + 2 })),
    many(10, (index) => ({ kind: "rows", key: `rows${index}` })),
  ];
}

/** The kinds interleaved as a real form mixes them, each evenly spread. */
function mixed(kinds: readonly BenchField[][]): BenchField[] {
  return kinds
    .flatMap((fields, kind) =>
      fields.map((field, index) => ({ field, kind, place: (index + kind / 100) / fields.length })),
    )
    .sort((left, right) => left.place - right.place || left.kind - right.kind)
    .map(({ field }) => field);
}

function startOf(field: BenchField, index: number): BenchValue | undefined {
  switch (field.kind) {
    case "text":
      return `text ${index}`;
    case "number":
      return 100 + (index % 500);
    case "choice":
      return field.options[index % field.options.length];
    case "boolean":
      return Number(/\d+$/.exec(field.key)?.[0]) % 2 === 0;
    case "rows":
      return Array.from({ length: rowsPerList }, (_, row) => ({ name: `row ${row}`, amount: row + 1 }));
    case "computed":
      return undefined;
  }
}

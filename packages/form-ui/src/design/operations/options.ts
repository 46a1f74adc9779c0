import { asText, isRecord, own, type PlainRecord } from "../../shared/guards.ts";

/** One choice of a field: the stored value, which is what it *is*, and what people see. */
export interface Option {
  readonly value: string | number | boolean;
  readonly title: string;
  readonly description?: string;
}

/** The choices that a schema lists, by `enum` and by `oneOf` with titles. */
export function readOptions(holder: unknown): Option[] {
  const listed = own(holder, "enum");
  const choices = own(holder, "oneOf");
  const plain = Array.isArray(listed) ? listed.filter(isLiteral) : [];
  const titled = Array.isArray(choices) ? choices : [];
  return [
    ...plain.map((value) => ({ value, title: String(value) })),
    ...titled.flatMap((choice: unknown): Option[] => {
      const value = own(choice, "const");
      if (!isLiteral(value)) return [];
      const description = asText(own(choice, "description"));
      return [
        {
          value,
          title: asText(own(choice, "title")) ?? String(value),
          ...(description === undefined ? {} : { description }),
        },
      ];
    }),
  ];
}

/** A plain list where titles say the same as values; else `oneOf` with titles. */
export function writeOptions(options: readonly Option[]): Record<string, unknown> {
  const isPlain = (option: Option) =>
    option.title === String(option.value) && option.description === undefined;
  if (options.every(isPlain)) return { enum: options.map((option) => option.value) };
  return { oneOf: options.map(({ value, ...rest }) => ({ const: value, ...rest })) };
}

/** The schema that lists the choices: the field itself, or the items of one with several. */
export function optionsHolder(schema: unknown): unknown {
  return own(schema, "type") === "array" ? own(schema, "items") : schema;
}

/** The change of a field's schema that gives it these choices. */
export function optionsPatch(schema: PlainRecord, options: readonly Option[]): Record<string, unknown> {
  const written = writeOptions(options);
  if (own(schema, "type") !== "array") return { enum: undefined, oneOf: undefined, ...written };
  return { items: { ...withoutOptions(own(schema, "items")), ...written } };
}

function withoutOptions(holder: unknown): PlainRecord {
  if (!isRecord(holder)) return {};
  const { enum: _, oneOf: __, ...rest } = holder;
  return rest;
}

function isLiteral(value: unknown): value is string | number | boolean {
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean";
}

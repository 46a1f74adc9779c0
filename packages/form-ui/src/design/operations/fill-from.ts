import type { FieldsSchema, FormDatasetColumn } from "@duheng/contracts";
import { asText, isRecord, own, type PlainRecord } from "../../shared/guards.ts";
import { isUnnamed } from "./name-by-title.ts";

/**
 * What makes a new field one of a column: its type, and its title where nobody has given one.
 * @param schema as the field is written
 */
export function newFieldFrom(
  schema: PlainRecord,
  column: FormDatasetColumn,
): Readonly<Record<string, unknown>> {
  const isTitled = !isUnnamed(asText(own(schema, "title")) ?? "");
  return { ...typeOfColumn(schema, column), ...(isTitled ? {} : { title: column.title }) };
}

/** What makes a field take a column's values: its own type; of what else the field says only names and our annotations stay. */
function typeOfColumn(
  schema: PlainRecord,
  { type, options = [] }: FormDatasetColumn,
): Readonly<Record<string, unknown>> {
  const gone = Object.keys(schema).filter((keyword) => !keyword.startsWith("x-") && !kept.has(keyword));
  const next = type === "choice" && options.length > 0 ? { enum: [...options] } : types[type];
  return { ...Object.fromEntries(gone.map((keyword) => [keyword, undefined])), ...next };
}

const kept: ReadonlySet<string> = new Set(["title", "description", "$comment"]);

const types: Readonly<Record<FormDatasetColumn["type"], PlainRecord>> = {
  number: { type: "number" },
  integer: { type: "integer" },
  text: { type: "string" },
  choice: { type: "string" },
  day: { type: "string", format: "date" },
  "yes-no": { type: "boolean" },
};

/** Whether a form has a field of this id, wherever it stands. */
export function hasFieldOfId(fields: FieldsSchema, id: unknown): boolean {
  if (own(fields, "x-id") === id) return id !== undefined;
  return ["properties", "$defs"].some((keyword) => {
    const children = own(fields, keyword);
    return isRecord(children) && Object.values(children).some((child) => hasId(child, id));
  });
}

function hasId(schema: unknown, id: unknown): boolean {
  if (own(schema, "x-id") === id && id !== undefined) return true;
  const inside = ["properties", "$defs"].flatMap((keyword) => {
    const children = own(schema, keyword);
    return isRecord(children) ? Object.values(children) : [];
  });
  return [...inside, own(schema, "items")].some((child) => isRecord(child) && hasId(child, id));
}

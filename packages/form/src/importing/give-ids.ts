import type { FieldsSchema } from "@duheng/contracts";
import { isRecord, type JsonRecord, own, ownText, recordOf } from "../json/record.ts";

/** The fields with an `x-id` wherever a field has none: `field-1`, `field-2` … in the order of the document. */
export function giveIds(fields: FieldsSchema): FieldsSchema {
  const taken = new Set(idsIn(fields));
  let count = 0;
  const nextId = () => {
    do count += 1;
    while (taken.has(`field-${count}`));
    return `field-${count}`;
  };
  const withId = (field: JsonRecord): JsonRecord => ({
    ...inside(field),
    "x-id": ownText(field, "x-id") ?? nextId(),
  });
  const inside = (schema: JsonRecord): JsonRecord => {
    const { properties, items } = schema;
    return {
      ...schema,
      ...(isRecord(properties) ? { properties: mapRecord(properties, withId) } : {}),
      ...(isRecord(items) ? { items: inside(items) } : {}),
    };
  };
  const { $defs } = fields;
  return {
    ...fields,
    properties: mapRecord(fields.properties, withId),
    ...($defs === undefined ? {} : { $defs: mapRecord($defs, inside) }),
  };
}

function mapRecord(
  record: JsonRecord,
  change: (value: JsonRecord) => JsonRecord,
): Record<string, JsonRecord> {
  return recordOf(
    Object.entries(record).flatMap(([key, value]) =>
      isRecord(value) ? [[key, change(value)] as const] : [],
    ),
  );
}

function idsIn(schema: unknown): string[] {
  const id = ownText(schema, "x-id");
  const children = ["properties", "$defs"].flatMap((holder) => {
    const record = own(schema, holder);
    return isRecord(record) ? Object.values(record).flatMap(idsIn) : [];
  });
  const items = own(schema, "items");
  return [...(id === undefined ? [] : [id]), ...children, ...(isRecord(items) ? idsIn(items) : [])];
}

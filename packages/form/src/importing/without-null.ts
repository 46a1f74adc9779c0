import { isRecord, type JsonRecord, own, ownList } from "../json/record.ts";

export interface WithoutNull {
  readonly schema: JsonRecord;
  /** The keyword that named null; null where none did. */
  readonly dropped: "type" | "enum" | "anyOf" | "oneOf" | null;
}

/**
 * A schema that accepts null beside something else, without it: `type: ["string", "null"]`, `enum: ["a", null]`,
 * `anyOf: [{ … }, { type: "null" }]`. A form stores no null: what is blank is left out.
 */
export function withoutNull(schema: JsonRecord): WithoutNull {
  const types = ownList(schema, "type");
  const options = ownList(schema, "enum");
  if (options !== undefined) {
    const { type: _type, ...rest } = schema;
    const kept = options.filter(
      (value) => value !== null && (types === undefined || types.some((type) => isOfType(value, type))),
    );
    const wasNull = kept.length < options.length;
    return {
      schema: { ...(types === undefined ? schema : rest), enum: kept },
      dropped: wasNull ? "enum" : null,
    };
  }
  if (types !== undefined) {
    const kept = types.filter((type) => type !== "null");
    return kept.length === 1
      ? { schema: { ...schema, type: kept[0] }, dropped: kept.length < types.length ? "type" : null }
      : { schema, dropped: null };
  }
  for (const keyword of ["anyOf", "oneOf"] as const) {
    const branches = ownList(schema, keyword);
    const [branch, ...others] = (branches ?? []).filter((each) => own(each, "type") !== "null");
    if (branches?.length !== 2 || others.length > 0 || !isRecord(branch)) continue;
    const { [keyword]: _branches, ...beside } = schema;
    if (
      Object.keys(branch).some(
        (key) => Object.hasOwn(beside, key) && key !== "title" && key !== "description",
      )
    )
      continue;
    return { schema: { ...branch, ...beside }, dropped: keyword };
  }
  return { schema, dropped: null };
}

function isOfType(value: unknown, type: unknown): boolean {
  if (type === "integer") return Number.isInteger(value);
  if (type === "array") return Array.isArray(value);
  if (type === "object") return isRecord(value);
  return type === "null" ? value === null : typeof value === type;
}

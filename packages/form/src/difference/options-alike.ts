import type { JsonRecord } from "../json/record.ts";

const prefixes = ["", "items/"] as const;

/**
 * The attributes of one field in several documents, with its options written alike: an `enum` in one becomes `oneOf`
 * where another has titles, so that giving a title is no change of what kind of field it is.
 */
export function withOptionsAlike(documents: readonly JsonRecord[]): JsonRecord[] {
  return prefixes.reduce<JsonRecord[]>(
    (attributes, prefix) => {
      const [plain, titled] = [`${prefix}enum`, `${prefix}oneOf`] as const;
      const isMixed =
        attributes.some((each) => each[plain] !== undefined) &&
        attributes.some((each) => each[titled] !== undefined);
      return isMixed ? attributes.map((each) => withTitles(each, plain, titled)) : attributes;
    },
    [...documents],
  );
}

function withTitles(attributes: JsonRecord, plain: string, titled: string): JsonRecord {
  const { [plain]: list, ...rest } = attributes;
  if (!Array.isArray(list) || rest[titled] !== undefined) return attributes;
  return { ...rest, [titled]: list.map((value: unknown) => ({ const: value, title: String(value) })) };
}

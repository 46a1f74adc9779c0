import { besideReference, keywords } from "../fields/keywords.ts";
import { pointer } from "../json/pointer.ts";
import { isRecord, type JsonRecord, ownText } from "../json/record.ts";
import type { Source } from "./addresses.ts";
import { followed, type ImportedDocument } from "./conjoin.ts";
import { standardKeywords } from "./keyword-types.ts";
import { valuesOfBranch } from "./options-of.ts";

/** A schema that is another one with something said of this use of it. */
export interface ReferenceOnly {
  readonly reference: string;
  /** Where the reference is written. */
  readonly at: string;
  readonly base: string;
  /** Title, description and the like. */
  readonly beside: JsonRecord;
  /** Keywords beside it that no form has and that limit nothing. */
  readonly dropped: readonly string[];
  /** Where null was allowed beside it. */
  readonly nullAt?: string;
}

const carriers = ["$ref", "allOf", "anyOf", "oneOf"] as const;

/** `{ $ref }`, or one in an `allOf` of one, or beside null, with nothing that limits it; null for any other schema. */
export function referenceOnly(document: ImportedDocument, source: Source): ReferenceOnly | null {
  const { schema, base } = source;
  if (!isRecord(schema)) return null;
  const present = carriers.filter((keyword) => Object.hasOwn(schema, keyword));
  const [carrier, ...more] = present;
  if (carrier === undefined || more.length > 0) return null;
  const others = Object.entries(schema).filter(([keyword]) => keyword !== carrier);
  const dropped = others.map(([keyword]) => keyword).filter((keyword) => !besideReference.has(keyword));
  if (dropped.some((keyword) => standardKeywords.has(keyword) || Object.hasOwn(keywords, keyword)))
    return null;
  const beside = Object.fromEntries(others.filter(([keyword]) => besideReference.has(keyword)));
  if (carrier === "$ref") {
    const reference = ownText(schema, "$ref");
    return reference === undefined
      ? null
      : { reference, at: pointer(source.at, "$ref"), base, beside, dropped };
  }
  const list = schema[carrier];
  if (!Array.isArray(list)) return null;
  const kept = list.flatMap((each: unknown, index) =>
    carrier !== "allOf" && isNull(document, source, each) ? [] : [{ each, index }],
  );
  const [only, ...rest] = kept;
  if (only === undefined || rest.length > 0 || Object.keys(Object(only.each)).length > 1) return null;
  const reference = ownText(only.each, "$ref");
  if (reference === undefined) return null;
  const at = pointer(source.at, carrier);
  // An own address would change where the reference leads.
  if (document.addresses.inside(source, only.each, carrier, only.index).base !== base) return null;
  return {
    reference,
    at: pointer(at, only.index, "$ref"),
    base,
    beside,
    dropped,
    ...(list.length > 1 ? { nullAt: at } : {}),
  };
}

function isNull(document: ImportedDocument, source: Source, branch: unknown): boolean {
  const values = valuesOfBranch(followed(document, { ...source, schema: branch }).schema);
  return values?.length === 1 && values[0]?.value === null;
}

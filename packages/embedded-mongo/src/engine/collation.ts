import type { Document } from "./document.ts";
import { documentOf, getField } from "./document.ts";
import { MongoError } from "./mongo-error.ts";
import { isNumeric, toNumber } from "./numbers.ts";

/** How strings compare when they do not compare by their bytes. */
export interface Collation {
  /** Negative, 0 or positive. */
  readonly compare: (a: string, b: string) => number;
  /** One string standing for all that are equal to this one under the collation. */
  readonly representative: (text: string) => string;
  /** The specification it was made from, with its defaults. */
  readonly spec: {
    readonly locale: string;
    readonly strength: number;
    readonly document: Document;
    /** The same for two specifications that mean the same. */
    readonly key: string;
  };
}

const known = new Set(["locale", "strength", "caseLevel", "caseFirst", "numericOrdering", "normalization"]);

/**
 * Makes a collation from a command's `collation` document, by `Intl.Collator`.
 * @returns `undefined` for `{ locale: "simple" }`, that is comparison by bytes
 * @throws MongoError BadValue (2) for an unknown locale or a wrong value, CommandNotSupported (115) for options of
 *   MongoDB that Intl cannot honour (strength 4 and 5, alternate, maxVariable, backwards)
 */
export function compileCollation(spec: Document): Collation | undefined {
  for (const name of Object.keys(spec)) {
    if (known.has(name)) continue;
    const code = ["alternate", "maxVariable", "backwards", "version"].includes(name)
      ? "CommandNotSupported"
      : 40415;
    throw new MongoError(code, `Collation option '${name}' is not supported`);
  }
  const locale = getField(spec, "locale");
  if (typeof locale !== "string")
    throw new MongoError(40414, "BSON field 'collation.locale' is missing but a required field");
  if (locale === "simple") return undefined;
  const strength = strengthOf(getField(spec, "strength"));
  const caseLevel = getField(spec, "caseLevel") === true;
  const numericOrdering = getField(spec, "numericOrdering") === true;
  const caseFirst = caseFirstOf(getField(spec, "caseFirst"));
  const { compare } = new Intl.Collator(tagOf(locale), {
    sensitivity: sensitivityOf(strength, caseLevel),
    numeric: numericOrdering,
    caseFirst,
  });
  const document = documentOf([
    ["locale", locale],
    ["caseLevel", caseLevel],
    ["caseFirst", caseFirst === "false" ? "off" : caseFirst],
    ["strength", strength],
    ["numericOrdering", numericOrdering],
  ]);
  const key = JSON.stringify(Object.values(document));
  return { compare, representative: representatives(compare), spec: { locale, strength, document, key } };
}

function tagOf(locale: string): string {
  const [base = "", keywords] = locale.replaceAll("_", "-").split("@");
  const kind = keywords?.replace(/^collation=/, "");
  const tag = kind === undefined ? base : `${base}-u-co-${kind}`;
  try {
    if (Intl.Collator.supportedLocalesOf(tag).length > 0) return tag;
  } catch {
    // Not a language tag at all: the error below says so.
  }
  throw new MongoError("BadValue", `Field 'locale' is invalid in: { locale: "${locale}" }`);
}

function strengthOf(value: unknown): number {
  if (value === undefined) return 3;
  const strength = isNumeric(value) ? toNumber(value) : Number.NaN;
  if (strength === 4 || strength === 5) {
    throw new MongoError("CommandNotSupported", `Collation strength ${strength} is not supported`);
  }
  if (strength === 1 || strength === 2 || strength === 3) return strength;
  throw new MongoError("BadValue", "Enumeration value for field 'collation.strength' is not a valid value");
}

function sensitivityOf(strength: number, caseLevel: boolean): "base" | "accent" | "case" | "variant" {
  if (strength === 1) return caseLevel ? "case" : "base";
  return strength === 2 && !caseLevel ? "accent" : "variant";
}

function caseFirstOf(value: unknown): "upper" | "lower" | "false" {
  if (value === undefined || value === "off") return "false";
  if (value === "upper" || value === "lower") return value;
  throw new MongoError("BadValue", "Enumeration value for field 'collation.caseFirst' is not a valid value");
}

/** Intl gives no sort keys, so the first string seen of each class of equals stands for the class (kept sorted). */
function representatives(compare: (a: string, b: string) => number): (text: string) => string {
  const sorted: string[] = [];
  const found = new Map<string, string>();
  return (text) => {
    const before = found.get(text);
    if (before !== undefined) return before;
    let low = 0;
    let high = sorted.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const candidate = sorted[middle] ?? "";
      const order = compare(candidate, text);
      if (order === 0) {
        found.set(text, candidate);
        return candidate;
      }
      if (order < 0) low = middle + 1;
      else high = middle;
    }
    sorted.splice(low, 0, text);
    found.set(text, text);
    return text;
  };
}

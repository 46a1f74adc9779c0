import { sameJson } from "../json/equal.ts";
import { isRecord } from "../json/record.ts";
import type { Source } from "./addresses.ts";
import { isOfType, type ListedValue } from "./options-of.ts";

/** A keyword with where it is written. */
export interface Placed<Value = unknown> {
  readonly value: Value;
  /** JSON pointer of the keyword in the schema that was given. */
  readonly at: string;
}

/** Branches of which one must hold, beyond those that are told otherwise. */
export interface Alternatives {
  readonly keyword: "anyOf" | "oneOf";
  readonly at: string;
  readonly branches: readonly Source[];
}

/** What several schemas that must all hold come to: each keyword once, the tighter one where two say something. */
export class Conjunction {
  /** null: of any type. */
  types: readonly string[] | null = null;
  typeAt = "";
  /** The values that are listed; null where none are. */
  values: readonly ListedValue[] | null = null;
  valuesAt = "";
  readonly keywords = new Map<string, Placed>();
  readonly properties = new Map<string, Source[]>();
  readonly required = new Map<string, string>();
  readonly items: Source[] = [];
  readonly alternatives: Alternatives[] = [];
  /** Rules that forms have no way to keep, and what could not be made one. */
  readonly rules: Placed<string>[] = [];
  /** Where null was named beside something else. */
  readonly nulls: string[] = [];
  /** Where keys that are not listed are allowed. */
  readonly opens: string[] = [];
  /** A reference that leads nowhere. */
  broken: Placed<string> | null = null;
  /** The keys that each closed schema of them lists. */
  readonly closed: ReadonlySet<string>[] = [];
  /** Whether `properties` stand in it, be they none. */
  hasProperties = false;

  limitTypes(types: readonly string[], at: string): void {
    const before = this.types;
    this.types = before === null ? [...types] : commonTypes(before, types);
    if (this.typeAt === "") this.typeAt = at;
  }

  limitValues(values: readonly ListedValue[], at: string): void {
    if (this.valuesAt === "") this.valuesAt = at;
    this.values =
      this.values === null
        ? values
        : this.values.flatMap((each) => {
            const other = values.find(({ value }) => sameJson(value, each.value));
            return other === undefined ? [] : [{ ...other, ...each }];
          });
  }

  addProperty(key: string, source: Source): void {
    this.properties.set(key, [...(this.properties.get(key) ?? []), source]);
  }

  /** A keyword of a simple value. The first word counts of what is only said; of bounds the tighter one. */
  add(keyword: string, value: unknown, at: string): void {
    const before = this.keywords.get(keyword);
    if (before === undefined) {
      this.keywords.set(keyword, { value, at });
      return;
    }
    if (sameJson(before.value, value)) return;
    const tighter = tighterOf[keyword];
    if (tighter !== undefined) {
      const isNumeric = typeof before.value === "number" && typeof value === "number";
      if (isNumeric && tighter(before.value, value) === value) this.keywords.set(keyword, { value, at });
      else if (!isNumeric) this.rules.push({ value: keyword, at });
    } else if (keyword === "uniqueItems") {
      if (value === true) this.keywords.set(keyword, { value, at });
    } else if (keyword === "pattern" || keyword === "format") this.rules.push({ value: keyword, at });
    else if (keyword === "multipleOf") this.#addMultiple(before.value, value, at);
  }

  #addMultiple(before: unknown, value: unknown, at: string): void {
    if (typeof before === "number" && typeof value === "number" && before > 0 && value > 0) {
      if (Number.isInteger(before / value)) return;
      if (Number.isInteger(value / before)) {
        this.keywords.set("multipleOf", { value, at });
        return;
      }
    }
    this.rules.push({ value: "multipleOf", at });
  }

  /** Listed values of no type that is allowed are none; null is no value of a form's. */
  listedValues(): ListedValue[] {
    const { types } = this;
    const found: ListedValue[] = [];
    const plain = new Set<unknown>();
    for (const each of this.values ?? []) {
      const { value } = each;
      if (value === null || (types !== null && !types.some((type) => isOfType(value, type)))) continue;
      if (isRecord(value) || Array.isArray(value) || !plain.has(value)) found.push(each);
      plain.add(value);
    }
    return found;
  }
}

const tighterOf: Readonly<Record<string, (a: number, b: number) => number>> = {
  minimum: Math.max,
  exclusiveMinimum: Math.max,
  minLength: Math.max,
  minItems: Math.max,
  maximum: Math.min,
  exclusiveMaximum: Math.min,
  maxLength: Math.min,
  maxItems: Math.min,
};

function commonTypes(left: readonly string[], right: readonly string[]): string[] {
  const both = left.flatMap((type) => {
    if (right.includes(type)) return [type];
    if (type === "number" && right.includes("integer")) return ["integer"];
    return type === "integer" && right.includes("number") ? ["integer"] : [];
  });
  return [...new Set(both)];
}

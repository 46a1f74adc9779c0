import { fieldLimits } from "../fields/limits.ts";
import { pointer } from "../json/pointer.ts";
import type { Source } from "./addresses.ts";
import { type ChosenBranches, conjoin } from "./conjoin.ts";
import type { Conjunction } from "./conjunction.ts";
import { FieldReader } from "./field-reader.ts";
import type { FieldSchema, Subject } from "./field-schema.ts";
import { listedField } from "./listed-field.ts";
import { readArray } from "./read-array.ts";
import { readObject } from "./read-object.ts";
import { type ReferenceOnly, referenceOnly } from "./reference-only.ts";
import { scalarField } from "./scalar-field.ts";
import { settleTypes } from "./settle-types.ts";

/** Schemas inside of schemas, items and references included: deeper than any form's fields are. */
const deepestRead = 24;

/** So many schemas are looked at, in all and for one field of the form: those that references multiply never end. */
const mostReads = 40_000;
const mostReadsOfField = 4_000;

/** Reads the schemas of a document as fields; what cannot be taken over goes to the notes. */
export class SchemaReader extends FieldReader {
  #reads = 0;
  #depth = 0;
  /** Fields inside of fields. */
  #level = 0;
  #fieldEnd = mostReadsOfField;

  get isExhausted(): boolean {
    return this.#reads >= Math.min(mostReads, this.#fieldEnd);
  }

  beginField(): void {
    this.#fieldEnd = this.#reads + mostReadsOfField;
  }

  /** The fields of the whole document; null where it is none of an object. */
  root(): FieldSchema | null {
    const { root } = this.document.addresses;
    return this.definitions.within(root, () => this.#conjoined([root], { title: "" }, new Map(), true));
  }

  read(sources: readonly Source[], subject: Subject): FieldSchema | null {
    this.#reads += 1;
    const step = subject.isItem === true ? 0 : 1;
    if (this.#depth >= deepestRead || this.#level + step > fieldLimits.depth + 1) {
      const [zh, en] = ["嵌套过深", "it is nested too deep"];
      this.document.notes.leaveField(sources[0]?.at ?? "", subject.title, "too-deep", zh, en);
      return null;
    }
    this.#depth += 1;
    this.#level += step;
    try {
      return this.#read(sources, subject);
    } finally {
      this.#depth -= 1;
      this.#level -= step;
    }
  }

  #read(sources: readonly Source[], subject: Subject): FieldSchema | null {
    const [only, ...others] = sources;
    const reference = only === undefined || others.length > 0 ? null : referenceOnly(this.document, only);
    if (reference !== null && only !== undefined) return this.#reference(reference, only, subject);
    return this.#conjoined(sources, subject, new Map(), false);
  }

  /** A definition may be used at any level: what it comes to where it is used is looked at in the end. */
  protected readDefinition(source: Source, subject: Subject): FieldSchema | null {
    const level = this.#level;
    this.#level = 0;
    const field = this.read([source], subject);
    this.#level = level;
    return field;
  }

  #reference(found: ReferenceOnly, source: Source, subject: Subject): FieldSchema | null {
    const { notes } = this.document;
    for (const keyword of found.dropped)
      notes.warn(
        pointer(source.at, keyword),
        "annotation-dropped",
        `“${keyword}”不保留`,
        `"${keyword}" is not kept`,
      );
    if (found.nullAt !== undefined) this.warnNull(found.nullAt);
    const name = this.definitions.define(found, subject);
    if (name === null) return null;
    const { default: ofItem, ...beside } = found.beside;
    const field = {
      $ref: this.definitions.reference(name),
      ...beside,
      ...(ofItem === undefined || subject.isItem === true ? {} : { default: ofItem }),
    };
    return this.origins.of(field, source.at, new Map([["$ref", found.at]]));
  }

  #conjoined(
    sources: readonly Source[],
    subject: Subject,
    chosen: ChosenBranches,
    isRoot: boolean,
  ): FieldSchema | null {
    const found = conjoin(this.document, sources, chosen);
    const at = sources[0]?.at ?? "";
    if (found.broken !== null) {
      this.badReference(found.broken.at, subject, found.broken.value);
      if (!isRoot) return null;
    }
    const settled = settleTypes(this, found, { at, subject, isRoot });
    if (settled === null) return null;
    if ("branch" in settled) {
      const { alternative, branch } = settled;
      return this.#conjoined(sources, subject, new Map([...chosen, [alternative.at, branch]]), isRoot);
    }
    for (const place of found.nulls) this.warnNull(place);
    for (const { keyword, at: place } of found.alternatives) this.leaveRule(place, subject, keyword);
    const context = { at, subject, isRoot, type: settled.type };
    this.#leaveRules(found, subject, settled.type);
    const field =
      found.values !== null && settled.type !== "object" && settled.type !== "array"
        ? listedField(this, found, context)
        : settled.type === "object"
          ? readObject(this, found, context)
          : settled.type === "array"
            ? readArray(this, found, context)
            : scalarField(this, found, context);
    if (field === null) return null;
    const places = new Map([...found.keywords].map(([keyword, placed]) => [keyword, placed.at]));
    if (found.values !== null) for (const keyword of ["enum", "oneOf"]) places.set(keyword, found.valuesAt);
    if (found.typeAt !== "") places.set("type", found.typeAt);
    return this.origins.of(field, at, places);
  }

  /** Rules beyond a form: those that say nothing of this type anyway are told so. */
  #leaveRules(found: Conjunction, subject: Subject, type: string | undefined): void {
    const isTuple = type === "array" && found.rules.some(({ value }) => value === "prefixItems");
    for (const { value: keyword, at } of found.rules) {
      // Then there is no field.
      if (isTuple) continue;
      if (type !== undefined && this.warnIdle(keyword, type, at)) continue;
      if (keyword === "additionalProperties")
        this.document.notes.narrow(
          at,
          subject.title,
          "wrong-keyword-value",
          "只能填列出的字段，additionalProperties 允许的别的内容填不了",
          "only the fields that are listed can be filled in, none of the further keys that additionalProperties allows",
        );
      else this.leaveRule(at, subject, keyword);
    }
  }
}

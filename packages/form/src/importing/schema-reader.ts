import type { FieldsSchema } from "@duheng/contracts";
import { fieldKind } from "../fields/field-kind.ts";
import { fieldLimits } from "../fields/limits.ts";
import { PatternAllowance } from "../fields/pattern-size.ts";
import { pointer } from "../json/pointer.ts";
import type { JsonRecord } from "../json/record.ts";
import type { Source } from "./addresses.ts";
import { type ChosenBranches, conjoin, type ImportedDocument } from "./conjoin.ts";
import type { Conjunction } from "./conjunction.ts";
import { Definitions } from "./definitions.ts";
import { hasNoEffect } from "./keyword-types.ts";
import { listedField } from "./listed-field.ts";
import { Origins } from "./origins.ts";
import { readArray } from "./read-array.ts";
import { readObject } from "./read-object.ts";
import { type ReferenceOnly, referenceOnly } from "./reference-only.ts";
import { scalarField } from "./scalar-field.ts";
import { settleTypes } from "./settle-types.ts";

/** A field as forms write it. */
export type FieldSchema = Record<string, unknown>;

/** What a field is called where it is told of, and whether it is an item of a list. */
export interface Subject {
  readonly title: string;
  readonly isItem?: boolean;
}

/** Schemas inside of schemas, items and references included: deeper than any form's fields are. */
const deepestRead = 24;

/** So many schemas are looked at, in all and for one field of the form: those that references multiply never end. */
const mostReads = 40_000;
const mostReadsOfField = 4_000;

/** Reads the schemas of a document as fields; what cannot be taken over goes to the notes. */
export class SchemaReader {
  readonly document: ImportedDocument;
  readonly definitions: Definitions;
  readonly origins = new Origins();
  /** Patterns beyond it are told of by the form's check, and never run. */
  readonly patterns = new PatternAllowance();
  #reads = 0;
  #depth = 0;
  /** Fields inside of fields. */
  #level = 0;
  #fieldEnd = mostReadsOfField;

  constructor(document: ImportedDocument) {
    this.document = document;
    this.definitions = new Definitions(document, (source, subject) => this.#definition(source, subject));
  }

  /** Whether no more is read. */
  get isExhausted(): boolean {
    return this.#reads >= Math.min(mostReads, this.#fieldEnd);
  }

  /** Another field of the form itself is read. */
  beginField(): void {
    this.#fieldEnd = this.#reads + mostReadsOfField;
  }

  /** The fields of the whole document; null where it is none of an object. */
  root(): FieldSchema | null {
    const { root } = this.document.addresses;
    return this.definitions.within(root, () => this.#conjoined([root], { title: "" }, new Map(), true));
  }

  /** Schemas that must all hold, as one field; null where it is left out. */
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

  /** What kind of field it comes to, its reference followed. */
  kindOf(field: JsonRecord) {
    return fieldKind(this.asFields(), field);
  }

  /** The definitions read so far, as the fields of a form have them. */
  asFields(properties: Record<string, FieldSchema> = {}): FieldsSchema {
    return { type: "object", properties, $defs: this.definitions.read };
  }

  /** A definition may be used at any level: what it comes to where it is used is looked at in the end. */
  #definition(source: Source, subject: Subject): FieldSchema | null {
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

  /** A keyword that forms have no way to keep. */
  leaveRule(at: string, { title }: Subject, keyword: string): void {
    this.document.notes.leaveRule(
      at,
      title,
      "unsupported-keyword",
      keyword === "if" ? "if/then/else" : keyword,
      `不支持“${keyword}”`,
      `the keyword "${keyword}" is not supported`,
    );
  }

  /** Tells of a keyword that says nothing of values of this type; false where it does. */
  warnIdle(keyword: string, type: string, at: string): boolean {
    if (!hasNoEffect(keyword, type) || (keyword === "contentMediaType" && type === "object")) return false;
    this.document.notes.warn(
      at,
      "keyword-without-effect",
      `“${keyword}”对 ${type} 不起作用，已略去`,
      `"${keyword}" says nothing of type ${type} and was left out`,
    );
    return true;
  }

  warnNull(at: string): void {
    this.document.notes.warn(
      at,
      "null-dropped",
      "不填即为空，不再另设 null",
      "a blank is left out here, so null is no value of its own",
    );
  }

  badReference(at: string, { title }: Subject, reference: string): void {
    const shown = reference.slice(0, 80);
    this.document.notes.leaveField(
      at,
      title,
      "bad-reference",
      `“${shown}”不在这份文件里，引用不到`,
      `"${shown}" leads to nothing inside of this document`,
    );
  }
}

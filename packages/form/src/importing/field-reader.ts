import type { FieldsSchema } from "@duheng/contracts";
import { fieldKind } from "../fields/field-kind.ts";
import { PatternAllowance } from "../fields/pattern-size.ts";
import type { JsonRecord } from "../json/record.ts";
import type { Source } from "./addresses.ts";
import type { ImportedDocument } from "./conjoin.ts";
import { Definitions } from "./definitions.ts";
import type { FieldSchema, Subject } from "./field-schema.ts";
import { hasNoEffect } from "./keyword-types.ts";
import { Origins } from "./origins.ts";

/**
 * What the readers of each kind of field share: the document, what is told of it, and the way to read the schemas inside of
 * their own.
 */
export abstract class FieldReader {
  readonly document: ImportedDocument;
  readonly definitions: Definitions;
  readonly origins = new Origins();
  /** Patterns beyond it are told of by the form's check, and never run. */
  readonly patterns = new PatternAllowance();

  constructor(document: ImportedDocument) {
    this.document = document;
    this.definitions = new Definitions(document, (source, subject) => this.readDefinition(source, subject));
  }

  /** Whether no more is read. */
  abstract get isExhausted(): boolean;

  /** Another field of the form itself is read. */
  abstract beginField(): void;

  /** Schemas that must all hold, as one field; null where it is left out. */
  abstract read(sources: readonly Source[], subject: Subject): FieldSchema | null;

  protected abstract readDefinition(source: Source, subject: Subject): FieldSchema | null;

  /** What kind of field it comes to, its reference followed. */
  kindOf(field: JsonRecord) {
    return fieldKind(this.asFields(), field);
  }

  /** The definitions read so far, as the fields of a form have them. */
  asFields(properties: Record<string, FieldSchema> = {}): FieldsSchema {
    return { type: "object", properties, $defs: this.definitions.read };
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

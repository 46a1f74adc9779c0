import type { FieldsSchema, Problem } from "@duheng/contracts";
import { fieldKind } from "../fields/field-kind.ts";
import { formats, keywords, rootKeywords } from "../fields/keywords.ts";
import { readFields } from "../fields/read-fields.ts";
import { valueProblems } from "../fill/value-problems.ts";
import { pointer } from "../json/pointer.ts";
import { isRecord, type JsonRecord, own, ownText, recordOf } from "../json/record.ts";
import { errorAt, warningAt } from "../problem.ts";
import { hasNoEffect, idleKeywords, standardKeywords } from "./keyword-types.ts";
import { withoutNull } from "./without-null.ts";

const dialect = "https://json-schema.org/draft/2020-12/schema";

/** Reads a schema that is no form yet, and says what it changes on the way. What it leaves, the form's own check judges. */
export class ImportReader {
  readonly findings: Problem[] = [];
  readonly #schema: JsonRecord;
  readonly #definitions = new Map<string, string>();
  #references: FieldsSchema | null = null;

  constructor(schema: JsonRecord) {
    this.#schema = schema;
  }

  /** The fields; null where the schema is none of an object. */
  root(): FieldsSchema | null {
    const { $defs, definitions, $schema, $id, ...own_ } = this.#schema;
    if ($schema !== undefined && $schema !== dialect) {
      this.#warn(
        "/$schema",
        "other-dialect",
        `按 2020-12 版读取（原为 ${JSON.stringify($schema)}）`,
        `is read as draft 2020-12, though it names ${JSON.stringify($schema)}`,
      );
    }
    if ($id !== undefined) this.#warn("/$id", "annotation-dropped", "$id 不保留", "$id is not kept");
    const defs = {
      ...this.#definitionsOf("definitions", definitions),
      ...this.#definitionsOf("$defs", $defs),
    };
    const reference = ownText(own_, "$ref");
    const target =
      reference === undefined ? undefined : defs[reference.replace(/^#\/(\$defs|definitions)\//, "")];
    const object =
      target === undefined ? this.field(own_, "") : { ...target, ...this.#withoutReference(own_) };
    if (object === null) return null;
    const properties = own(object, "properties");
    if (own(object, "type") !== "object" || !isRecord(properties)) {
      this.findings.push(
        errorAt(
          "",
          "no-object-schema",
          "最外层须为有 properties 的 object",
          "the root must be of type object and have properties",
        ),
      );
      return null;
    }
    const kept = Object.entries(object).filter(([key]) => this.#isKeptAtRoot(key));
    return {
      ...recordOf(kept),
      type: "object",
      properties: recordOf(
        Object.entries(properties).flatMap(([key, value]) => (isRecord(value) ? [[key, value]] : [])),
      ),
      ...(Object.keys(defs).length === 0 ? {} : { $defs: defs }),
    };
  }

  /** One schema, its inside included; null where it is none (true, false). */
  field(schema: unknown, at: string): Record<string, unknown> | null {
    if (!isRecord(schema)) {
      this.findings.push(
        errorAt(
          at,
          "unsupported-field",
          "字段须说明类型（不能只写 true 或 false）",
          "a field must say what it is; true or false alone do not",
        ),
      );
      return null;
    }
    const field = this.#simplify(schema, at);
    const type = ownText(field, "type");
    const entries = Object.entries(field).flatMap(([keyword, value]): [string, unknown][] => {
      const place = pointer(at, keyword);
      if (this.#isDropped(keyword, value, type, place)) return [];
      if (keyword === "properties" && isRecord(value)) return [[keyword, this.#properties(value, place)]];
      if (keyword === "items" && isRecord(value)) return [[keyword, this.field(value, place)]];
      if (keyword === "$ref" && typeof value === "string")
        return [[keyword, value.replace(/^#\/definitions\//, "#/$defs/")]];
      return [[keyword, value]];
    });
    return recordOf(entries);
  }

  /** Where in the given schema a place of the form's fields comes from. */
  originOf(path: string): string {
    const place = path.slice("/fields".length);
    const [, name = "", rest = ""] = /^\/\$defs\/([^/]*)(.*)$/.exec(place) ?? [];
    const origin = this.#definitions.get(name);
    return origin === undefined ? place : origin + rest;
  }

  #isKeptAtRoot(keyword: string): boolean {
    if (rootKeywords.has(keyword) || standardKeywords.has(keyword)) return true;
    this.#warn(pointer("", keyword), "annotation-dropped", `“${keyword}”不保留`, `"${keyword}" is not kept`);
    return false;
  }

  #definitionsOf(holder: string, definitions: unknown): Record<string, JsonRecord> {
    if (!isRecord(definitions)) return {};
    return recordOf(
      Object.entries(definitions).flatMap(([name, definition]) => {
        const at = pointer("", holder, name);
        if (this.#definitions.has(pointer("", name).slice(1))) {
          this.findings.push(
            errorAt(
              at,
              "duplicate-definition",
              `definitions 和 $defs 中都有“${name}”`,
              `"${name}" stands in definitions and in $defs`,
            ),
          );
        }
        this.#definitions.set(pointer("", name).slice(1), at);
        const field = this.field(definition, at);
        return field === null ? [] : [[name, field] as const];
      }),
    );
  }

  #properties(properties: JsonRecord, at: string): Record<string, unknown> {
    return recordOf(
      Object.entries(properties).flatMap(([key, field]) => {
        const read = this.field(field, pointer(at, key));
        return read === null ? [] : [[key, this.#withFittingDefault(read, pointer(at, key))] as const];
      }),
    );
  }

  /** Ways of writing that mean the same as one that forms know. */
  #simplify(schema: JsonRecord, at: string): JsonRecord {
    const { schema: plain, dropped } = withoutNull(schema);
    if (dropped !== null) {
      this.#warn(
        pointer(at, dropped),
        "null-dropped",
        "不填即为空，不再另设 null",
        "a blank is left out here, so null is no value of its own",
      );
    }
    const { const: only, ...field } = plain;
    if (only !== undefined && field.enum === undefined && field.oneOf === undefined)
      return { ...field, enum: [only] };
    const { anyOf, ...rest } = plain;
    if (
      Array.isArray(anyOf) &&
      rest.oneOf === undefined &&
      anyOf.every((each: unknown) => own(each, "const") !== undefined)
    )
      return { ...rest, oneOf: anyOf };
    if (plain.type === undefined && isRecord(plain.properties) && at === "")
      return { ...plain, type: "object" };
    if (
      plain.type !== "array" ||
      plain.uniqueItems === true ||
      fieldKind(this.#schemaAsFields(), plain) !== "choices"
    )
      return plain;
    this.#warn(at, "made-unique", "多选不能重复选同一项", "of several choices none can be chosen twice");
    return { ...plain, uniqueItems: true };
  }

  #isDropped(keyword: string, value: unknown, type: string | undefined, at: string): boolean {
    if (
      keyword === "additionalProperties" &&
      (value === true || (isRecord(value) && Object.keys(value).length === 0))
    ) {
      this.#warn(at, "closed", "表单只接受列出的字段", "a form takes only the fields that it lists");
      return true;
    }
    if (keyword === "format" && typeof value === "string" && !formats.has(value)) {
      this.#warn(at, "format-dropped", `不检查格式“${value}”`, `the format "${value}" is not checked`);
      return true;
    }
    if (
      type !== undefined &&
      hasNoEffect(keyword, type) &&
      !(keyword === "contentMediaType" && type === "object")
    ) {
      this.#warn(
        at,
        "keyword-without-effect",
        `“${keyword}”对 ${type} 不起作用，已略去`,
        `"${keyword}" says nothing of type ${type} and was left out`,
      );
      return true;
    }
    const isIdle = idleKeywords.has(keyword) || (keyword === "contentMediaType" && type === "string");
    if (!isIdle && (Object.hasOwn(keywords, keyword) || standardKeywords.has(keyword))) return false;
    this.#warn(at, "annotation-dropped", `“${keyword}”不保留`, `"${keyword}" is not kept`);
    return true;
  }

  /** In JSON Schema a default need not be a value that the schema accepts; in a form it would be filled in. */
  #withFittingDefault(field: Record<string, unknown>, at: string): Record<string, unknown> {
    if (field.default === undefined || field.default === null || field.$ref !== undefined) return field;
    const [info] = readFields({ type: "object", properties: { field } });
    if (info === undefined || valueProblems(info, field.default, "").length === 0) return field;
    this.#warn(
      pointer(at, "default"),
      "default-dropped",
      "默认值不合字段的要求，已略去",
      "the default does not fit its field and was left out",
    );
    const { default: _default, ...rest } = field;
    return rest;
  }

  #withoutReference(schema: JsonRecord): JsonRecord {
    const { $ref: _reference, ...rest } = this.field(schema, "") ?? {};
    return rest;
  }

  /** As far as references are concerned. */
  #schemaAsFields(): FieldsSchema {
    const { definitions, $defs } = this.#schema;
    this.#references ??= {
      type: "object",
      properties: {},
      $defs: { ...recordsIn(definitions), ...recordsIn($defs) },
    };
    return this.#references;
  }

  #warn(at: string, code: string, zh: string, en: string): void {
    this.findings.push(warningAt(at, code, zh, en));
  }
}

function recordsIn(value: unknown): Record<string, JsonRecord> {
  if (!isRecord(value)) return {};
  return recordOf(
    Object.entries(value).flatMap(([key, each]) => (isRecord(each) ? [[key, each] as const] : [])),
  );
}

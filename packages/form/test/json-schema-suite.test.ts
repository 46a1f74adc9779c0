import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, test } from "vitest";
import { formatChecks } from "../src/fields/formats.ts";
import { importSchema, prepareForm } from "../src/index.ts";
import { pointer, valueAt } from "../src/json/pointer.ts";
import { isRecord } from "../src/json/record.ts";

/**
 * The official JSON Schema Test Suite, draft 2020-12 (json-schema-test-suite/LICENSE). Its schemas seldom name a
 * type, which a form's field must: the type that the keyword is about is added, and values of other types must be refused.
 */
interface Group {
  readonly description: string;
  readonly schema: unknown;
  readonly tests: readonly {
    readonly description: string;
    readonly data: unknown;
    readonly valid: boolean;
  }[];
}

const folder = join(import.meta.dirname, "json-schema-test-suite");

function groupsOf(file: string): Group[] {
  return JSON.parse(readFileSync(join(folder, file), "utf8"));
}

const files = readdirSync(join(folder, "tests")).map((file) => file.replace(".json", ""));

const typeOfKeyword: readonly [string, readonly string[]][] = [
  ["number", ["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"]],
  ["string", ["minLength", "maxLength", "pattern", "format"]],
  ["array", ["items", "minItems", "maxItems", "uniqueItems"]],
  ["object", ["properties", "required", "additionalProperties"]],
];

const sayWhatItIs = ["type", "enum", "const", "oneOf", "anyOf", "$ref"];

/** The schema with what a form must be told beside it: the type that its keywords are about, and what is inside. */
function completed(schema: unknown, data: unknown): unknown {
  if (!isRecord(schema) || schema.$ref !== undefined) return schema;
  if (Object.keys(schema).length === 0) return schemaFor(data);
  const keyword = typeOfKeyword.find(([, keywords]) => keywords.some((each) => each in schema))?.[0];
  const isTold = sayWhatItIs.some((each) => each in schema) || keyword === undefined;
  const full: Record<string, unknown> = isTold ? { ...schema } : { ...schema, type: keyword };
  if (full.type === "array") {
    const list: readonly unknown[] = Array.isArray(data) ? data : ["anything"];
    full.items = full.items === undefined ? itemsFor(list) : completed(full.items, list[0]);
  }
  if (full.type === "object") {
    const required = Array.isArray(full.required) ? full.required.map(String) : [];
    const given = isRecord(full.properties) ? full.properties : {};
    const extra = full.additionalProperties === undefined && isRecord(data) ? Object.keys(data) : [];
    const keys = new Set([...Object.keys(given), ...required, ...extra]);
    full.properties = Object.fromEntries(
      [...keys].map((key) => [
        key,
        Object.hasOwn(given, key)
          ? completed(given[key], valueAt(data, pointer("", key)))
          : schemaFor(valueAt(data, pointer("", key))),
      ]),
    );
  }
  return full;
}

/** A schema that this value fits, for what the suite leaves open. */
function schemaFor(value: unknown): Record<string, unknown> {
  if (Array.isArray(value)) return { type: "array", items: itemsFor(value) };
  if (isRecord(value)) return { type: "object", properties: mapValues(value, schemaFor) };
  return { type: value === undefined || value === null ? "string" : typeof value };
}

function itemsFor(list: readonly unknown[]): unknown {
  if (!list.every(isRecord)) return { enum: [...new Set(list)] };
  const keys = new Set(list.flatMap((row) => Object.keys(row)));
  const properties = [...keys].map((key) => {
    const values = list.map((row) => row[key]).filter((value) => value !== undefined);
    const isMixed = new Set(values.map((value) => typeof value)).size > 1;
    return [key, isMixed ? { enum: [...new Set(values)] } : schemaFor(values[0])];
  });
  return { type: "object", properties: Object.fromEntries(properties) };
}

function mapValues<To>(
  record: Readonly<Record<string, unknown>>,
  map: (value: unknown) => To,
): Record<string, To> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, map(value)]));
}

/** A form with the schema as its one field, `value`. */
function importOf(schema: unknown, data: unknown) {
  if (!isRecord(schema)) return importSchema({ type: "object", properties: { value: schema } });
  const { $schema: _dialect, $defs, ...field } = schema;
  const defs = isRecord($defs) ? { $defs: mapValues($defs, (each) => completed(each, data)) } : {};
  return importSchema({ type: "object", properties: { value: completed(field, data) }, ...defs });
}

/** Whether a value is of the type that was added: where the suite says that a keyword ignores it, a form refuses it. */
function isOfType(schema: unknown, data: unknown): boolean {
  const type = isRecord(schema) ? schema.type : undefined;
  if (type === undefined || type === "integer" || typeof type !== "string") return true;
  if (type === "array") return Array.isArray(data);
  return type === "object" ? isRecord(data) : typeof data === type;
}

/** `refused`: the schema is none that a form can be made of. `blank`, `closed`: what forms mean to do otherwise. */
type Outcome = "agrees" | "refused" | "blank" | "closed";

function outcomeOf(group: Group, { description, data, valid }: Group["tests"][number]): Outcome {
  const { form, findings } = importOf(group.schema, data);
  const errors = findings.filter(({ severity }) => severity === "error");
  if (form === null) {
    expect(errors.length).toBeGreaterThan(0);
    for (const { code, path, message } of errors)
      expect({ code, path, zh: message.zh }).toEqual({
        code,
        path: expect.stringMatching(/^\//),
        zh: expect.any(String),
      });
    return "refused";
  }
  expect(errors).toEqual([]);
  const { valid: ours, answers, problems } = prepareForm(form).validate({ value: data });
  const codes = problems.map(({ code }) => code);
  if (hasBlank(data)) return "blank";
  if (codes.includes("unknown-field")) return "closed";
  // Of several choices none can be chosen twice, which the import tells.
  if (findings.some(({ code }) => code === "made-unique") && codes.includes("repeated")) return "closed";
  const told = `${group.description}: ${description}`;
  const expected = valid && isOfType(form.fields.properties.value, data);
  expect({ told, codes, valid: ours }).toEqual({ told, codes, valid: expected });
  // ajv divides in binary and overflows; forms divide decimals exactly, as the suite has it.
  if (ours && !JSON.stringify(form.fields).includes('"multipleOf"')) {
    const validate = new Ajv2020({ strict: false, validateFormats: false }).compile(form.fields);
    expect({ told, fits: validate(answers) }).toEqual({ told, fits: true });
  }
  return "agrees";
}

/** A blank is no answer: null, an empty text, and an object in which nothing was entered. */
function hasBlank(data: unknown): boolean {
  if (data === null || data === "") return true;
  if (isRecord(data) && Object.keys(data).length === 0) return true;
  return typeof data === "object" && Object.values(data ?? {}).some(hasBlank);
}

function outcomesOf(file: string): Record<string, number> {
  const count: Record<string, number> = {};
  for (const group of groupsOf(file)) {
    for (const each of group.tests) {
      const outcome = outcomeOf(group, each);
      count[outcome] = (count[outcome] ?? 0) + 1;
    }
  }
  return count;
}

/** Files about keywords that forms accept: how many of their cases a form can be made for, all of which must agree. */
const accepted: Readonly<Record<string, number>> = {
  additionalProperties: 1,
  allOf: 10,
  anchor: 4,
  const: 27,
  default: 4,
  enum: 26,
  exclusiveMaximum: 4,
  exclusiveMinimum: 4,
  items: 4,
  maxItems: 6,
  maxLength: 7,
  maximum: 8,
  minItems: 5,
  minLength: 7,
  minimum: 11,
  multipleOf: 10,
  pattern: 7,
  properties: 4,
  ref: 33,
  required: 4,
  type: 39,
  uniqueItems: 28,
};

/** Of a form the keyword's own name is no use for these: the files are about what stands inside. */
const placeOf: Readonly<Record<string, string>> = {
  "if-then-else": "/if",
  "infinite-loop-detection": "/allOf",
  boolean_schema: "/value",
  defs: "/$ref",
};

describe("of the official test suite", () => {
  test.each(Object.entries(accepted))("%s: every case that a form can be made for agrees", (file, count) => {
    expect(outcomesOf(`tests/${file}.json`).agrees).toBe(count);
  });

  test.each(files.filter((file) => !(file in accepted)))(
    "%s: no form, and the keyword is named at its place",
    (file) => {
      const { refused = 0, ...others } = outcomesOf(`tests/${file}.json`);
      expect(others).toEqual({});
      const [group] = groupsOf(`tests/${file}.json`);
      const place = placeOf[file] ?? `/${file}`;
      const errors = importOf(group?.schema, group?.tests[0]?.data).findings.filter(
        ({ severity }) => severity === "error",
      );
      expect(refused).toBeGreaterThan(0);
      expect(errors.map(({ path }) => path).join(" ")).toContain(place);
    },
  );

  test.each(["bignum", "float-overflow", "non-bmp-regex", "ecmascript-regex"])(
    "optional %s: agrees or is refused",
    (file) => {
      outcomesOf(`optional/${file}.json`);
    },
  );

  /** Stricter on purpose: no leap seconds (a date library would not know them), only addresses that a page may link to, and mail to a domain's plain names. */
  const stricter: Readonly<Record<string, readonly string[]>> = {
    date: [],
    "date-time": ["1998-12-31T23:59:60Z", "1998-12-31T15:59:60.123-08:00"],
    email: [
      '"joe bloggs"@example.com',
      '"joe..bloggs"@example.com',
      '"joe@bloggs"@example.com',
      "joe.bloggs@[127.0.0.1]",
      "joe.bloggs@[IPv6:::1]",
    ],
    uri: [
      "ftp://ftp.is.co.za/rfc/rfc1808.txt",
      "ldap://[2001:db8::7]/c=GB?objectClass?one",
      "mailto:John.Doe@example.com",
      "news:comp.infosystems.www.servers.unix",
      "tel:+1-816-555-1212",
      "urn:oasis:names:specification:docbook:dtd:xml:4.1.2",
    ],
  };

  test.each(Object.entries(stricter))(
    "format %s: what a form accepts the suite accepts",
    (format, refused) => {
      const isValid = formatChecks[format] ?? (() => false);
      const cases = groupsOf(`optional/format-${format}.json`).flatMap(({ tests }) => tests);
      const texts = cases.flatMap(({ data, valid }) =>
        typeof data === "string" && data !== "" ? [{ data, valid }] : [],
      );
      expect(texts.filter(({ data, valid }) => isValid(data) && !valid).map(({ data }) => data)).toEqual([]);
      expect(texts.filter(({ data, valid }) => !isValid(data) && valid).map(({ data }) => data)).toEqual(
        refused,
      );
    },
  );
});

import { Ajv } from "ajv";
import { Ajv2020 } from "ajv/dist/2020.js";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { importSchema, prepareForm } from "../src/index.ts";
import { isRecord } from "../src/json/record.ts";

type Schema = Record<string, unknown>;

/** Schemas of all that may stand in one, with few values so that rules meet. */
const { root: anyRoot } = fc.letrec<{ schema: Schema; root: Schema; object: Schema }>((tie) => {
  const number = fc.record(
    {
      type: fc.constantFrom("number", "integer"),
      minimum: fc.nat({ max: 3 }),
      exclusiveMaximum: fc.integer({ min: 2, max: 6 }),
      multipleOf: fc.constantFrom(1, 2),
    },
    { requiredKeys: ["type"] },
  );
  const text = fc.record(
    {
      type: fc.constant("string"),
      minLength: fc.nat({ max: 2 }),
      maxLength: fc.integer({ min: 1, max: 3 }),
      pattern: fc.constantFrom("^a", "b$"),
    },
    { requiredKeys: ["type"] },
  );
  const bounds = fc.record(
    {
      minimum: fc.nat({ max: 3 }),
      maxLength: fc.nat({ max: 3 }),
      minItems: fc.nat({ max: 2 }),
      title: fc.constant("题"),
    },
    { requiredKeys: [] },
  );
  const value = fc.constantFrom<unknown>("a", "ab", 1, 2, true, null);
  const listed = fc.oneof(
    fc.record({ enum: fc.uniqueArray(value, { minLength: 1, maxLength: 4 }) }),
    fc.record({
      enum: fc.uniqueArray(value, { minLength: 1, maxLength: 3 }),
      type: fc.constantFrom("string", "integer", ["string", "null"]),
    }),
    fc.record({ const: value }),
    fc.uniqueArray(value, { minLength: 1, maxLength: 3 }).chain((values) =>
      fc.constantFrom("oneOf", "anyOf").map((keyword) => ({
        [keyword]: values.map((each) =>
          each === null ? { type: "null" } : { const: each, title: String(each) },
        ),
      })),
    ),
  );
  const reference = fc
    .tuple(
      fc.constantFrom("#/$defs/d", "#/$defs/e", "#/properties/a", "#anchored", "#/$defs/e/properties/a"),
      bounds,
    )
    .map(([$ref, beside]) => ({ $ref, ...beside }));
  const list = fc.record(
    {
      type: fc.constant("array"),
      items: tie("schema"),
      minItems: fc.nat({ max: 2 }),
      uniqueItems: fc.boolean(),
    },
    { requiredKeys: ["type", "items"] },
  );
  const types = fc
    .subarray(["string", "number", "boolean", "null", "array", "object"], { minLength: 1 })
    .map((type) => ({ type }));
  const combined = fc
    .tuple(
      fc.constantFrom("allOf", "anyOf", "oneOf"),
      fc.array(tie("schema"), { minLength: 1, maxLength: 2 }),
      bounds,
      fc.boolean(),
    )
    .map(([keyword, branches, beside, withNull]) => ({
      ...beside,
      [keyword]: withNull && keyword !== "allOf" ? [...branches, { type: "null" }] : branches,
    }));
  const ruled = fc
    .tuple(
      tie("schema"),
      fc.constantFrom<Schema>(
        { not: { const: "a" } },
        { if: { const: "a" }, else: { minLength: 2 } },
        { contains: { const: "a" } },
        { minProperties: 1 },
        { propertyNames: { maxLength: 0 } },
        { patternProperties: { "^a": { type: "string" } } },
        { dependentRequired: { a: ["b"] } },
        { dependencies: { a: ["b"] } },
        { prefixItems: [{ type: "string" }] },
        { additionalProperties: { type: "string" } },
        { unevaluatedProperties: false },
      ),
    )
    .map(([schema, rule]) => ({ ...schema, ...rule }));
  const object = fc
    .tuple(
      fc.dictionary(fc.constantFrom("a", "b"), tie("schema"), { minKeys: 1 }),
      fc.subarray(["a", "b"]),
      fc.constantFrom<Schema>({}, { additionalProperties: false }, { additionalProperties: true }),
    )
    .map(([properties, required, more]) => ({ type: "object", properties, required, ...more }));
  const schema = fc.oneof(
    { maxDepth: 2, withCrossShrink: true },
    { arbitrary: number, weight: 4 },
    { arbitrary: text, weight: 4 },
    { arbitrary: listed, weight: 4 },
    { arbitrary: reference, weight: 4 },
    { arbitrary: list, weight: 3 },
    { arbitrary: combined, weight: 3 },
    { arbitrary: tie("object"), weight: 3 },
    { arbitrary: types, weight: 1 },
    { arbitrary: bounds, weight: 1 },
    { arbitrary: ruled, weight: 1 },
  );
  const simple = fc.oneof(number, text, listed);
  const small = fc
    .tuple(simple, fc.subarray(["a"]), fc.constantFrom<Schema>({}, { additionalProperties: false }))
    .map(([a, required, more]) => ({ type: "object", properties: { a }, required, ...more }));
  const root = fc.record(
    {
      type: fc.constant("object"),
      properties: fc.record({ a: tie("schema"), b: simple }, { requiredKeys: ["a"] }),
      required: fc.subarray(["a", "b"]),
      $defs: fc.record({ d: simple, e: small, f: text.map((each) => ({ ...each, $anchor: "anchored" })) }),
      $ref: fc.constant("#/$defs/e"),
      allOf: small.map((each) => [each]),
      additionalProperties: fc.boolean(),
    },
    { requiredKeys: ["type", "properties", "$defs"] },
  );

  return { schema, object, root };
});

const anyData: fc.Arbitrary<unknown> = fc.letrec((tie) => ({
  any: fc.oneof(
    { maxDepth: 3 },
    fc.constantFrom("a", "ab", "b", "xyz", 0, 1, 2, 2.5, 4, true, false),
    fc.array(tie("any"), { minLength: 1, maxLength: 3 }),
    fc.dictionary(fc.constantFrom("a", "b"), tie("any"), { minKeys: 1 }),
  ),
})).any;
const anyAnswers = fc.record({ a: anyData, b: anyData }, { requiredKeys: [] });

/** Findings that tell of a difference in what is accepted, beside those of severity error. */
const differing: ReadonlySet<string> = new Set([
  "made-unique",
  "type-assumed",
  "format-dropped",
  "ignored-beside-reference",
  "fewer-items",
]);

describe("what the import does not tell of, it keeps (property)", () => {
  test.each([
    ["2020-12", () => new Ajv2020({ strict: false, logger: false })],
    ["draft-07", () => new Ajv({ strict: false, logger: false })],
  ] as const)("%s", (dialect, newAjv) => {
    const $schema =
      dialect === "2020-12"
        ? "https://json-schema.org/draft/2020-12/schema"
        : "http://json-schema.org/draft-07/schema#";
    let compared = 0;
    fc.assert(
      fc.property(anyRoot, fc.array(anyAnswers, { minLength: 12, maxLength: 12 }), (given, list) => {
        const schema: Schema = { $schema, ...given };
        let theirs: ReturnType<Ajv["compile"]>;
        try {
          theirs = newAjv().compile(schema);
        } catch {
          return;
        }
        const { form, findings, partial } = importSchema(schema);
        const made = form ?? partial?.form;
        if (made === undefined) {
          expect(findings.some(({ severity }) => severity === "error")).toBe(true);
          return;
        }
        // What is left out of a part is told, one by one; the whole keeps all but what the warnings tell.
        if (partial !== null) expect(partial.left.length).toBeGreaterThan(0);
        const told = findings.filter(({ severity, code }) => severity === "error" || differing.has(code));
        const ours = prepareForm(made);
        for (const answers of list) {
          const { valid, answers: kept, problems } = ours.validate(answers);
          // Forms are closed: what the schema says of keys that no field has is not compared.
          if (problems.some(({ code }) => code === "unknown-field") || hasEmpty(answers)) continue;
          let expected: boolean;
          try {
            // A part in which nothing is entered is there all the same: what is kept has it, empty.
            expected = theirs(answers) === true || (hasEmpty(kept) && theirs(kept) === true);
          } catch {
            // References without an end.
            continue;
          }
          compared += form === null ? 0 : 1;
          if (valid !== expected && told.length === 0)
            expect({ schema, answers, kept, problems, valid }).toMatchObject({ valid: expected });
        }
      }),
      { numRuns: 150 },
    );
    // Not every schema becomes a form; of none at all the property would say nothing.
    expect(compared).toBeGreaterThan(10);
  });
});

/** Nothing entered is no answer, in a form. */
function hasEmpty(value: unknown): boolean {
  if (!isRecord(value) && !Array.isArray(value)) return false;
  return Object.values(value).some(
    (each) => (isRecord(each) && Object.keys(each).length === 0) || hasEmpty(each),
  );
}

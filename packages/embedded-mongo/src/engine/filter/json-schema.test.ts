import { Decimal128 } from "bson";
import { expect, test } from "vitest";
import type { Document } from "../document.ts";
import { compileFilter } from "./compile-filter.ts";

/** schema, documents that pass, documents that do not */
test.each<[Document, Document[], Document[]]>([
  [{ required: ["a"] }, [{ a: null }], [{}]],
  [{ properties: { a: { bsonType: "int" } } }, [{ a: 1 }, {}], [{ a: 1n }, { a: 1.5 }, { a: "1" }]],
  [
    { properties: { a: { bsonType: ["decimal", "null"] } } },
    [{ a: Decimal128.fromString("1") }, { a: null }],
    [{ a: 1 }],
  ],
  [{ properties: { a: { type: "number" } } }, [{ a: 1 }, { a: 1n }], [{ a: "x" }]],
  [
    { properties: { a: { minimum: 1, maximum: 5, exclusiveMaximum: true } } },
    [{ a: 1 }, { a: "x" }],
    [{ a: 0 }, { a: 5 }],
  ],
  [{ properties: { a: { enum: ["x", 1] } } }, [{ a: "x" }, { a: 1n }], [{ a: "y" }]],
  [{ properties: { a: { minLength: 2, pattern: "^度" } } }, [{ a: "度衡" }], [{ a: "度" }, { a: "衡度" }]],
  [
    { properties: { a: { items: { bsonType: "string" }, minItems: 1, uniqueItems: true } } },
    [{ a: ["x"] }],
    [{ a: [] }, { a: [1] }, { a: ["x", "x"] }],
  ],
  [
    { properties: { a: { items: [{ type: "string" }], additionalItems: false } } },
    [{ a: ["x"] }],
    [{ a: ["x", 1] }],
  ],
  [
    { properties: { a: {} }, patternProperties: { "^x": {} }, additionalProperties: false },
    [{ a: 1, x1: 2 }],
    [{ b: 1 }],
  ],
  [{ properties: { a: { bsonType: "object", required: ["b"] } } }, [{ a: { b: 1 } }], [{ a: {} }, { a: 1 }]],
  [{ oneOf: [{ required: ["a"] }, { required: ["b"] }] }, [{ a: 1 }], [{}, { a: 1, b: 1 }]],
  [{ not: { required: ["a"] } }, [{}], [{ a: 1 }]],
  [
    { dependencies: { a: ["b"], c: { properties: { d: { bsonType: "int" } } } } },
    [{}, { b: 1 }, { a: 1, b: 1 }, { c: 1, d: 1 }, { c: 1 }],
    [{ a: 1 }, { c: 1, d: "x" }],
  ],
  [{ maxProperties: 1 }, [{ a: 1 }], [{ a: 1, b: 2 }]],
  [{ properties: { a: { multipleOf: 3 } } }, [{ a: 9n }], [{ a: 10 }]],
])("$jsonSchema row %#", (schema, passing, failing) => {
  const matches = compileFilter({ $jsonSchema: schema });
  for (const doc of passing) expect(matches(doc)).toBe(true);
  for (const doc of failing) expect(matches(doc)).toBe(false);
});

test.each<[unknown, number]>([
  [{ format: "email" }, 9],
  [{ $ref: "#" }, 9],
  [{ bsonType: "integer" }, 2],
  [{ minLength: -1 }, 9],
  [{ minLength: "1" }, 14],
  [{ required: [] }, 9],
  [{ required: "a" }, 14],
  [{ required: [1] }, 14],
  [{ required: ["a", "a"] }, 9],
  [{ enum: [] }, 9],
  [{ enum: [1, 1n] }, 9],
  [{ type: "integer" }, 9],
  [{ type: "int" }, 2],
  [{ type: "string", bsonType: "string" }, 9],
  [{ exclusiveMinimum: true }, 9],
  [{ maximum: 1, exclusiveMaximum: 1 }, 14],
  [{ multipleOf: 0 }, 9],
  [{ title: 1 }, 14],
  [{ uniqueItems: 1 }, 14],
  [{ dependencies: { a: [] } }, 9],
  [{ dependencies: { a: 1 } }, 14],
  [{ properties: { a: { minItems: "x" } } }, 14],
  [1, 14],
])("refuses schema row %#", (schema, code) => {
  expect(() => compileFilter({ $jsonSchema: schema })).toThrow(expect.objectContaining({ code }));
});

import { expect, test } from "vitest";
import type { Document } from "../document.ts";
import { compileUpdate } from "./compile-update.ts";
import { upsertDocument } from "./upsert-document.ts";

const nested = { _id: "x", v: [{ foo: [{ bar: "hello" }, { bar: "world" }] }] };
const element = '{v: [ { foo: [ { bar: "hello" }, { bar: "world" } ] } ]}';

/** Wordings that FerretDB's integration tests have seen from MongoDB. */
test.each<[Document, Document, string]>([
  [nested, { $inc: { v: "string" } }, 'Cannot increment with non-numeric argument: {v: "string"}'],
  [nested, { $mul: { v: "string" } }, 'Cannot multiply with non-numeric argument: {v: "string"}'],
  [nested, { $inc: { "v.foo": 1 } }, `Cannot create field 'foo' in element ${element}`],
  [
    nested,
    { $inc: { "v.0.foo.0.bar": 1 } },
    "Cannot apply $inc to a value of non-numeric type. {_id: \"x\"} has the field 'bar' of non-numeric type string",
  ],
  [
    { _id: "x", v: 9223372036854775807n },
    { $inc: { v: 9223372036854775807n } },
    'Failed to apply $inc operations to current value ((NumberLong)9223372036854775807) for document {_id: "x"}',
  ],
  [
    nested,
    { $rename: { "v.foo": "foo" } },
    `cannot use the part (v of v.foo) to traverse the element (${element})`,
  ],
  [
    nested,
    { $rename: { "v.0.foo.0.bar.z": "f" } },
    'cannot use the part (bar of v.0.foo.0.bar.z) to traverse the element ({bar: "hello"})',
  ],
  [{ _id: 1, v: [1] }, { $pop: { v: "a" } }, 'Expected a number in: v: "a"'],
  [
    { _id: 1 },
    { $set: { "v.a": 1 }, $inc: { v: 1 } },
    "Updating the path 'v' would create a conflict at 'v'",
  ],
  [
    { _id: 1 },
    { $set: { v: 1 }, $inc: { "v.a": 1 } },
    "Updating the path 'v.a' would create a conflict at 'v'",
  ],
  [
    { _id: 1 },
    { $currentDate: { v: 1 } },
    "int is not valid type for $currentDate. Please use a boolean ('true') or a $type expression ({$type: 'timestamp/date'}).",
  ],
  [
    { _id: 1 },
    { _id: 2 },
    "After applying the update, the (immutable) field '_id' was found to have been altered to _id: 2",
  ],
])("an update is refused in MongoDB's words (%#)", (doc, update, message) => {
  expect(() => compileUpdate(update).apply(doc)).toThrow(message);
});

test("an upsert whose filter says that _id is null stores null", () => {
  expect(upsertDocument({ _id: null }, compileUpdate({ $set: { x: 1 } }))).toEqual({ _id: null, x: 1 });
});

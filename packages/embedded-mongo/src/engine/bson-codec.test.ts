import { Binary, BSON, Code, Decimal128, Int32, Long, ObjectId, Timestamp } from "bson";
import fc from "fast-check";
import { expect, test } from "vitest";
import { decode, encode } from "./bson-codec.ts";
import { identicalValues } from "./compare.ts";
import { documentOf } from "./document.ts";
import { double } from "./numbers.ts";
import { anyValue } from "./testing/arbitraries.ts";

test("what is written reads back identical, and bson reads the same", () => {
  fc.assert(
    fc.property(anyValue, (value) => {
      const doc = documentOf([["v", value]]);
      const bytes = encode(doc);
      expect(identicalValues(decode(bytes), doc)).toBe(true);
      expect(encode(decode(bytes))).toEqual(bytes);
      BSON.deserialize(bytes, { promoteValues: false });
    }),
    { numRuns: 2000 },
  );
});

test("bytes written by bson read back to the same bytes, every type keeping its identity", () => {
  const bytes = BSON.serialize({
    int: 1,
    double: double(1),
    zero: -0,
    long: Long.fromNumber(1),
    big: 2n ** 62n,
    decimal: Decimal128.fromString("1.50"),
    date: new Date(0),
    id: new ObjectId(),
    old: new Binary(Buffer.from("abc"), 2),
    regex: /a/i,
    time: new Timestamp({ t: 4294967295, i: 1 }),
    code: new Code("f()"),
    scoped: new Code("f()", { a: 1 }),
    nested: { list: [1, "度", null, { x: true }] },
  });
  expect(encode(decode(bytes)).equals(Buffer.from(bytes))).toBe(true);
});

test("fields named like members of Object.prototype are fields like any other", () => {
  const doc = documentOf([
    ["__proto__", 1],
    ["constructor", "x"],
    ["_bsontype", "ObjectId"],
  ]);
  const back = decode(encode(doc));
  expect(Object.keys(back)).toEqual(["__proto__", "constructor", "_bsontype"]);
  expect(decode(encode({})).toString).toBeUndefined();
});

test("replies made by hand may hold Int32, Long and bytes", () => {
  expect(decode(encode({ a: new Int32(5), b: Long.fromNumber(7), c: Buffer.from("x") }))).toMatchObject({
    a: 5,
    b: 7n,
  });
});

test("damaged bytes are refused, never crash", () => {
  const bytes = encode({ a: "text", list: [1, 2, { b: 1.5 }], id: new ObjectId() });
  fc.assert(
    fc.property(fc.nat(bytes.length - 1), fc.nat(255), (at, byte) => {
      const broken = Buffer.from(bytes);
      broken[at] = byte;
      try {
        decode(broken);
      } catch (error) {
        expect(error).toMatchObject({ code: 22 });
      }
    }),
    { numRuns: 2000 },
  );
});

test("nesting deeper than 200 is refused with Overflow", () => {
  let doc: Record<string, unknown> = {};
  for (let i = 0; i < 210; i++) doc = { d: doc };
  expect(() => encode(doc)).toThrow(expect.objectContaining({ code: 15 }));
});

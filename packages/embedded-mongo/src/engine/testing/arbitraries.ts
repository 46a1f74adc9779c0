import { Binary, BSONRegExp, BSONSymbol, Decimal128, MaxKey, MinKey, ObjectId, Timestamp, UUID } from "bson";
import fc from "fast-check";
import { documentOf } from "../document.ts";
import { double } from "../numbers.ts";

/** Numbers of all four BSON kinds, with many that are equal or nearly so across kinds. */
export const anyNumber: fc.Arbitrary<unknown> = fc.oneof(
  fc.integer({ min: -2147483648, max: 2147483647 }),
  fc.constantFrom(
    0,
    -0,
    1,
    -1,
    Number.NaN,
    Number.POSITIVE_INFINITY,
    Number.NEGATIVE_INFINITY,
    5e-324,
    -5e-324,
  ),
  fc.constantFrom(
    2 ** 53,
    -(2 ** 53),
    2n ** 53n + 1n,
    -(2n ** 53n) - 1n,
    2n ** 63n - 1n,
    -(2n ** 63n),
    0.1,
    1n,
    0n,
  ),
  fc.double().map(double),
  fc.integer({ min: -5, max: 5 }).map(double),
  fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }),
  fc
    .constantFrom(
      "0",
      "-0",
      "1",
      "1.0",
      "0.1",
      "NaN",
      "Infinity",
      "-Infinity",
      "1E+6111",
      "-1E-6176",
      "9007199254740993",
    )
    .map((text) => Decimal128.fromString(text)),
  fc
    .tuple(fc.bigInt({ min: -(10n ** 34n) + 1n, max: 10n ** 34n - 1n }), fc.integer({ min: -60, max: 60 }))
    .map(([coefficient, exponent]) => Decimal128.fromString(`${coefficient}E${exponent}`)),
);

/** Text without lone surrogates, as it comes out of BSON; NUL and astral characters included. */
const anyText = fc.oneof(
  fc.string({ unit: "grapheme", maxLength: 6 }),
  fc.constantFrom("", "a", "a\0", "a\0b", "\uffff", "\u{10000}", "度衡", "\ue000"),
);

const bytes = (length: number) => fc.uint8Array({ minLength: length, maxLength: length });

const scalar: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 4, arbitrary: anyNumber },
  { weight: 3, arbitrary: anyText },
  fc.constantFrom(null, true, false, new MinKey(), new MaxKey()),
  bytes(12).map((id) => new ObjectId(id)),
  bytes(16).map((id) => new UUID(id)),
  fc
    .tuple(fc.uint8Array({ maxLength: 4 }), fc.constantFrom(0, 3, 128))
    .map(([data, type]) => new Binary(data, type)),
  fc.date({ noInvalidDate: true }),
  fc.tuple(fc.nat(0xffffffff), fc.nat(0xffffffff)).map(([t, i]) => new Timestamp({ t, i })),
  fc.constantFrom(new BSONRegExp("a", "i"), new BSONRegExp("a"), new BSONRegExp("b")),
  anyText.map((text) => new BSONSymbol(text)),
);

/** Any BSON value: scalars of every type, arrays and documents of them. */
export const anyValue: fc.Arbitrary<unknown> = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    { weight: 5, arbitrary: scalar },
    fc.array(tie("value"), { maxLength: 3 }),
    fc
      .array(fc.tuple(fc.constantFrom("a", "b", "constructor", "__proto__", ""), tie("value")), {
        maxLength: 3,
      })
      .map(documentOf),
  ),
})).value;

import fc from "fast-check";

/** Filled forms: mostly as the schema of `form.ts` wants them, some with values that break it in every way. */
type Fields = Record<string, unknown>;

const usual = fc.oneof(
  { weight: 5, arbitrary: fc.integer({ min: -50, max: 20_000 }).map((hundredths) => hundredths / 100) },
  { weight: 3, arbitrary: fc.integer({ min: -9, max: 100 }) },
  { weight: 1, arbitrary: fc.double({ min: -200, max: 200, noNaN: true }) },
  { weight: 1, arbitrary: fc.integer({ min: -4_000, max: 4_000 }).map((eighths) => eighths / 8) },
);
const odd = fc.oneof(
  fc.constantFrom<unknown[]>(
    0,
    -0,
    1e15,
    1e308,
    -1e300,
    1e300,
    1e-300,
    5e-324,
    1e-17,
    1e-5,
    99999.99999999999,
    1e5,
    1e9,
    123456789.12345679,
    2 ** 53,
    2 ** 53 + 2,
    0.1 + 0.2,
    Number.NaN,
    Number.POSITIVE_INFINITY,
    Number.NEGATIVE_INFINITY,
    null,
    undefined,
    "5",
    "",
    true,
    12n,
    [],
    [3],
    {},
  ),
  fc.double(),
);
const oddly = (arbitrary: fc.Arbitrary<unknown>, weight = 12) =>
  fc.oneof({ weight, arbitrary }, { weight: 1, arbitrary: odd });
const whole = (min: number, max: number) => fc.integer({ min, max });
const maybe = (arbitrary: fc.Arbitrary<unknown>) =>
  fc.oneof({ weight: 4, arbitrary }, { weight: 1, arbitrary: fc.constantFrom(null, undefined) });
const text = fc.constantFrom("x", "xy", "A", "");

const numbers = fc.oneof(
  { weight: 10, arbitrary: fc.array(usual, { maxLength: 7 }) },
  { weight: 2, arbitrary: fc.array(oddly(usual), { maxLength: 5 }) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.constantFrom(510, 511, 512, 513, 600), usual)
      .map(([length, value]) => Array.from({ length }, (_, index) => value + (index % 7) / 10)),
  },
);
const row = fc.record({
  score: oddly(usual, 40),
  weight: maybe(
    oddly(
      fc.integer({ min: 0, max: 100 }).map((share) => share / 100),
      20,
    ),
  ),
  count: maybe(oddly(whole(0, 100), 20)),
  kind: oddly(fc.constantFrom("A", "B"), 40),
  done: oddly(fc.boolean(), 40),
  note: maybe(text),
  valueOf: oddly(usual, 40),
});
const rows = (each: fc.Arbitrary<unknown>) => oddly(fc.array(each, { maxLength: 5 }), 25);
const sub = fc.record({
  a: oddly(whole(-1000, 1000).map((each) => each / 100)),
  inner: oddly(fc.record({ b: maybe(usual) })),
});

const fields: Readonly<Record<string, fc.Arbitrary<unknown>>> = Object.fromEntries<fc.Arbitrary<unknown>>([
  ["n", oddly(usual)],
  ["p", oddly(whole(0, 10_000).map((each) => each / 100))],
  ["k", oddly(whole(0, 1000))],
  ["whole", oddly(whole(-100, 100_000))],
  [
    "share",
    oddly(
      fc.oneof(
        whole(1, 10_000).map((each) => each / 10_000),
        fc.constantFrom(0.0001, 0.0002, 1),
      ),
    ),
  ],
  ["faint", oddly(fc.constantFrom(0, 1e-100, 3e-101, 1e-200, 1e-320, 5e-324))],
  ["wide", oddly(fc.oneof(usual, fc.double({ min: -1e9, max: 1e9, noNaN: true })))],
  ["open", oddly(whole(1, 500))],
  ["o", maybe(oddly(usual))],
  ["oi", maybe(oddly(whole(-5, 5)))],
  ["on", maybe(oddly(usual))],
  ["b", oddly(fc.boolean(), 30)],
  ["ob", maybe(fc.boolean())],
  ["t", oddly(text, 30)],
  ["ot", maybe(oddly(text))],
  ["e", oddly(fc.constantFrom("A", "B", "__proto__"), 30)],
  ["xs", oddly(numbers, 25)],
  ["marks", oddly(fc.array(oddly(whole(0, 100), 60), { maxLength: 9 }), 25)],
  ["ys", maybe(fc.array(maybe(oddly(usual, 30)), { maxLength: 6 }))],
  ["rows", rows(oddly(row, 30))],
  ["gaps", maybe(rows(fc.oneof(fc.record({ score: maybe(usual) }), fc.constant(null))))],
  ["sub", oddly(sub, 30)],
  ["maybe", maybe(oddly(fc.record({ a: oddly(usual), xs: maybe(numbers) }), 20))],
  ["constructor", oddly(usual)],
  ["toString", maybe(oddly(usual))],
  ["__proto__", oddly(whole(0, 10))],
  [
    "ratings",
    oddly(
      fc.record({ self: maybe(numbers), peer: maybe(numbers), superior: numbers }, { requiredKeys: [] }),
      25,
    ),
  ],
  ["previous", maybe(oddly(fc.record({ score: maybe(oddly(usual)) }), 25))],
  ["indicators", maybe(fc.record({ A1: maybe(usual), constructor: maybe(usual) }, { requiredKeys: [] }))],
  [
    "data",
    maybe(fc.record({ staff: maybe(fc.record({ years: maybe(usual), hasOwnProperty: maybe(usual) })) })),
  ],
]);

const filled: fc.Arbitrary<Fields> = fc.tuple(...Object.values(fields)).map((values) => {
  const keys = Object.keys(fields);
  const pairs = values.map((value, index): [string, unknown] => [keys[index] ?? "", value]);
  // What is absent is told by undefined half of the time, and by its absence else.
  return Object.fromEntries(pairs.filter(([key, value]) => value !== undefined || key.length % 2 === 0));
});

/** The same form filled several times: half of them differ from the first in a few fields only. */
export const inputs: fc.Arbitrary<readonly Fields[]> = fc
  .tuple(
    filled,
    fc.array(filled, { minLength: 2, maxLength: 4 }),
    fc.array(fc.infiniteStream(fc.nat()), { minLength: 2, maxLength: 2 }),
  )
  .map(([first, others, [one, two]]) => {
    const mixed = [one, two].map((stream, index) => {
      const source = others[index] ?? first;
      const keys = Object.keys(first);
      const changed = new Set([0, 1, 2].map(() => keys[(stream?.next().value ?? 0) % keys.length]));
      return Object.fromEntries(
        keys.map((key): [string, unknown] => [
          key,
          Object.hasOwn(source, key) && changed.has(key) ? source[key] : first[key],
        ]),
      );
    });
    return [first, ...others, ...mixed];
  });

import fc from "fast-check";

/** Formulas over the form of `form.ts`: nearly all check; those that do not are left out of a program. */
export interface Sources {
  readonly number: fc.Arbitrary<string>;
  readonly blank: fc.Arbitrary<string>;
  readonly boolean: fc.Arbitrary<string>;
  /** Texts, and truth values that may be blank. */
  readonly other: fc.Arbitrary<string>;
}

const small = fc.integer({ min: 0, max: 12 }).map(String);
const decimal = fc
  .tuple(fc.integer({ min: 0, max: 120 }), fc.integer({ min: 1, max: 999 }))
  .map(([whole, part]) => `${whole}.${part}`);
const literal = fc.oneof(
  { weight: 20, arbitrary: small },
  { weight: 20, arbitrary: decimal },
  { weight: 5, arbitrary: fc.integer({ min: 0, max: 150 }).map((percent) => `${percent}%`) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      "9007199254740993",
      "100000000000000000000000",
      "99999999999999999.9",
      "0.1234567890123456789",
      "0.30000000000000000001",
      "0.0000000000000001",
      `0.${"0".repeat(320)}1`,
      `0.${"0".repeat(400)}1`,
      `1${"0".repeat(200)}`,
      `1${"0".repeat(249)}`,
    ),
  },
);
const field = fc.constantFrom(
  "n",
  "n",
  "p",
  "p",
  "k",
  "whole",
  "share",
  "faint",
  "wide",
  "open",
  "sub.a",
  "constructor",
  "__proto__",
);
const optional = fc.constantFrom(
  "o",
  "oi",
  "on",
  "sub.inner.b",
  "maybe.a",
  "previous.score",
  "data.staff.years",
  "data.staff.hasOwnProperty",
  "indicators.A1",
  "indicators.constructor",
  "toString",
);
const memberTest = fc.constantFrom(
  "value >= 3",
  "值 < n",
  "value = p OR value > 90",
  "value / share > 10",
  "NOT value = 0",
);
const rowTest = fc.constantFrom(
  'kind = "A"',
  "done",
  "NOT done",
  "score > 2.5",
  "valueOf >= n",
  "(weight ?? 0) < 0.5",
  "ISBLANK(weight)",
  "ISBLANK(note)",
  'done AND kind <> "B"',
  "score = p OR (count ?? 0) = 3",
  "(note ?? t) = t",
  "score / valueOf >= 1",
);
const listOf = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.constantFrom(
      "xs",
      "marks",
      "ys",
      "maybe.xs",
      "ratings.peer",
      "ratings.self",
      "ratings.superior",
    ),
  },
  {
    weight: 4,
    arbitrary: fc.constantFrom("rows.score", "rows.weight", "rows.count", "rows.valueOf", "gaps.score"),
  },
  {
    weight: 4,
    arbitrary: fc
      .tuple(rowTest, fc.constantFrom("score", "weight", "count", "valueOf"))
      .map(([test, key]) => `rows[${test}].${key}`),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.constantFrom("xs", "ys", "marks", "ratings.peer", "rows.weight"), memberTest)
      .map(([list, test]) => `${list}[${test}]`),
  },
);
const aggregate = fc.oneof(
  {
    weight: 5,
    arbitrary: fc
      .tuple(fc.constantFrom("SUM", "SUM", "AVERAGE", "MIN", "MAX", "MEDIAN", "COUNT"), listOf)
      .map(([name, list]) => `${name}(${list})`),
  },
  {
    weight: 2,
    arbitrary: fc
      .tuple(listOf, fc.integer({ min: 0, max: 3 }))
      .map(([list, k]) => `TRIMAVERAGE(${list}, ${k})`),
  },
  { weight: 1, arbitrary: rowTest.map((test) => `COUNT(rows[${test}])`) },
  {
    weight: 1,
    arbitrary: fc.constantFrom("COUNT(rows)", "COUNT(gaps)", "SUM(xs, o, rows.score)", "SUM(marks, ys)"),
  },
);
/** What doubles never decide, of whole lists. */
const ofLists = fc.oneof(
  fc
    .tuple(fc.constantFrom("LARGE", "SMALL", "QUARTILE"), listOf, fc.integer({ min: 0, max: 4 }))
    .map(([name, list, k]) => `${name}(${list}, ${k})`),
  fc
    .tuple(
      fc.constantFrom("PERCENTILE", "TRIMMEAN"),
      listOf,
      fc.constantFrom("0", "25%", "0.9", "1", "share"),
    )
    .map(([name, list, share]) => `${name}(${list}, ${share})`),
  fc.constantFrom(
    "SUMPRODUCT(xs, xs)",
    "SUMPRODUCT(rows.score, rows.weight, rows.valueOf)",
    "SUMPRODUCT(ratings.peer, ratings.superior)",
    "COUNTA(rows.note, t, o)",
    "COUNT(rows.count, t, o)",
  ),
);
const defaulted = fc
  .tuple(optional, fc.oneof(literal, field), fc.boolean())
  .map(([a, b, call]) => (call ? `IFBLANK(${a}, ${b})` : `(${a} ?? ${b})`));
const leaf = fc.oneof(
  { weight: 3, arbitrary: literal },
  { weight: 5, arbitrary: field },
  { weight: 2, arbitrary: defaulted },
  { weight: 3, arbitrary: aggregate },
);
const comparison = fc.constantFrom("=", "<>", "<", "<=", ">", ">=");
const digits = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: 0, max: 4 }) },
  { weight: 1, arbitrary: fc.integer({ min: -3, max: 14 }) },
);

export const sources: Sources = fc.letrec<{ number: string; boolean: string; blank: string; other: string }>(
  (tie) => {
    const number = tie("number");
    const condition = tie("boolean");
    return {
      number: fc.oneof(
        { maxDepth: 4, depthSize: "small" },
        { weight: 3, arbitrary: leaf },
        { weight: 7, arbitrary: arithmetic(number, condition) },
        // What doubles rarely or never decide.
        { weight: 1, arbitrary: unusual(number, condition, tie("blank")) },
      ),
      blank: fc.oneof(
        optional,
        fc.tuple(condition, number).map(([c, a]) => `IF(${c}, ${a})`),
        fc.tuple(condition, leaf, condition, leaf).map((parts) => `IFS(${parts.join(", ")})`),
        fc.tuple(condition, optional, number).map(([c, a, b]) => `IF(${c}, ${a}, ${b})`),
      ),
      other: fc.oneof(
        condition.map((a) => `IF(${a}, b)`),
        condition.map((a) => `IF(${a}, "A")`),
        fc.tuple(condition, condition).map(([a, b]) => `IF(${a}, ob, ${b})`),
        fc.tuple(condition, number).map(([a, b]) => `IF(${a}, ${b}, BLANK())`),
        fc.constantFrom('LEFT(t, 1) & RIGHT(t) & MID(t & "x", 1, whole)', "LEFT(t, n)"),
        fc.constantFrom("ot", "t", "ob", "b", 'ot ?? "A"', "maybe.a"),
        fc.tuple(condition, number).map(([a, b]) => `IF(${a}, t, ROUND(${b}, 1) & "")`),
      ),
      boolean: fc.oneof(
        { maxDepth: 3, withCrossShrink: true },
        fc.constantFrom(
          "b",
          "TRUE",
          'e = "A"',
          't = "x"',
          '"A" <> e',
          "ISBLANK(ot)",
          "ISBLANK(o)",
          "ISBLANK(maybe.a)",
        ),
        fc.constantFrom(
          "(ob ?? b)",
          'STARTSWITH(t, "x")',
          "ISBLANK(xs)",
          "ISBLANK(previous.score)",
          "ISBLANK(n)",
          "NOT ISBLANK(o) AND o > n",
          "ISBLANK(ot) OR ot <> t",
        ),
        fc.tuple(number, comparison, number).map(([a, sign, b]) => `${a} ${sign} ${b}`),
        fc.tuple(leaf, comparison, leaf).map(([a, sign, b]) => `${a} ${sign} ${b}`),
        fc
          .tuple(condition, fc.constantFrom("AND", "OR"), condition)
          .map(([a, sign, b]) => `(${a} ${sign} ${b})`),
        fc
          .tuple(fc.constantFrom("AND", "OR"), condition, condition)
          .map(([name, a, b]) => `${name}(${a}, ${b})`),
        // Texts in any case: the least of the many that doubles decide nothing of.
        fc
          .tuple(
            condition,
            fc.constantFrom('t = "X"', 't < "XY"', "t = e", 'EXACT(t, "X")', 'CONTAINS(t, "Y")'),
            fc.nat(5),
          )
          .map(([a, text, one]) => (one === 0 ? text : `NOT (${a})`)),
      ),
    };
  },
);

/** What doubles mostly decide. */
function arithmetic(number: fc.Arbitrary<string>, condition: fc.Arbitrary<string>): fc.Arbitrary<string> {
  return fc.oneof(
    fc
      .tuple(number, fc.constantFrom("+", "-", "*", "/", "+", "-"), number)
      .map(([a, operator, b]) => `(${a} ${operator} ${b})`),
    fc.tuple(number, fc.constantFrom("+", "-", "*", "/"), leaf).map(([a, sign, b]) => `(${a} ${sign} ${b})`),
    fc.tuple(fc.array(leaf, { minLength: 2, maxLength: 6 })).map(([terms]) => `(${terms.join(" + ")})`),
    number.map((a) => `-(${a})`),
    number.map((a) => `(${a})%`),
    fc.tuple(number, fc.integer({ min: 1, max: 4 })).map(([a, power]) => `(${a}) ^ ${power}`),
    fc
      .tuple(fc.constantFrom("ROUND", "ROUND", "ROUNDUP", "ROUNDDOWN"), number, digits)
      .map(([name, a, to]) => `${name}(${a}, ${to})`),
    fc.tuple(fc.constantFrom("INT", "ABS"), number).map(([name, a]) => `${name}(${a})`),
    fc
      .tuple(fc.constantFrom("MIN", "MAX", "AVERAGE"), number, leaf)
      .map(([name, a, b]) => `${name}(${a}, ${b})`),
    fc.tuple(number, number, optional).map(([a, b, c]) => `SUM(${a}, ${b}, ${c})`),
    fc.tuple(number, leaf, leaf).map(([x, low, high]) => `CLAMP(${x}, ${low}, ${high})`),
    fc.tuple(number, leaf, leaf).map(([x, a, b]) => `SCALE(${x}, ${a}, ${b}, 0, 20)`),
    fc.tuple(condition, number, number).map(([c, a, b]) => `IF(${c}, ${a}, ${b})`),
    fc.tuple(condition, number, condition, leaf, leaf).map((parts) => `IFS(${parts.join(", ")})`),
    fc.tuple(leaf, leaf, number, leaf, leaf).map((parts) => `SWITCH(${parts.join(", ")})`),
    fc.tuple(number, leaf).map(([a, b]) => `SWITCH(e, "A", ${a}, "__proto__", ${b}, 3)`),
    fc.tuple(number, number, leaf).map(([x, a, b]) => `BAND(${x}, [[90, ${a}], [60, 1], [0, ${b}]], 0.5)`),
    fc
      .tuple(number, number, leaf)
      .map(([x, a, b]) => `BAND(${x}, [[0, ${b}], [90, ${a}], [60, 1], [-5, 2]], 0.5)`),
    fc.tuple(optional, number, number).map(([a, b, c]) => `IF(ISBLANK(${a}), ${b}, ${a} + ${c})`),
    fc.tuple(number, number).map(([a, b]) => `IFERROR(${a}, ${b})`),
    fc.tuple(number, number, leaf).map(([a, b, c]) => `SAFEDIV(${a}, ${b}, ${c})`),
  );
}

function unusual(
  number: fc.Arbitrary<string>,
  condition: fc.Arbitrary<string>,
  blank: fc.Arbitrary<string>,
): fc.Arbitrary<string> {
  return fc.oneof(
    ofLists,
    fc.tuple(number, leaf, leaf).map(([x, a, b]) => `BAND(${x}, [[${a}, 1], [${b}, ${a}], [60, 3]], 0.5)`),
    fc.tuple(number, leaf).map(([a, b]) => `SWITCH(t, "X", ${a}, "xY", ${b}, 3)`),
    fc.tuple(number, leaf, leaf).map(([a, b, c]) => `SWITCH(e, "A", ${a}, "B", ${b}, "__proto__", ${c})`),
    fc.tuple(number, number).map(([a, b]) => `IFS(n >= p, ${a}, n < p, ${b})`),
    fc
      .tuple(leaf, fc.constantFrom("MONTHSBETWEEN", "YEARSBETWEEN", "NETWORKDAYS"))
      .map(([a, name]) => `(${a} + ${name}("2024-01-31", "2026-02-28") * DAY("2026-07-09"))`),
    fc.tuple(number, leaf).map(([a, b]) => `MOD(${a}, ${b})`),
    fc.tuple(number, fc.integer({ min: 0, max: 9 })).map(([a, power]) => `(${a}) ^ ${power}`),
    fc.tuple(leaf, fc.integer({ min: -2, max: 8 })).map(([a, power]) => `POWER(${a}, ${power})`),
    number.map((a) => `SQRT(ABS(${a}))`),
    fc
      .tuple(
        fc.constantFrom("MIN", "MAX", "AVERAGE", "MEDIAN", "PRODUCT", "STDEV.P"),
        number,
        number,
        optional,
      )
      .map(([name, a, b, c]) => `${name}(${a}, ${b}, ${c})`),
    fc.tuple(number, leaf).map(([a, b]) => `(WEIGHTED([[0.4, ${a}], [share, ${b}], [0.2, o]]) ?? 1)`),
    fc.tuple(blank, leaf).map(([a, b]) => `(${a} ?? ${b})`),
    fc.tuple(condition, number, number).map((parts) => `IFERROR(IF(${parts.join(", ")}), 1 / n)`),
    fc.tuple(leaf, number).map(([a, b]) => `(${a} ?? ${b})`),
  );
}

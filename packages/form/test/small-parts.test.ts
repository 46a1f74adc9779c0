import type { IndicatorResult } from "@duheng/contracts";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { FieldInfo } from "../src/api.ts";
import { checkForm } from "../src/index.ts";
import { canonicalJson } from "../src/json/canonical.ts";
import { sameJson } from "../src/json/equal.ts";
import { pointer, pointerParts, valueAt } from "../src/json/pointer.ts";
import { numeral } from "../src/lowering/numeral.ts";
import { mergeOrder } from "../src/merging/merge-order.ts";
import { orderByNeeds } from "../src/planning/order.ts";
import { capped, errorAt, FormError, warningAt } from "../src/problem.ts";
import { readChineseNumber } from "../src/reading/chinese-number.ts";
import { waitingFor } from "../src/scoring/missing-sentence.ts";
import { fixed, smallForm } from "./forms/small-form.ts";

describe("JSON values", () => {
  test("what JSON cannot say has no canonical text", () => {
    for (const value of [
      Number.NaN,
      Number.POSITIVE_INFINITY,
      undefined,
      () => 1,
      [Number.NaN],
      { a: 1 / 0 },
    ])
      expect(() => canonicalJson(value)).toThrow(TypeError);
    expect(canonicalJson({ b: [1, undefined, "x"], a: { d: null, c: undefined } })).toBe(
      '{"a":{"d":null},"b":[1,null,"x"]}',
    );
  });

  test("are the same just when their canonical texts are, and as what is no number is as itself", () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 2 }), fc.jsonValue({ maxDepth: 2 }), (a, b) => {
        expect(sameJson(a, b)).toBe(canonicalJson(a) === canonicalJson(b));
        expect(sameJson(a, structuredClone(a))).toBe(true);
      }),
    );
    const pairs: [unknown, unknown, boolean][] = [
      [Number.NaN, Number.NaN, true],
      [Number.NaN, 1, false],
      [1, Number.NaN, false],
      [[1], { 0: 1 }, false],
      [{ a: undefined }, {}, true],
      [[], {}, false],
      [null, {}, false],
      [[1, 2], [1], false],
    ];
    for (const [a, b, same] of pairs) expect([a, b, sameJson(a, b)]).toEqual([a, b, same]);
  });

  test("are found by the pointer that is made of their steps", () => {
    const step = fc.string({ unit: fc.constantFrom("a", "/", "~", "0", "1"), maxLength: 4 });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 4 }), (steps) => {
        const path = pointer("", ...steps);
        expect(pointerParts(path)).toEqual(steps);
        const holder = steps.reduceRight<unknown>((inner, key) => ({ [key]: inner, other: 1 }), "here");
        expect(valueAt(holder, path)).toBe("here");
      }),
    );
    expect(["/0", "/1", "/-1", "/x", "/1.0"].map((path) => valueAt(["a", "b"], path))).toEqual([
      ...["a", "b"],
      ...[undefined, undefined, undefined],
    ]);
    expect(valueAt({}, "/toString")).toBeUndefined();
  });
});

test("an order that one side alone changed is that side's", () => {
  const keys = ["a", "b", "c", "d", "e", "f", "g"];
  const shuffled = fc.shuffledSubarray(keys, { minLength: keys.length });
  fc.assert(
    fc.property(shuffled, fc.constantFrom("mine" as const, "theirs" as const), (order, side) => {
      const only = { order, isContested: false };
      expect(mergeOrder({ base: keys, mine: order, theirs: keys }, side)).toEqual(only);
      expect(mergeOrder({ base: keys, mine: keys, theirs: order }, side)).toEqual(only);
      expect(mergeOrder({ base: keys, mine: order, theirs: order }, side)).toEqual(only);
    }),
  );
});

test("numerals up to 100,000 are read as they are said", () => {
  const signs = [..."零一二三四五六七八九"];
  /** As it is said: tens of 10 to 19 without their one, one 零 for the places that are left out. */
  const said = (value: number): string => {
    if (value >= 10_000) {
      const rest = value % 10_000;
      const gap = rest > 0 && rest < 1000 ? "零" : "";
      return `${said(Math.floor(value / 10_000))}万${gap}${rest === 0 ? "" : said(rest).replace(/^十/, "一十")}`;
    }
    let text = "";
    for (const [power, name] of [
      [1000, "千"],
      [100, "百"],
      [10, "十"],
      [1, ""],
    ] as const) {
      const digit = Math.floor(value / power) % 10;
      if (digit > 0) text += `${signs[digit]}${name}`;
      else if (text !== "" && !text.endsWith("零")) text += "零";
    }
    text = text.replace(/零$/, "");
    return value === 0 ? "零" : text.replace(/^一十/, "十");
  };
  // What stands right behind 万 may be said for thousands: 三万五.
  const number = fc
    .integer({ min: 0, max: 99_999 })
    .filter((value) => value < 10_000 || value % 10_000 >= 10 || value % 10_000 === 0);
  fc.assert(
    fc.property(number, (value) => {
      expect([said(value), readChineseNumber(said(value))]).toEqual([said(value), value]);
    }),
    { numRuns: 500 },
  );
  for (const text of ["三万五", "三百五", "万", "十十", "一万二万", "", "五亿三"])
    expect(readChineseNumber(text)).toBeUndefined();
  expect(["两亿", "一亿零三万", "三百五十万", "二〇"].map(readChineseNumber)).toEqual([
    ...[200_000_000, 100_030_000, 3_500_000],
    undefined,
  ]);
});

test("what an item waits for", () => {
  const result = (more: object): IndicatorResult =>
    ({ state: "pending", points: null, ...more }) as IndicatorResult;
  const missing = (params?: object) => ({
    error: {
      code: "missing-value",
      definition: "P",
      from: 0,
      to: 1,
      ...(params === undefined ? {} : { params }),
    },
  });
  expect(
    [
      result({}),
      result(missing()),
      result(missing({ path: "/a" })),
      result(missing({ cohort: 1 })),
      result({ state: "scored", points: 1 }),
    ].map(waitingFor),
  ).toEqual(["points", "answers", "answers", "group", null]);
});

describe("many problems", () => {
  const errors = (count: number) =>
    Array.from({ length: count }, (_, index) => errorAt(`/e${index}`, "e", "误", "wrong"));
  const warnings = (count: number) =>
    Array.from({ length: count }, (_, index) => warningAt(`/w${index}`, "w", "慎", "look"));
  const more = (count: number, tell: typeof errorAt) =>
    tell(
      "",
      "more-problems",
      `还有 ${count} 个问题未列出：先改正上面的，再检查一次`,
      `${count} more problems are not listed: mend those above, then check again`,
    );

  test("500 are all told, of 501 the last is counted", () => {
    expect(capped(errors(500))).toEqual(errors(500));
    expect(capped(errors(501))).toEqual([...errors(500), more(1, errorAt)]);
    expect(capped(warnings(502))).toEqual([...warnings(500), more(2, warningAt)]);
  });

  test("warnings give way to errors, in the order in which they were found", () => {
    const mixed = [...warnings(3), ...errors(499)];
    expect(capped(mixed)).toEqual([...warnings(1), ...errors(499), more(2, warningAt)]);
    expect(capped([...warnings(1), ...errors(500)])).toEqual([...errors(500), more(1, warningAt)]);
  });

  test("in a log twenty are told", () => {
    const told = (count: number) => new FormError(errors(count)).message;
    const first = (count: number) =>
      `form does not check: ${Array.from({ length: count }, (_, index) => `e at /e${index}`).join("; ")}`;
    expect([1, 20, 21].map(told)).toEqual([first(1), first(20), `${first(20)}; and 1 more`]);
    expect(new FormError([errorAt("", "e", "误", "wrong")]).message).toBe("form does not check: e at /");
  });
});

describe("fields in the order in which they need each other", () => {
  const order = (needs: Readonly<Record<string, readonly string[]>>) => {
    const fields = Object.keys(needs).map((key) => ({ key }) as FieldInfo);
    const { fields: ordered, loops } = orderByNeeds(fields, ({ key }) => new Set(needs[key]));
    const keys = (some: readonly FieldInfo[]) => some.map(({ key }) => key).join(" ");
    return { ordered: keys(ordered), loops: loops.map((loop) => [keys(loop.fields), loop.isCut]) };
  };
  const ring = (length: number) =>
    Object.fromEntries(
      Array.from({ length }, (_, index) => [`f${index}`, [`f${(index + 1) % length}`]] as const),
    );

  test.each<[needs: Record<string, readonly string[]>, ordered: string, loops: unknown[]]>([
    [{ a: [], b: [] }, "a b", []],
    [{ a: ["b"], b: ["c"], c: [] }, "c b a", []],
    [{ a: ["c", "b"], b: ["c"], c: ["elsewhere"] }, "c b a", []],
    [{ a: ["a"], b: [] }, "a b", [["a", false]]],
    [{ a: ["b"], b: ["a"] }, "b a", [["a b", false]]],
    [{ x: ["a"], a: ["b"], b: ["a"] }, "b a x", [["a b", false]]],
    [
      { a: ["b", "c"], b: ["a"], c: ["a"] },
      "b c a",
      [
        ["a b", false],
        ["a c", false],
      ],
    ],
    [ring(8), "f7 f6 f5 f4 f3 f2 f1 f0", [["f0 f1 f2 f3 f4 f5 f6 f7", false]]],
    [ring(9), "f8 f7 f6 f5 f4 f3 f2 f1 f0", [["f0 f1 f2 f3 f4 f5 f6 f7", true]]],
  ])("%j: %s", (needs, ordered, loops) => expect(order(needs)).toEqual({ ordered, loops }));

  test("a hundred loops are told", () => {
    const selves = (count: number) =>
      Object.fromEntries(Array.from({ length: count }, (_, index) => [`f${index}`, [`f${index}`]] as const));
    expect([99, 100, 101].map((count) => order(selves(count)).loops.length)).toEqual([99, 100, 100]);
  });
});

test.each([
  [0, "0"],
  [-0, "0"],
  [1.5, "1.5"],
  [-1.5, "(-1.5)"],
  [1e21, "1000000000000000000000"],
  [-1.25e22, "(-12500000000000000000000)"],
  [1.234567890123456e24, "1234567890123456000000000"],
  [1e-7, "0.0000001"],
  [-2.5e-8, "(-0.000000025)"],
  [1.25e-10, "0.000000000125"],
])("the number %d is written %s in a formula", (value, text) => expect(numeral(value)).toBe(text));

test("a reviewer chooses among 20 levels at most", () => {
  const levels = (count: number) =>
    Array.from({ length: count }, (_, index) => ({ title: `${index}`, share: index / 100 }));
  const codes = (count: number) =>
    checkForm(
      smallForm({ indicators: [fixed("a", 100, "", { by: { kind: "reviewer", levels: levels(count) } })] }),
    )
      .filter(({ severity }) => severity === "error")
      .map(({ code, path }) => `${code} ${path}`);
  expect(codes(20)).toEqual([]);
  expect(codes(21)).toEqual(["too-many-levels /indicators/0/by/levels"]);
});

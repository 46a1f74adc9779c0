import type { IndicatorResult } from "@duheng/contracts";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { checkForm } from "../src/index.ts";
import { canonicalJson } from "../src/json/canonical.ts";
import { sameJson } from "../src/json/equal.ts";
import { pointer, pointerParts, valueAt } from "../src/json/pointer.ts";
import { mergeOrder } from "../src/merging/merge-order.ts";
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

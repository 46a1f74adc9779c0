import type { Form, Indicator, Sample } from "@duheng/contracts";
import { describe, expect, it } from "vitest";
import { checkDocument } from "../src/checking/check-document.ts";
import { adjustSample } from "../src/index.ts";
import { fixed, floating, smallForm } from "./forms/small-form.ts";

type Levels = readonly (readonly [title: string, share: number])[];
const reviewed = (full: number, levels?: Levels): Indicator =>
  fixed("R", full, "", {
    by: {
      kind: "reviewer",
      ...(levels === undefined ? {} : { levels: levels.map(([title, share]) => ({ title, share })) }),
    },
  });
const sample = (points: number, id = "s"): Sample => ({
  ...{ id, title: "样", expected: {} },
  inputs: { answers: {}, review: { R: points } },
});
const three: Levels = [
  ["好", 1],
  ["中", 0.6],
  ["差", 0],
];

describe("a sample's points that are taken no more", () => {
  it.each<
    [
      what: string,
      indicator: Indicator,
      points: number,
      now: number,
      before?: Indicator | undefined,
      others?: number[],
    ]
  >([
    ["above the most", reviewed(10), 11, 10],
    ["just the most", reviewed(10), 10, 10],
    ["below the least", floating("R", -3, 5, "", { by: { kind: "reviewer" } }), -4, -3],
    ["the only level there is", reviewed(10, [["好", 0.8]]), 3, 8],
    ["a level's that is worth more now", reviewed(20, three), 6, 12, reviewed(10, three)],
    [
      "a level's by its title, wherever it stands now",
      reviewed(20, [...three].reverse()),
      6,
      12,
      reviewed(10, three),
    ],
    [
      "a level's that is called otherwise, by its place",
      reviewed(20, [
        ["甲", 1],
        ["乙", 0.5],
        ["丙", 0],
      ]),
      6,
      10,
      reviewed(10, three),
    ],
    [
      "a level's that is gone",
      reviewed(20, [
        ["甲", 1],
        ["丙", 0],
      ]),
      6,
      6,
      reviewed(10, three),
    ],
    ["no level's before either", reviewed(20, three), 7, 7, reviewed(10, three)],
    ["by what all samples were worth of", reviewed(20, three), 6, 12, undefined, [10]],
    ["one alone, which may have been of several", reviewed(20, three), 6, 6],
    [
      "of an indicator that was another one",
      reviewed(20, three),
      6,
      6,
      { ...reviewed(10, three), id: "another" },
    ],
  ])("%s", (_what, indicator, points, now, before, others = []) => {
    const samples = [sample(points), ...others.map((each, at) => sample(each, `o${at}`))];
    const form = smallForm({ indicators: [indicator], form: { samples } });
    const one = sample(points);
    const former = before === undefined ? undefined : smallForm({ indicators: [fixed("X", 1, "1"), before] });
    const adjusted = adjustSample(form, one, former);
    expect(adjusted.inputs.review).toEqual({ R: now });
    expect(adjusted === one).toBe(now === points);
  });

  it("of what no reviewer gives go, and nothing else of the sample", () => {
    const form: Form = smallForm({ indicators: [reviewed(10), fixed("F", 5, "1")] });
    const one: Sample = {
      ...sample(3),
      inputs: { answers: { a: 1 }, review: { R: 3, F: 2, 没有: 1 } },
    };
    expect(adjustSample(form, one)).toEqual({ ...one, inputs: { answers: { a: 1 }, review: { R: 3 } } });
    const bare: Sample = { id: "s", title: "样", inputs: { answers: {} }, expected: {} };
    expect(adjustSample(form, bare)).toBe(bare);
  });
});

describe("a document that nothing may walk", () => {
  const nested = (levels: number): unknown => (levels === 0 ? 1 : { a: nested(levels - 1) });
  const told = (document: unknown, largest?: number) =>
    checkDocument(document, largest).map(
      ({ code, path, message: { zh, en } }) => `${code} ${path} ${zh} | ${en}`,
    );

  it("is as deep as it may be, and not deeper", () => {
    expect(told(nested(40))).toEqual([]);
    expect(told(nested(41))).toEqual([
      `too-deep ${"/a".repeat(40)} 嵌套过深，请减少层次 | is nested deeper than 40 levels`,
    ]);
  });

  it("has no name that JavaScript knows, each told at its place, in order", () => {
    const document: unknown = JSON.parse(
      '{"b":{"__proto__":1},"a":[{"constructor":{"__proto__":2}}],"c":null}',
    );
    expect(told(document)).toEqual([
      'forbidden-key /a/0/constructor “constructor”不能用作名称，请换一个 | "constructor" must not be used as a name',
      'forbidden-key /b/__proto__ “__proto__”不能用作名称，请换一个 | "__proto__" must not be used as a name',
    ]);
  });

  it("is as large as it may be, by texts, names and values, and not larger", () => {
    // 4 for each value that is no text and for each name; a text and its quotes.
    const large =
      "too-large  考核表过大（上限 0.00001 百万字符） | the form is larger than 0.00001 million characters";
    expect([told("12345678", 10), told("123456789", 10)]).toEqual([[], [large]]);
    expect(told([1, 2, 3], 10)).toEqual([large]);
    expect([told(null, 4), told(null, 3).length]).toEqual([[], 1]);
    expect([told({ ab: 1 }, 14), told({ ab: 1 }, 13).length, told({ ab: 1 }, 9).length]).toEqual([[], 1, 1]);
  });
});

import type { Form, Indicator, Problem } from "@duheng/contracts";
import { describe, expect, it } from "vitest";
import { checkIdentity } from "../src/checking/check-identity.ts";
import { checkIndicators } from "../src/checking/check-indicators.ts";
import { checkRatings } from "../src/checking/check-ratings.ts";
import { partState } from "../src/scoring/part-state.ts";
import { fixed, floating, group, smallForm } from "./forms/small-form.ts";

const short = ({ code, path, severity, message }: Problem) =>
  `${severity} ${code} ${path} ${message.zh} ${message.en}`;
const of = (indicator: Partial<Indicator>, form: Partial<Form> = {}): Form =>
  smallForm({ indicators: [{ ...fixed("I", 10, "1"), ...indicator }], form });
const levels = (...pairs: [title: string, share: number][]): Partial<Indicator> => ({
  by: { kind: "reviewer", levels: pairs.map(([title, share]) => ({ title, share })) },
});

describe("what an indicator says by itself is told whole, and nothing where it is right", () => {
  it.each<[what: string, form: Form, expected: string[]]>([
    ["all right", of({}), []],
    [
      "a group that is not there",
      of({ group: "x" }),
      ['error unknown-group /indicators/0/group 没有“x”这个分组 there is no group "x"'],
    ],
    [
      "bounds of 0",
      of({ points: { kind: "floating", min: 0, max: 0 } }),
      [
        "warning no-points /indicators/0/points 上下限都是 0，这一项永远不计分 both bounds are 0: it never gives points",
      ],
    ],
    ["only one bound of 0", of({ points: { kind: "floating", min: -1, max: 0 } }), []],
    ["the other bound of 0", of({ points: { kind: "floating", min: 0, max: 1 } }), []],
    [
      "a negative list that adds",
      of({ polarity: "negative", points: { kind: "floating", min: -1, max: 1 } }),
      [
        "warning negative-list-adds /indicators/0/points/max 负面清单项目的上限大于 0，会加分 an item of the negative list could add points",
      ],
    ],
    [
      "a negative list that does not",
      of({ polarity: "negative", points: { kind: "floating", min: -1, max: 0 } }),
      [],
    ],
    ["a negative list of fixed points", of({ polarity: "negative" }), []],
    [
      "a positive list that adds",
      of({ polarity: "positive", points: { kind: "floating", min: 0, max: 1 } }),
      [],
    ],
    [
      "no level",
      of(levels()),
      ["error no-levels /indicators/0/by/levels 至少要有一个档次 there must be at least one level"],
    ],
    ["one level", of(levels(["好", 1])), []],
    [
      "just the most levels",
      of(levels(...Array.from({ length: 20 }, (_, at): [string, number] => [`${at}`, at / 20]))),
      [],
    ],
    [
      "one level more",
      of(levels(...Array.from({ length: 21 }, (_, at): [string, number] => [`${at}`, at / 21]))),
      ["error too-many-levels /indicators/0/by/levels 最多 20 个档次 there can be at most 20 levels"],
    ],
    [
      "a level twice, and one worth the same",
      of(levels(["好", 1], ["好", 0.5], ["中", 1])),
      [
        'error duplicate-level /indicators/0/by/levels/1/title 档次“好”重复 the level "好" is listed twice',
        'warning levels-alike /indicators/0/by/levels/2/share 档次“中”与前面的档次分值相同 the level "中" is worth the same as an earlier one',
      ],
    ],
    [
      "levels of nothing",
      of({ ...levels(["好", 1]), points: { kind: "floating", min: -5, max: 0 } }),
      [
        "warning levels-without-points /indicators/0/by/levels 上限为 0，各档次都是 0 分 the most it can give is 0, so every level is worth 0",
      ],
    ],
    ["a reviewer without levels", of({ by: { kind: "reviewer" } }), []],
  ])("%s", (_what, form, expected) => {
    expect(checkIndicators(form).map(short)).toEqual(expected);
  });
});

describe("rules for raters", () => {
  const rating = { by: { kind: "rating" as const } };
  it.each<[what: string, form: Form, expected: string[]]>([
    ["none are needed", of({}), []],
    [
      "missing",
      of(rating),
      [
        "error ratings-missing /indicators/0/by 由测评给分，但本表没有测评规则（权重） is given by raters, but the form has no rating rules (weights)",
      ],
    ],
    [
      "nobody with a weight",
      of(rating, { ratings: { weights: { peer: 0 } } }),
      ["error no-rater-counts /indicators/0/by 没有任何一类测评人有权重 no kind of rater has a weight"],
    ],
    [
      "nobody with a weight of those asked",
      of({ by: { kind: "rating", raters: ["self"] } }, { ratings: { weights: { peer: 1 } } }),
      ["error no-rater-counts /indicators/0/by 没有任何一类测评人有权重 no kind of rater has a weight"],
    ],
    ["one with a weight", of(rating, { ratings: { weights: { peer: 1 } } }), []],
    ["one ballot remains", of(rating, { ratings: { weights: { peer: 1 }, trim: { from: 5, drop: 2 } } }), []],
    [
      "no ballot remains",
      of(rating, { ratings: { weights: { peer: 1 }, trim: { from: 4, drop: 2 } } }),
      [
        "error trim-drops-all /ratings/trim/from 满 4 票就去掉 4 票，没有剩余 of 4 ballots 4 would be dropped: none remain",
      ],
    ],
    [
      "required without a weight, the second of two",
      of(rating, { ratings: { weights: { peer: 1, self: 0 }, required: ["peer", "self"] } }),
      [
        'warning required-without-weight /ratings/required/1 “self”必须有，但没有权重 "self" is required but has no weight',
      ],
    ],
    [
      "required and not even named",
      of({}, { ratings: { weights: { peer: 1 }, required: ["public"] } }),
      [
        'warning required-without-weight /ratings/required/0 “public”必须有，但没有权重 "public" is required but has no weight',
      ],
    ],
  ])("%s", (_what, form, expected) => {
    expect(checkRatings(form).map(short)).toEqual(expected);
  });
});

describe("ids and codes", () => {
  const text = (id: string) => ({ type: "string", title: "甲", "x-id": id });
  const page = (id: string, ...sections: string[]) => ({
    id,
    title: id,
    sections: sections.map((each) => ({ id: each, title: each, items: [] })),
  });
  it.each<[what: string, form: Form, expected: string[]]>([
    [
      "indicators, groups and samples are told apart among themselves only",
      smallForm({
        groups: [group("a", { id: "same" })],
        indicators: [fixed("a", 1, "1", { id: "same", group: "a" })],
        form: { samples: [{ id: "same", title: "", inputs: { answers: {} }, expected: {} }] },
      }),
      [],
    ],
    [
      "an id and a code twice",
      smallForm({
        groups: [group("main"), group("main")],
        indicators: [
          fixed("a", 1, "1"),
          floating("a", 0, 1, "1", { id: "b" }),
          fixed("c", 1, "1", { id: "b" }),
        ],
      }),
      [
        'error duplicate-id /indicators/2/id 标识“b”重复 the id "b" is used twice',
        'error duplicate-id /score/groups/1/id 标识“group-main”重复 the id "group-main" is used twice',
        'error duplicate-code /indicators/1/code 代码“a”重复 the code "a" is used twice',
        'error duplicate-code /score/groups/1/code 代码“main”重复 the code "main" is used twice',
      ],
    ],
    [
      "a page, and a section of another page",
      smallForm({ form: { layout: { pages: [page("p", "s"), page("q", "s", "p")] } } }),
      [
        'error duplicate-id /layout/pages/1/sections/0/id 标识“s”重复 the id "s" is used twice',
        'error duplicate-id /layout/pages/1/sections/1/id 标识“p”重复 the id "p" is used twice',
      ],
    ],
    [
      "a code that JavaScript knows",
      smallForm({ indicators: [fixed("constructor", 1, "1")] }),
      [
        'error forbidden-key /indicators/0/code “constructor”不能用作代码 "constructor" must not be used as a code',
      ],
    ],
    [
      "a field's id within an object, rows and a definition",
      smallForm({
        properties: {
          a: text("x"),
          o: { type: "object", "x-id": "o", properties: { b: text("x") } },
          r: { type: "array", "x-id": "r", items: { type: "object", properties: { c: text("x") } } },
        },
        fields: { $defs: { d: { type: "object", properties: { e: text("x") } } } },
      }),
      [
        "/fields/properties/o/properties/b",
        "/fields/properties/r/items/properties/c",
        "/fields/$defs/d/properties/e",
      ].map((at) => `error duplicate-id ${at}/x-id 字段标识“x”重复 the field id "x" is used twice`),
    ],
    [
      "a field's id that is none, told as that even where it is there twice",
      smallForm({
        properties: { a: text("-x"), b: text("-x"), c: text(`${"x".repeat(65)}`), d: text("x".repeat(64)) },
      }),
      ["a", "b", "c"].map(
        (key) =>
          `error bad-id /fields/properties/${key}/x-id 标识只能用字母、数字、- 和 _，最多 64 个 an id has letters, digits, - and _, at most 64`,
      ),
    ],
  ])("%s", (_what, form, expected) => {
    expect(checkIdentity(form).map(short)).toEqual(expected);
  });
});

describe("the state of a group or the total", () => {
  it.each([
    [null, [], "error"],
    [1, [], "scored"],
    [1, ["scored"], "scored"],
    [0, ["scored", "not-applicable"], "scored"],
    [1, ["scored", "pending"], "pending"],
    [null, ["pending"], "pending"],
    [1, ["pending", "error"], "error"],
    [null, ["not-applicable"], "not-applicable"],
    [null, ["not-applicable", "scored"], "error"],
    [null, ["scored"], "error"],
  ] as const)("%j of %j is %s", (points, states, expected) => {
    expect(
      partState(
        points,
        states.map((state) => ({ state })),
      ),
    ).toBe(expected);
  });
});

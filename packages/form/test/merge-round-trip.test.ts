import type { Form } from "@duheng/contracts";
import { describe, expect, it } from "vitest";
import { mergeForms, mergeTemplate } from "../src/index.ts";
import { fixed, group, type SmallForm, smallForm } from "./forms/small-form.ts";

const text = (id?: string, more: object = {}) => ({
  type: "string",
  ...(id === undefined ? {} : { "x-id": id }),
  ...more,
});
const section = (id: string, title: string, ...fields: string[]) => ({
  ...{ id, title },
  items: fields.map((field) => ({ field })),
});
const form = (parts: SmallForm): Form => smallForm({ indicators: [fixed("I", 10, "1")], ...parts });

/** Forms with something that is easily lost where a form is taken apart and put together again. */
const forms: readonly (readonly [what: string, form: Form])[] = [
  ["nothing but a group", smallForm()],
  ["no ids of fields", form({ properties: { a: text(), b: text() }, required: ["b"] })],
  [
    "a must at each depth",
    form({
      properties: {
        o: {
          type: "object",
          "x-id": "o",
          properties: { a: text("a"), p: { type: "object", properties: { b: text() }, required: ["b"] } },
          required: ["a"],
        },
        r: {
          type: "array",
          "x-id": "r",
          items: { type: "object", properties: { c: text("c") }, required: ["c"] },
        },
      },
      required: ["o", "r"],
    }),
  ],
  [
    "an object and rows without fields",
    form({
      properties: {
        o: { type: "object", "x-id": "o", properties: {} },
        r: { type: "array", "x-id": "r", items: { type: "object", properties: {} } },
      },
    }),
  ],
  [
    "choices and lists",
    form({
      properties: {
        e: { type: "array", "x-id": "e", uniqueItems: true, items: { enum: ["甲", "乙"] } },
        t: { type: "array", "x-id": "t", items: { oneOf: [{ const: "a", title: "甲" }] } },
        l: { type: "array", "x-id": "l", minItems: 1, items: { type: "integer", minimum: 0 } },
      },
    }),
  ],
  [
    "definitions, also of rows",
    form({
      properties: {
        x: { $ref: "#/$defs/人", "x-id": "x", title: "甲" },
        r: { type: "array", "x-id": "r", items: { $ref: "#/$defs/人" } },
      },
      fields: {
        $defs: {
          人: { type: "object", properties: { 名: text("n") }, required: ["名"] },
          词: { type: "string", maxLength: 3 },
        },
      },
    }),
  ],
  [
    "a closed schema that says what it is",
    form({
      properties: { a: text("a") },
      fields: {
        additionalProperties: false,
        $comment: "注",
        $schema: "https://json-schema.org/draft/2020-12/schema",
      } as object,
    }),
  ],
  [
    "a layout",
    form({
      properties: { a: text("a"), b: text("b") },
      form: {
        layout: {
          pages: [
            { id: "p", title: "一", sections: [section("s", "甲", "b"), section("t", "")] },
            { id: "q", title: "", sections: [] },
          ],
        },
      },
    }),
  ],
  ["a layout without pages", form({ form: { layout: { pages: [] } } })],
  [
    "a place in the layout for a field that is not there, and one twice",
    form({
      properties: { a: text("a") },
      form: { layout: { pages: [{ id: "p", title: "", sections: [section("s", "", "没有", "a", "a")] }] } },
    }),
  ],
  ["no samples yet", form({ form: { samples: [] } })],
  [
    "samples with all that may be in one",
    form({
      properties: { a: text("a") },
      form: {
        samples: [
          {
            id: "s",
            title: "样",
            inputs: {
              answers: { a: "x", 没有: 1 },
              review: { I: 3 },
              ratings: { I: { self: [1, 2] } },
              previous: { score: 90 },
            },
            expected: { score: 10, groups: { main: 10 }, indicators: { I: 10, 旧: null } },
          },
          { id: "t", title: "", inputs: { answers: {} }, expected: {} },
        ],
      },
    }),
  ],
  [
    "rules for raters and for the score",
    form({
      form: {
        ratings: { weights: { peer: 1 }, required: [], minimum: { peer: 3 }, trim: { from: 5, drop: 1 } },
      },
      score: { total: "groups.main", lower: 1, upper: 9, decimals: 0 },
    }),
  ],
  [
    "two groups and two indicators of one code",
    form({
      groups: [group("main"), group("main", { id: "other" })],
      indicators: [fixed("I", 10, "1"), fixed("I", 5, "indicators.I", { id: "second" })],
    }),
  ],
  ["ids twice", form({ indicators: [fixed("I", 10, "1"), fixed("J", 5, "2", { id: "indicator-I" })] })],
  [
    "key tasks",
    form({
      properties: {
        务: {
          type: "array",
          "x-id": "w",
          "x-tasks": { title: "名", milestones: "节", milestone: { title: "事", planned: "划", done: "成" } },
          items: {
            type: "object",
            properties: {
              名: text("n"),
              节: {
                type: "array",
                "x-id": "j",
                items: {
                  type: "object",
                  properties: {
                    事: text("s"),
                    划: text("h", { format: "date" }),
                    成: text("c", { format: "date" }),
                  },
                },
              },
            },
          },
        },
      },
    }),
  ],
  [
    "formulas that name what is not there",
    form({ indicators: [fixed("I", 10, "没有 + indicators.没有 + 1 +")] }),
  ],
];

/** Without a schema's `required` that names nothing, which a merge may leave out. */
const plain = (one: Form): Form =>
  JSON.parse(
    JSON.stringify(one, function (this: object, key: string, value: unknown) {
      const isIdle = key === "required" && Array.isArray(value) && value.length === 0;
      return isIdle && "properties" in this ? undefined : value;
    }),
  );

describe("a form comes out of a merge as it is", () => {
  it.each(forms)("%s", (_what, one) => {
    const renamed: Form = { ...one, title: "新" };
    const withTitle = plain(renamed);
    for (const [base, mine, theirs] of [
      [one, one, renamed],
      [one, renamed, one],
      [one, renamed, structuredClone(renamed)],
    ] as const) {
      const { merged, conflicts } = mergeForms(base, mine, theirs);
      expect(conflicts).toEqual([]);
      expect(plain(merged)).toEqual(withTitle);
      const upgraded = mergeTemplate({ base, mine, theirs, lockedIds: ["indicator-I", "没有"] });
      expect([upgraded.conflicts, upgraded.followed]).toEqual([[], []]);
      expect(plain(upgraded.merged)).toEqual(withTitle);
    }
  });

  it.each(forms)("and out of one in which each side changed something: %s", (_what, one) => {
    const mine: Form = { ...one, title: "新" };
    const theirs: Form = { ...one, score: { ...one.score, decimals: 3 } };
    const { merged, conflicts } = mergeForms(one, mine, theirs);
    expect(conflicts).toEqual([]);
    expect(plain(merged)).toEqual(plain({ ...theirs, title: "新" }));
  });
});

import type { Form } from "@duheng/contracts";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { carryOver, checkForm } from "../src/index.ts";
import { policeForm } from "./forms/police-form.ts";
import { smallForm } from "./forms/small-form.ts";

type Schema = Record<string, unknown>;
const form = (properties: Record<string, Schema>) => smallForm({ properties });
const one = (schema: Schema, id = "f") => form({ a: { ...schema, "x-id": id } });
const carried = (value: unknown, from: Schema, to: Schema) => {
  const { answers, lost } = carryOver({ a: value }, one(from), one(to));
  return lost.length > 0 ? lost.map(({ reason }) => reason) : answers.a;
};

describe("answers follow x-id", () => {
  const from = form({
    name: { type: "string", "x-id": "name" },
    contact: {
      type: "object",
      "x-id": "contact",
      properties: { phone: { type: "string", "x-id": "phone" }, mail: { type: "string", "x-id": "mail" } },
    },
    awards: {
      type: "array",
      "x-id": "awards",
      items: {
        type: "object",
        properties: { what: { type: "string", "x-id": "what" }, n: { type: "number", "x-id": "n" } },
      },
    },
  });
  const to = form({
    person: { type: "object", "x-id": "person", properties: { 姓名: { type: "string", "x-id": "name" } } },
    phone: { type: "string", "x-id": "phone" },
    联系: { type: "object", "x-id": "contact", properties: { mail: { type: "string", "x-id": "mail" } } },
    奖项: {
      type: "array",
      "x-id": "awards",
      items: {
        type: "object",
        properties: {
          名称: { type: "string", "x-id": "what" },
          more: { type: "object", "x-id": "more", properties: { n: { type: "number", "x-id": "n" } } },
        },
      },
    },
  });
  const answers = { name: "甲", contact: { phone: "1", mail: "m" }, awards: [{ what: "w", n: 1 }, {}] };

  test("through renaming, into objects and out of them, inside of rows", () => {
    const result = carryOver(answers, from, to);
    expect(result).toEqual({
      answers: {
        person: { 姓名: "甲" },
        phone: "1",
        联系: { mail: "m" },
        奖项: [{ 名称: "w", more: { n: 1 } }, {}],
      },
      lost: [],
      moved: [
        { from: "/name", to: "/person/姓名", title: "姓名" },
        { from: "/contact/phone", to: "/phone", title: "phone" },
        { from: "/contact/mail", to: "/联系/mail", title: "mail" },
        { from: "/awards", to: "/奖项", title: "奖项" },
        { from: "/awards/*/what", to: "/奖项/*/名称", title: "名称" },
        { from: "/awards/*/n", to: "/奖项/*/more/n", title: "n" },
      ],
      unfit: [],
    });
    expect(carryOver(result.answers, to, from).answers).toEqual(answers);
  });

  test("what was given stays as it was", () => {
    const copy = structuredClone(answers);
    carryOver(answers, from, to);
    expect(answers).toEqual(copy);
  });

  test("without ids the same key at the same place is the same field", () => {
    const plain = form({
      a: { type: "string" },
      o: { type: "object", properties: { b: { type: "number" } } },
    });
    expect(carryOver({ a: "x", o: { b: 1 } }, plain, plain)).toEqual({
      answers: { a: "x", o: { b: 1 } },
      lost: [],
      moved: [],
      unfit: [],
    });
    expect(carryOver({ a: "x" }, plain, one({ type: "string" })).answers).toEqual({ a: "x" });
  });

  test("a definition used twice keeps its two answers apart", () => {
    const twice = (first: string, second: string) =>
      smallForm({
        properties: {
          [first]: { $ref: "#/$defs/d", "x-id": "first" },
          [second]: { $ref: "#/$defs/d", "x-id": "second" },
        },
        fields: { $defs: { d: { type: "object", properties: { n: { type: "number", "x-id": "n" } } } } },
      });
    const result = carryOver({ a: { n: 1 }, b: { n: 2 } }, twice("a", "b"), twice("b", "a"));
    expect(result.answers).toEqual({ b: { n: 1 }, a: { n: 2 } });
  });
});

describe("changes of kind", () => {
  const options = { enum: ["x", "1"] };
  test.each<[string, unknown, Schema, Schema, unknown]>([
    ["a whole number is a number", 3, { type: "integer" }, { type: "number" }, 3],
    ["a number that is whole", 3, { type: "number" }, { type: "integer" }, 3],
    ["a number that is not", 3.5, { type: "number" }, { type: "integer" }, ["other-kind"]],
    ["a number as text", 0.5, { type: "number" }, { type: "string" }, "0.5"],
    ["a text that is a number", "0.5", { type: "string" }, { type: "number" }, 0.5],
    ["a text that is nearly one", "1e3", { type: "string" }, { type: "number" }, ["other-kind"]],
    ["a date as text", "2026-07-01", { type: "string", format: "date" }, { type: "string" }, "2026-07-01"],
    [
      "a text that is a date",
      "2026-07-01",
      { type: "string" },
      { type: "string", format: "date" },
      "2026-07-01",
    ],
    ["a text that is none", "July", { type: "string" }, { type: "string", format: "date" }, ["other-kind"]],
    ["a text that is an option", "x", { type: "string" }, options, "x"],
    ["a number whose text is an option", 1, { type: "number" }, options, "1"],
    ["an option's title", "甲", { type: "string" }, { oneOf: [{ const: "j", title: "甲" }] }, "j"],
    ["an option no longer listed", "y", { enum: ["y"] }, options, ["other-kind"]],
    ["one of several choices", ["x"], { type: "array", items: options }, options, "x"],
    ["several choices", ["x", "1"], { type: "array", items: options }, options, ["other-kind"]],
    ["one choice among several", "x", options, { type: "array", items: options }, ["x"]],
    [
      "what is computed now",
      1,
      { type: "number" },
      { type: "number", "x-computed": "1 + 1" },
      ["now-computed"],
    ],
    ["a blank is never lost", "", { type: "string" }, { type: "number", "x-computed": "1 + 1" }, undefined],
  ])("%s", (_what, value, from, to, expected) => {
    expect(carried(value, from, to)).toEqual(expected);
  });

  test("what fits the kind but not the bounds is carried over and told", () => {
    const result = carryOver({ a: 9 }, one({ type: "number" }), one({ type: "number", maximum: 5 }));
    expect([result.answers, result.lost]).toEqual([{ a: 9 }, []]);
    expect(result.unfit.map(({ code, path }) => [code, path])).toEqual([["too-large", "/a"]]);
  });
});

test("what has no place any more is listed with its value", () => {
  const from = form({
    gone: { type: "string", "x-id": "g", title: "去掉的" },
    rows: {
      type: "array",
      "x-id": "r",
      items: { type: "object", properties: { n: { type: "number", "x-id": "n" } } },
    },
  });
  const to = form({ n: { type: "number", "x-id": "n" } });
  const { answers, lost } = carryOver({ gone: "x", rows: [{ n: 1 }, { n: 2 }], other: 7 }, from, to);
  expect(answers).toEqual({});
  expect(lost.map(({ path, value, reason }) => [path, value, reason])).toEqual([
    ["/gone", "x", "removed"],
    ["/rows", [{ n: 1 }, { n: 2 }], "removed"],
    ["/other", 7, "unknown-field"],
  ]);
  expect(lost[0]?.message.zh).toBe("新表中没有“去掉的”");
});

/** The police form with its keys renamed and some fields moved into a new object or out of theirs. */
function rearranged(original: Form, names: (key: string) => string, moved: ReadonlySet<string>): Form {
  const rename = (properties: Readonly<Record<string, unknown>>): Record<string, Schema> =>
    Object.fromEntries(
      Object.entries(properties).map(([key, field]) => {
        const schema: Schema = { ...(field as Schema) };
        for (const annotation of ["x-visible", "x-check", "x-computed", "x-required"])
          delete schema[annotation];
        if (typeof schema.properties === "object") schema.properties = rename({ ...schema.properties });
        delete schema.required;
        return [names(key), schema];
      }),
    );
  const { properties, $defs = {} } = original.fields;
  const all = rename(properties);
  const inside = Object.fromEntries(Object.entries(all).filter(([key]) => moved.has(key)));
  const outside = Object.fromEntries(Object.entries(all).filter(([key]) => !moved.has(key)));
  const box =
    Object.keys(inside).length === 0 ? {} : { box: { type: "object", "x-id": "box", properties: inside } };
  return smallForm({ properties: { ...outside, ...box }, fields: { $defs: rename($defs) } });
}

test("to a form with only renames and moves, and back, is where one began (property)", () => {
  const plain = rearranged(policeForm(), (key) => key, new Set());
  const answers = fc.record(
    {
      姓名: fc.constant("示例甲"),
      接警数: fc.nat({ max: 50 }),
      满意率: fc.constant(1.15),
      是否受奖: fc.boolean(),
      警种: fc.constant(["治安"]),
      奖励: fc.array(
        fc.record(
          {
            名称: fc.constant("嘉奖"),
            级别: fc.constantFrom("national", "city"),
            文号: fc.string({ minLength: 1 }),
          },
          { requiredKeys: [] },
        ),
      ),
      联系人: fc.record({ 电话: fc.constant("13800000000"), 备注: fc.string() }),
      证明: fc.constant({ id: "f", name: "a.pdf", size: 1, type: "application/pdf" }),
      邮箱: fc.constant(null),
    },
    { requiredKeys: [] },
  );
  const suffix = fc.constantFrom("", "_x", "新");
  const moves = fc.subarray(["姓名", "接警数", "满意率", "警种", "证明", "联系人", "奖励"]);
  fc.assert(
    fc.property(answers, suffix, moves, (given, mark, moved) => {
      const names = (key: string) => (key === "奖励项" ? key : `${key}${mark}`);
      const later = rearranged(policeForm(), names, new Set(moved.map(names)));
      expect(
        checkForm(later).filter(({ path, severity }) => path.startsWith("/fields") && severity === "error"),
      ).toEqual([]);
      const there = carryOver(given, plain, later);
      expect(there.lost).toEqual([]);
      expect(carryOver(there.answers, later, plain)).toMatchObject({ answers: given, lost: [] });
    }),
    { numRuns: 300 },
  );
});

test("it never throws, whatever the answers, and says of every answer where it went (property)", () => {
  const forms = [policeForm(), smallForm(), rearranged(policeForm(), (key) => `${key}_`, new Set())];
  const keys = [...Object.keys(policeForm().fields.properties), "多余"];
  fc.assert(
    fc.property(
      fc.constantFrom(...forms),
      fc.constantFrom(...forms),
      fc.dictionary(fc.constantFrom(...keys), fc.jsonValue()),
      (from, to, answers) => {
        const { answers: now, lost } = carryOver(answers, from, to);
        const filledIn = Object.entries(answers).filter(
          ([, value]) => typeof value === "number" || value === true,
        );
        const computed = ["及时率", "奖励合计"];
        for (const [key, value] of filledIn.filter(([each]) => !computed.includes(each))) {
          // As a text, yes and no are what was seen.
          const text = value === true ? "是" : String(value);
          const isKept = Object.values(now).some((each) => each === value || each === text);
          expect([key, isKept || lost.some(({ path }) => path === `/${key}`)]).toEqual([key, true]);
        }
      },
    ),
  );
});

import { describe, expect, test } from "vitest";
import { carryOver, type FieldKind } from "../../src/index.ts";
import { smallForm } from "../forms/small-form.ts";

type Schema = Record<string, unknown>;
const one = (schema: Schema) => smallForm({ properties: { a: { ...schema, "x-id": "f", title: "类别" } } });
const carry = (value: unknown, from: Schema, to: Schema) => carryOver({ a: value }, one(from), one(to));
const file = { id: "1", name: "a.pdf", size: 1, type: "application/pdf" };
const inner = { n: { type: "number", "x-id": "n" } };
const options = (...list: (readonly [value: unknown, title: string])[]) => ({
  oneOf: list.map(([value, title]) => ({ const: value, title })),
});

const kinds: Record<FieldKind, { readonly schema: Schema; readonly value: unknown }> = {
  text: { schema: { type: "string" }, value: "x" },
  date: { schema: { type: "string", format: "date" }, value: "2026-07-01" },
  "date-time": { schema: { type: "string", format: "date-time" }, value: "2026-07-01T08:00:00Z" },
  email: { schema: { type: "string", format: "email" }, value: "a@b.cn" },
  uri: { schema: { type: "string", format: "uri" }, value: "https://a.cn" },
  file: { schema: { type: "object", contentMediaType: "application/pdf" }, value: file },
  number: { schema: { type: "number" }, value: 3.5 },
  integer: { schema: { type: "integer" }, value: 3 },
  boolean: { schema: { type: "boolean" }, value: true },
  choice: { schema: options(["x", "甲"], ["3", "乙"]), value: "x" },
  choices: { schema: { type: "array", items: options(["x", "甲"], ["3", "乙"]) }, value: ["x"] },
  list: { schema: { type: "array", items: { type: "string" } }, value: ["x"] },
  object: { schema: { type: "object", properties: inner }, value: { n: 1 } },
  rows: { schema: { type: "array", items: { type: "object", properties: inner } }, value: [{ n: 1 }] },
};
const allKinds = Object.keys(kinds) as FieldKind[];

/** What each kind's value is in a field of another kind: `same`, another value, or (not named) lost. */
const same = Symbol("same");
const texts = { text: same, "date-time": same, email: same, uri: same };
const kept: Record<FieldKind, Partial<Record<FieldKind, unknown>>> = {
  text: { ...texts, choice: "x", choices: ["x"], list: ["x"] },
  date: { ...texts, date: same, list: ["2026-07-01"] },
  "date-time": { ...texts, list: ["2026-07-01T08:00:00Z"] },
  email: { ...texts, list: ["a@b.cn"] },
  uri: { ...texts, list: ["https://a.cn"] },
  file: { file: same },
  number: { number: same, text: "3.5", list: ["3.5"] },
  integer: { number: same, integer: same, text: "3", choice: "3", choices: ["3"], list: ["3"] },
  boolean: { boolean: same, text: "是", list: ["是"] },
  choice: { ...texts, text: "甲", choice: same, choices: ["x"], list: ["甲"] },
  choices: { text: "甲", choice: "x", choices: same, list: ["甲"] },
  list: { text: "x", "date-time": "x", email: "x", uri: "x", choice: "x", choices: ["x"], list: same },
  object: { object: same },
  rows: { rows: same },
};

describe("every kind as every other", () => {
  test.each(allKinds.flatMap((from) => allKinds.map((to) => [from, to] as const)))("%s → %s", (from, to) => {
    const { schema, value } = kinds[from];
    const { answers, lost } = carry(value, schema, kinds[to].schema);
    const found = kept[from][to];
    if (found !== undefined) {
      expect([answers, lost]).toEqual([{ a: found === same ? value : found }, []]);
      return;
    }
    expect(answers).toEqual({});
    const [path, reason, what] =
      from === "object" ? ["/a/n", to === "rows" ? "other-rows" : "removed", 1] : ["/a", "other-kind", value];
    expect(lost).toMatchObject([{ path, reason, value: what }]);
    expect(lost).toHaveLength(1);
  });
});

describe("a stored value stays the option that it is", () => {
  const crossed = options(["A", "B"], ["B", "A"]);
  const many = (schema: Schema) => ({ type: "array", uniqueItems: true, items: schema });
  const text = { type: "string" };
  const none = Symbol("none");
  const gone = (...titles: string[]) => `“类别”不再有选项${titles.map((each) => `“${each}”`).join("、")}`;

  test.each<[string, unknown, Schema, Schema, unknown, string[]]>([
    ["with another title", "A", options(["A", "甲"]), options(["A", "优秀"]), "A", []],
    ["with titles crossed", "A", { enum: ["A", "B"] }, crossed, "A", []],
    ["with titles crossed, and back", "B", crossed, { enum: ["A", "B"] }, "B", []],
    [
      "gone, and another bears it as a title",
      "A",
      { enum: ["A", "B"] },
      options(["B", "A"]),
      none,
      [gone("A")],
    ],
    [
      "gone, and another bears its title",
      "j",
      options(["j", "甲"], ["y", "乙"]),
      options(["k", "甲"], ["y", "乙"]),
      none,
      [gone("甲")],
    ],
    ["a number that is a text now", 1, options([1, "一"], [2, "二"]), { enum: ["1", "2"] }, "1", []],
    ["a number beside the same text", 1, { enum: [1, "1"] }, { enum: ["1"] }, none, [gone("1")]],
    ["never listed before", "y", { enum: ["x"] }, { enum: ["x", "y"] }, "y", []],
    ["never listed at all", "y", { enum: ["x"] }, options(["x", "y"]), none, [gone("y")]],
    ["several, crossed", ["A", "B"], many({ enum: ["A", "B"] }), many(crossed), ["A", "B"], []],
    [
      "several, of which one is gone",
      ["A", "B"],
      many(options(["A", "甲"], ["B", "乙"])),
      many(options(["B", "甲"])),
      ["B"],
      [gone("甲")],
    ],
    [
      "several, all gone",
      ["A", "B"],
      many({ enum: ["A", "B"] }),
      many(options(["C", "A"])),
      none,
      [gone("A", "B")],
    ],
    ["one as one of several", "A", { enum: ["A", "B"] }, many(crossed), ["A"], []],
    ["the only one of several as one", ["A"], many({ enum: ["A", "B"] }), crossed, "A", []],
    ["one, as a text", "A", crossed, text, "B", []],
    ["one that is a number, as a text", 1, options([1, "一"], [2, "二"]), text, "一", []],
    ["never listed, as a text", "y", options(["x", "甲"]), text, "y", []],
    ["one, as the only text of several", "A", crossed, { type: "array", items: text }, ["B"], []],
    ["several, as one text", ["A", "B"], many(crossed), text, "B、A", []],
    ["several, as texts", ["A", "B"], many(crossed), { type: "array", items: text }, ["B", "A"], []],
    ["typed words that are a title", "甲", text, options(["j", "甲"], ["k", "乙"]), "j", []],
    ["typed words that are a value", "j", text, options(["j", "甲"], ["k", "乙"]), "j", []],
    [
      "typed words that are one's title and another's value",
      "A",
      text,
      crossed,
      none,
      ["“类别”的填写方式变了，原来的内容放不进去"],
    ],
    [
      "typed words that two bear",
      "甲",
      text,
      options(["j", "甲"], ["k", "甲"]),
      none,
      ["“类别”的填写方式变了，原来的内容放不进去"],
    ],
    ["typed words among several", "甲", text, many(options(["j", "甲"])), ["j"], []],
    [
      "a number is no title",
      1,
      { type: "number" },
      options(["x", "1"]),
      none,
      ["“类别”的填写方式变了，原来的内容放不进去"],
    ],
    ["a number is a value", 1, { type: "number" }, options(["1", "2"], [1, "3"]), 1, []],
  ])("%s", (_case, value, from, to, expected, told) => {
    const { answers, lost } = carry(value, from, to);
    expect(answers).toEqual(expected === none ? {} : { a: expected });
    expect(lost.map(({ message }) => message.zh)).toEqual(told);
  });

  test("of several options those that are gone are what is lost", () => {
    const [from, to] = [many({ enum: ["A", "B", "C"] }), many({ enum: ["C"] })];
    expect(carry(["A", "C", "B"], from, to).lost.map(({ value }) => value)).toEqual([["A", "B"]]);
  });
});

describe("out of bounds is kept whole and told", () => {
  const rows = (bounds: Schema) => ({ ...kinds.rows.schema, ...bounds });
  const choices = (bounds: Schema) => ({ type: "array", items: { enum: ["a", "b", "c"] }, ...bounds });

  test.each<[string, unknown, Schema, string]>([
    ["rows beyond the most", [{ n: 1 }, { n: 2 }, { n: 3 }], rows({ maxItems: 2 }), "too-many"],
    ["fewer rows than needed", [{ n: 1 }], rows({ minItems: 2 }), "too-few"],
    ["rows that repeat", [{ n: 1 }, { n: 1 }], rows({ uniqueItems: true }), "repeated"],
    ["choices beyond the most", ["a", "b"], choices({ maxItems: 1 }), "too-many"],
    ["fewer choices than needed", ["a"], choices({ minItems: 2 }), "too-few"],
    ["a text beyond the most", "很长的文字", { type: "string", maxLength: 2 }, "too-long"],
    ["a text with another pattern", "abc", { type: "string", pattern: "^\\d+$" }, "wrong-pattern"],
    ["a text that is no address", "abc", { type: "string", format: "email" }, "wrong-format"],
    ["a number with more decimals", 1.25, { type: "number", multipleOf: 0.1 }, "not-a-multiple"],
  ])("%s", (_case, value, to, code) => {
    const { maxItems: _a, minItems: _b, uniqueItems: _c, maxLength: _d, pattern: _e, ...from } = to;
    const { multipleOf: _f, format: _g, ...plain } = from;
    const { answers, lost, unfit } = carry(value, plain, to);
    expect([answers, lost]).toEqual([{ a: value }, []]);
    expect(unfit.map(({ path, code: told }) => [path, told])).toEqual([["/a", code]]);
  });

  test("inside of rows at the row's place, rows in rows too", () => {
    const nested = (bounds: Schema, key: string) =>
      one({
        type: "array",
        items: { type: "object", properties: { [key]: { ...rows(bounds), "x-id": "r" } } },
      });
    const { answers, unfit } = carryOver(
      { a: [{ b: [{ n: 1 }] }, { b: [{ n: 1 }, { n: 2 }] }] },
      nested({}, "b"),
      nested({ maxItems: 1 }, "c"),
    );
    expect(answers).toEqual({ a: [{ c: [{ n: 1 }] }, { c: [{ n: 1 }, { n: 2 }] }] });
    expect(unfit.map(({ path, code }) => [path, code])).toEqual([["/a/1/c", "too-many"]]);
  });
});

test("an empty text is no number, and no answer either", () => {
  const { answers, lost, unfit } = carry("", { type: "string" }, { type: "number" });
  expect([answers, lost, unfit]).toEqual([{}, [], []]);
});

describe("a text is read as it is where a form is filled in", () => {
  const text = { type: "string" };
  const date = { type: "string", format: "date" };
  const counted = { type: "number", title: "罚没款（元）" };
  const yesNo = options(["y", "是"], ["n", "否"]);
  const many = { type: "array", items: options(["j", "甲"], ["k", "乙"]) };

  test.each<[string, unknown, Schema, Schema, unknown]>([
    ["grouping commas", "1,200", text, { type: "number" }, 1200],
    ["full-width digits", "１２００", text, { type: "integer" }, 1200],
    ["blanks around it", " 1200 ", text, { type: "number" }, 1200],
    ["blanks in it", "12 000", text, { type: "number" }, 12_000],
    ["万", "1.2万", text, { type: "number" }, 12_000],
    ["the later field's unit", "3万元", text, counted, 30_000],
    ["a number field's text that was not read", "1,200", { type: "integer" }, { type: "number" }, 1200],
    ["slashes", "2026/7/1", text, date, "2026-07-01"],
    ["年 月 日", "2026年7月1日", text, date, "2026-07-01"],
    ["dots", "2026.7.1", text, date, "2026-07-01"],
    ["a day as it is stored", "2026-07-01", text, date, "2026-07-01"],
    ["是", "是", text, { type: "boolean" }, true],
    ["no", "No", text, { type: "boolean" }, false],
    ["yes as an option", true, { type: "boolean" }, yesNo, "y"],
    ["an option as no", "n", yesNo, { type: "boolean" }, false],
    ["a title with blanks", " 是 ", text, yesNo, "y"],
    ["a full-width title", "Ａ级", text, options(["a", "A级"]), "a"],
    ["several titles in one text", "甲、乙", text, many, ["j", "k"]],
    ["a number as a text", 1200, { type: "number" }, text, "1200"],
  ])("%s: %j", (_case, value, from, to, expected) => {
    const form = (schema: Schema) =>
      smallForm({ properties: { a: { title: "类别", ...schema, "x-id": "f" } } });
    const { answers, lost } = carryOver({ a: value }, form(from), form(to));
    expect([answers, lost]).toEqual([{ a: expected }, []]);
  });

  test.each<[string, unknown, Schema, Schema]>([
    ["no sure number", "1,2,3", text, { type: "number" }],
    ["no whole number", "1.5", text, { type: "integer" }],
    ["another unit", "12人", text, counted],
    ["no day of the calendar", "2026/2/30", text, date],
    ["one of several titles is not listed", "甲、丙", text, many],
    ["an option that says neither yes nor no", "j", options(["j", "甲"]), { type: "boolean" }],
  ])("%s is lost and told: %j", (_case, value, from, to) => {
    const { answers, lost } = carry(value, from, to);
    expect(answers).toEqual({});
    expect(lost).toMatchObject([{ path: "/a", value, reason: "other-kind" }]);
  });
});

describe("a number that was worked out is told", () => {
  const text = { type: "string" };
  const texts = { type: "array", items: text };
  const number = { type: "number" };
  const numbers = { type: "array", items: number };

  test.each<[unknown, Schema, Schema, unknown, string[]]>([
    ["3万", text, number, 30_000, ["“3万”读作 30,000"]],
    ["5000元", text, { ...number, title: "经费（万元）" }, 0.5, ["“5000元”读作 0.5 万元"]],
    ["3万、12", text, numbers, [30_000, 12], ["“3万”读作 30,000"]],
    [["3万", "12", "2百"], texts, numbers, [30_000, 12, 200], ["“3万”读作 30,000；“2百”读作 200"]],
    [["3万", "很多"], texts, numbers, [30_000], ["“3万”读作 30,000"]],
    [["3万"], texts, number, 30_000, ["“3万”读作 30,000"]],
    ["1,200", text, number, 1200, []],
    ["很多", text, number, undefined, []],
    [30_000, number, text, "30000", []],
  ])("%j", (value, from, to, expected, told) => {
    const form = (schema: Schema) =>
      smallForm({ properties: { a: { title: "类别", ...schema, "x-id": "f" } } });
    const { answers, converted = [] } = carryOver({ a: value }, form(from), form(to));
    expect(answers).toEqual(expected === undefined ? {} : { a: expected });
    expect(converted.map(({ path, message }) => [path, message.zh])).toEqual(
      told.map((each) => ["/a", each]),
    );
  });

  test("in rows, at the row's place in the later version", () => {
    const rows = (key: string, schema: Schema) =>
      one({
        type: "array",
        items: { type: "object", properties: { [key]: { ...schema, title: "金额", "x-id": "n" } } },
      });
    const { converted } = carryOver({ a: [{ b: "1" }, { b: "3万" }] }, rows("b", text), rows("c", number));
    expect(converted).toEqual([
      {
        path: "/a/1/c",
        title: "金额",
        message: { zh: "“3万”读作 30,000", en: "“3万” read as 30,000" },
      },
    ]);
  });
});

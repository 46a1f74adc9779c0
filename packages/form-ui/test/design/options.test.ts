import type { Form } from "@duheng/contracts";
import { checkForm } from "@duheng/form";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  addOption,
  addOptions,
  moveOption,
  removeOption,
  retitleOption,
  settleOption,
} from "../../src/design/operations/option-values.ts";
import { type Option, readOptions, writeOptions } from "../../src/design/operations/options.ts";

const form = (schema: Record<string, unknown>, more: Partial<Form> = {}): Form => ({
  title: "表",
  fields: { type: "object", properties: { 级别: { "x-id": "f-1", ...schema } } },
  indicators: [],
  score: { groups: [{ id: "g", code: "G", title: "组" }] },
  ...more,
});
const path = ["级别"];
const schemaOf = ({ fields }: Form) => fields.properties.级别;
const optionsOf = (given: Form) => readOptions(schemaOf(given));
const enumOf = (...values: string[]) => form({ enum: values });
const empty = enumOf("别的");

describe("another title", () => {
  it.each<[string, Record<string, unknown>, Record<string, unknown>]>([
    [
      "of a plain option",
      { enum: ["A", "B"] },
      {
        oneOf: [
          { const: "A", title: "优" },
          { const: "B", title: "B" },
        ],
      },
    ],
    ["of a number", { type: "integer", enum: [1] }, { type: "integer", oneOf: [{ const: 1, title: "优" }] }],
    [
      "of an option with a description",
      { oneOf: [{ const: "A", title: "甲", description: "说明" }] },
      { oneOf: [{ const: "A", title: "优", description: "说明" }] },
    ],
    ["back to its value", { oneOf: [{ const: "优", title: "甲" }] }, { enum: ["优"] }],
    [
      "of one of several",
      { type: "array", items: { type: "string", enum: ["A"] } },
      { type: "array", items: { type: "string", oneOf: [{ const: "A", title: "优" }] } },
    ],
  ])("%s leaves its value", (_what, before, after) => {
    expect(schemaOf(retitleOption(form(before), path, 0, "优"))).toEqual({ "x-id": "f-1", ...after });
  });

  it("may be what another option has as value: neither value changes", () => {
    const crossed = retitleOption(retitleOption(enumOf("A", "B"), path, 0, "B"), path, 1, "A");
    expect(optionsOf(crossed)).toEqual([
      { value: "A", title: "B" },
      { value: "B", title: "A" },
    ]);
    expect(settleOption(crossed, path, 0, crossed)).toBe(crossed);
  });

  it("left empty becomes the value", () => {
    const emptied = retitleOption(enumOf("A", "B"), path, 0, "");
    expect(optionsOf(settleOption(emptied, path, 0, emptied))).toEqual(optionsOf(enumOf("A", "B")));
  });
});

describe("a new option", () => {
  const added = addOption(enumOf("A"), path, "新选项");
  const typed = (title: string, given = added) => retitleOption(given, path, 1, title);
  const value = (given: Form) => optionsOf(given)[1]?.value;

  it("gets the title typed for it as its value when the input is left", () => {
    expect(schemaOf(settleOption(typed("优秀"), path, 1, enumOf("A")))).toEqual(
      schemaOf(enumOf("A", "优秀")),
    );
  });

  it("keeps that value when the title is changed once more", () => {
    const once = settleOption(typed("优秀"), path, 1, enumOf("A"));
    expect(value(settleOption(typed("良好", once), path, 1, enumOf("A")))).toBe("优秀");
  });

  const held = String(value(added));
  const sample = (answers: Record<string, unknown>) => ({
    samples: [{ id: "s", title: "例", inputs: { answers } }],
  });
  it.each<[string, Form, Form]>([
    ["the form was published with it", typed("优秀"), added],
    ["the title is the value of another", typed("A"), enumOf("A")],
    [
      "the title is another's, whose value is other",
      typed("甲", retitleOption(added, path, 0, "甲")),
      enumOf("A"),
    ],
    ["the title is a value that the field had", typed("B"), enumOf("A", "B")],
    ["a sample has it", { ...typed("优秀"), ...sample({ 级别: [held] }) }, enumOf("A")],
    [
      "a formula says it",
      { ...typed("优秀"), score: { ...added.score, total: `IF(级别 = "${held}", 1, 0)` } },
      enumOf("A"),
    ],
    ["it is the default", form({ ...schemaOf(typed("优秀")), default: held }), enumOf("A")],
  ])("keeps its first value where %s", (_why, given, settled) => {
    expect(settleOption(given, path, 1, settled)).toBe(given);
    expect(value(given)).toBe(held);
  });

  it("of a new field is named as it is typed; of a field that was there it is not", () => {
    const begun = retitleOption(enumOf("选项一", "选项二"), path, 0, "优秀");
    const elsewhere = form({ "x-id": "f-2", enum: ["选项一", "选项二"] });
    expect(schemaOf(settleOption(begun, path, 0, elsewhere))).toEqual(schemaOf(enumOf("优秀", "选项二")));
    expect(settleOption(begun, path, 0, enumOf("选项一", "选项二"))).toBe(begun);
  });
});

/** Each option is an object of this test that remembers what it was; the form is edited beside it. */
it("whatever is edited, an option keeps the value that it had in the form as opened, and no other gets it (property)", () => {
  const words = fc.constantFrom("优", "良", "中", "", "A", "B", "选项一", "新选项");
  const step = fc.record({
    op: fc.constantFrom("add", "title", "leave", "remove", "publish"),
    at: fc.nat(5),
    title: words,
  });
  const opening = fc.uniqueArray(fc.constantFrom("A", "B", "优", "良", "选项一"), { minLength: 1 });
  fc.assert(
    fc.property(opening, fc.array(step, { maxLength: 30 }), (values, steps) => {
      let current = enumOf(...values);
      let settled = current;
      let tracked: { value: Option["value"]; isSettled: boolean }[] = values.map((value) => ({
        value,
        isSettled: true,
      }));
      for (const { op, at, title } of steps) {
        const index = at % tracked.length;
        if (op === "add") {
          current = addOption(current, path, title || "新选项");
          tracked = [...tracked, { value: optionsOf(current).at(-1)?.value ?? "", isSettled: false }];
          expect(values).not.toContain(tracked.at(-1)?.value);
        } else if (op === "remove" && tracked.length > 1) {
          current = removeOption(current, path, index);
          tracked = tracked.toSpliced(index, 1);
        } else if (op === "title") current = retitleOption(current, path, index, title);
        else if (op === "leave") current = settleOption(current, path, index, settled);
        else if (op === "publish") {
          settled = current;
          for (const each of tracked) each.isSettled = true;
        }
        const now = optionsOf(current);
        expect(now.length).toBe(tracked.length);
        expect(new Set(now.map(({ value }) => value)).size).toBe(now.length);
        for (const [place, option] of tracked.entries()) {
          const found = now[place]?.value;
          if (option.isSettled) expect(found).toBe(option.value);
          else option.value = found ?? "";
        }
        expect(readOptions(writeOptions(now))).toEqual(now);
      }
    }),
    { numRuns: 1_000 },
  );
});

it("lists of both keywords are read as the form reads them, and none is lost by an edit", () => {
  const both = form({ enum: ["A"], oneOf: [{ const: "B", title: "乙" }] });
  expect(optionsOf(retitleOption(both, path, 0, "甲"))).toEqual([
    { value: "A", title: "甲" },
    { value: "B", title: "乙" },
  ]);
  expect(optionsOf(empty)).toEqual([{ value: "别的", title: "别的" }]);
});

describe("the order of options", () => {
  it("is changed by moving one; values and titles stay together", () => {
    const before = form({
      oneOf: [
        { const: "a", title: "甲" },
        { const: "b", title: "乙" },
        { const: "c", title: "丙" },
      ],
    });
    const titles = (given: Form) => optionsOf(given).map(({ title, value }) => title + value);
    expect(titles(moveOption(before, path, 0, 2))).toEqual(["乙b", "丙c", "甲a"]);
    expect(titles(moveOption(before, path, 2, 0))).toEqual(["丙c", "甲a", "乙b"]);
    expect(moveOption(before, path, 0, -1)).toBe(before);
    expect(moveOption(before, path, 2, 3)).toBe(before);
  });
});

describe("a list that is pasted", () => {
  const fresh = () => enumOf("选项一", "选项二");

  it("takes the place of the options that nobody has named, and becomes values as words", () => {
    const { form: made, added, repeated } = addOptions(fresh(), path, "优秀\r\n 良好 \n\n一般", empty);
    expect(schemaOf(made)).toEqual({ "x-id": "f-1", enum: ["优秀", "良好", "一般"] });
    expect([added, repeated]).toEqual([3, []]);
  });

  it("comes behind those that somebody named or can have met, and tells what is there already or twice", () => {
    const before = enumOf("优秀", "选项二");
    const { form: made, repeated } = addOptions(before, path, "良好\n优秀\n良好", before);
    expect(optionsOf(made).map(({ title }) => title)).toEqual(["优秀", "选项二", "良好"]);
    expect(repeated).toEqual(["优秀", "良好"]);
  });

  it("may say values in a second column; one that another option has, or had, is not given again", () => {
    const before = enumOf("a", "b");
    const { form: made } = addOptions(before, path, "甲\tx\n乙\ta\n旧\n", form({ enum: ["旧"] }));
    expect(optionsOf(made).slice(2)).toEqual([
      { value: "x", title: "甲" },
      { value: expect.stringMatching(/^o-/), title: "乙" },
      { value: expect.stringMatching(/^o-/), title: "旧" },
    ]);
  });

  it("comes without what nobody sees, in titles and in values", () => {
    const { form: made } = addOptions(
      fresh(),
      path,
      "\u202E优秀\u200B\n良\u00AD好\n\u200B\n一般\ty\uFEFF",
      empty,
    );
    expect(optionsOf(made)).toEqual([
      { value: "优秀", title: "优秀" },
      { value: "良好", title: "良好" },
      { value: "y", title: "一般" },
    ]);
  });

  it("of nothing new changes nothing", () => {
    const before = enumOf("优秀");
    expect(addOptions(before, path, "优秀\n\n", before)).toEqual({
      form: before,
      added: 0,
      repeated: ["优秀"],
    });
  });
});

describe("a placeholder that is left over", () => {
  const told = (schema: Record<string, unknown>) =>
    checkForm(form(schema)).flatMap(({ code, path: at, severity }) =>
      code === "placeholder-option" ? [`${severity} ${at}`] : [],
    );

  it("is a warning at the option, in a choice of one and of several, by its title", () => {
    expect(told({ enum: ["优秀", "选项二"] })).toEqual(["warning /fields/properties/级别/enum/1"]);
    expect(told({ type: "array", items: { enum: ["选项一", "优秀"] } })).toEqual([
      "warning /fields/properties/级别/items/enum/0",
    ]);
    expect(told({ oneOf: [{ const: "o-1", title: "新选项2" }] })).toHaveLength(1);
    expect(told({ oneOf: [{ const: "o-1", title: "Option 2" }] })).toHaveLength(1);
    expect(told({ oneOf: [{ const: "选项一", title: "优秀" }] })).toEqual([]);
    expect(told({ enum: ["选项卡", "可选项", "Optional"] })).toEqual([]);
  });
});

describe("an option whose value holds what nobody sees", () => {
  it("is a warning at the option; joiners and Mongolian are none", () => {
    const told = (schema: Record<string, unknown>) =>
      checkForm(form(schema)).flatMap(({ code, path: at, severity }) =>
        code === "invisible-in-option" ? [`${severity} ${at}`] : [],
      );
    expect(told({ enum: ["优秀", "优秀\u200B"] })).toEqual(["warning /fields/properties/级别/enum/1"]);
    expect(told({ oneOf: [{ const: "a\u202E", title: "甲" }] })).toHaveLength(1);
    expect(told({ enum: ["👩‍🔬", "ᠠ\u180Eᠠ", "", 1] })).toEqual([]);
  });
});

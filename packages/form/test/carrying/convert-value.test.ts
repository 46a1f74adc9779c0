import { describe, expect, it } from "vitest";
import type { ChoiceOption, FieldInfo } from "../../src/api.ts";
import { convertValue } from "../../src/carrying/convert-value.ts";

const field = (kind: FieldInfo["kind"], more: Partial<FieldInfo> = {}): FieldInfo => ({
  ...{ key: "a", path: "/a", at: "/fields/properties/a", id: "a", title: "甲" },
  ...{ kind, required: false, checks: [], bounds: {}, ...more },
});
const options = (...list: [value: ChoiceOption["value"], title?: string][]) => ({
  options: list.map(([value, title = String(value)]) => ({ value, title })),
});
const graded = options(["甲", "甲等"], ["乙", "乙等"]);
const [text, number, integer, boolean] = (["text", "number", "integer", "boolean"] as const).map((kind) =>
  field(kind),
) as [FieldInfo, FieldInfo, FieldInfo, FieldInfo];
const list = (item: FieldInfo) => field("list", { item });

describe("a value in a field of another kind", () => {
  it.each<[what: string, value: unknown, from: FieldInfo, to: FieldInfo, now: unknown, gone?: unknown[]]>([
    // Options by what they are.
    ["a choice stays", "乙", field("choice", graded), field("choice", graded), "乙"],
    [
      "a choice that is gone",
      "乙",
      field("choice", graded),
      field("choice", options(["甲"])),
      undefined,
      ["乙"],
    ],
    ["a choice becomes several", "乙", field("choice", graded), field("choices", graded), ["乙"]],
    ["one of several becomes a choice", ["乙"], field("choices", graded), field("choice", graded), "乙"],
    ["none of several is no choice", [], field("choices", graded), field("choice", graded), undefined],
    [
      "two of several are no choice",
      ["甲", "乙"],
      field("choices", graded),
      field("choice", graded),
      undefined,
    ],
    [
      "several, some gone",
      ["乙", "甲"],
      field("choices", graded),
      field("choices", options(["甲"])),
      ["甲"],
      ["乙"],
    ],
    [
      "several, all gone",
      ["乙"],
      field("choices", graded),
      field("choices", options(["甲"])),
      undefined,
      ["乙"],
    ],
    ["several, none chosen", [], field("choices", graded), field("choices", options(["甲"])), []],
    ["a number that became a text", 3, field("choice", options([3])), field("choice", options(["3"])), "3"],
    [
      "a number beside a text of the same digits",
      3,
      field("choice", options([3], ["3"])),
      field("choice", options(["3"])),
      undefined,
      [3],
    ],
    [
      "the very value before one that prints so",
      3,
      field("choice", options([3])),
      field("choice", options(["3"], [3])),
      3,
    ],
    [
      "two that print so",
      "true",
      field("choice", options(["true"])),
      field("choice", options([true], ["TRUE"])),
      true,
    ],
    // Words.
    ["a choice as its title", "甲", field("choice", graded), text, "甲等"],
    ["several as their titles", ["乙", "甲"], field("choices", graded), text, "乙等、甲等"],
    ["what was never listed says itself", ["乙", "丙"], field("choices", graded), text, "乙等、丙"],
    ["what says nothing", ["乙", {}], field("choices", graded), text, undefined],
    ["none says nothing", [], field("choices", graded), text, undefined],
    ["yes", true, boolean, text, "是"],
    ["no", false, boolean, text, "否"],
    ["a number", 3.5, number, text, "3.5"],
    ["a file", { id: "f" }, field("file"), text, undefined],
    // Typed words.
    ["a title that was typed", "　甲等 ", text, field("choice", graded), "甲"],
    ["a value that was typed", "乙", text, field("choice", graded), "乙"],
    [
      "a word that two options answer to",
      "乙",
      text,
      field("choice", options(["甲", "乙"], ["乙", "甲"])),
      undefined,
    ],
    ["several in one text", "乙等；甲", text, field("choices", graded), ["乙", "甲"]],
    ["several, of which one is none", "乙等、丙", text, field("choices", graded), undefined],
    ["a title is no stored value", "甲等", field("email"), field("choice", graded), undefined],
    ["a whole number as an option", 3, integer, field("choice", options(["3"])), "3"],
    ["a number as written", " 12,000 ", text, number, 12000],
    ["no whole number", "1.5", text, integer, undefined],
    ["a whole number of a number", 3, number, integer, 3],
    ["a part of one", 3.5, number, integer, undefined],
    ["a day as written", "2026年7月1日", text, field("date"), "2026-07-01"],
    // Yes and no.
    ["yes as written", "是", text, boolean, true],
    ["an option that says no", "n", field("choice", options(["y", "是"], ["n", "否"])), boolean, false],
    ["an option that is gone says nothing", "x", field("choice", options(["y", "是"])), boolean, undefined],
    ["a number is neither", 1, number, boolean, undefined],
    ["the option that is true", true, boolean, field("choice", options(["x", "是"], [true, "对"])), true],
    [
      "the option that is written true",
      true,
      boolean,
      field("choice", options(["x", "是"], ["true", "对"])),
      "true",
    ],
    ["the only one that says no", false, boolean, field("choice", options(["y", "是"], ["n", "否"])), "n"],
    ["two that say yes", true, boolean, field("choice", options(["a", "是"], ["b", "是"])), undefined],
    ["yes as one of several", true, boolean, field("choices", options(["y", "是"])), ["y"]],
    // Lists.
    ["a text as items", "a、b", text, list(text), ["a", "b"]],
    ["a text, of which one is no item", "1、b", text, list(integer), undefined],
    ["a number as the only item", 3, number, list(number), [3]],
    ["items of another kind, some gone", ["1", "b"], list(text), list(integer), [1], ["b"]],
    ["items of another kind, all gone", ["a", "b"], list(text), list(integer), undefined],
    ["no items", [], list(text), list(integer), undefined],
    ["items as a text", [1, 2], list(number), text, "1、2"],
    ["no items as a text", [], list(number), text, ""],
    ["items that say nothing", [1, {}], list(number), text, undefined],
    ["the only item", ["7"], list(text), number, 7],
    ["two items are no number", ["7", "8"], list(text), number, undefined],
    ["no item is no number", [], list(text), number, undefined],
    ["items as options", ["乙等", "丙"], list(text), field("choices", graded), ["乙"], ["丙"]],
    ["items of which none is an option", ["丙"], list(text), field("choices", graded), undefined],
    ["options as items", ["甲"], field("choices", graded), list(text), ["甲等"]],
    // The same, and nothing.
    ["rows stay", [{ a: 1 }], field("rows"), field("rows"), [{ a: 1 }]],
    ["rows are no object", [{ a: 1 }], field("rows"), field("object"), undefined],
    ["an object is no rows", {}, field("object"), field("rows"), undefined],
  ])("%s", (_what, value, from, to, now, gone = []) => {
    const { said: _said, ...converted } = convertValue(value, from, to);
    expect(converted).toEqual({ value: now, gone });
  });

  it("what was read as another number than its digits is told, nothing else", () => {
    expect(convertValue("3万", text, number)).toMatchObject({
      value: 30000,
      said: { zh: expect.stringContaining("3万") },
    });
    expect(convertValue("3", text, number)).toEqual({ value: 3, gone: [] });
    expect(convertValue("3万、2", text, list(number))).toMatchObject({
      value: [30000, 2],
      said: { zh: expect.stringContaining("3万") },
    });
  });
});

import { type FieldInfo, prepareForm } from "@duheng/form";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { describeValue } from "../../src/fill/fields/describe-value.ts";
import { listRules } from "../../src/fill/fields/list-rules.ts";
import { isStale } from "../../src/fill/fields/stale-value.ts";
import { readCell } from "../../src/fill/rows/read-cell.ts";
import { kindsForm } from "../harness/forms/kinds-form.ts";

const prepared = prepareForm(kindsForm);

function fieldAt(path: string): FieldInfo & { readonly item: FieldInfo } {
  const field = prepared.field(path);
  if (field?.item === undefined) throw new Error(`${path} is no list`);
  return { ...field, item: field.item };
}

const [names, counts] = [fieldAt("/曾用名"), fieldAt("/每月办件")];
const [nameRules, countRules] = [names, counts].map((field) => listRules(field, field.item));

describe("a list as lines", () => {
  it.each<[string, string, unknown]>([
    ["lines", "某甲\n某乙", ["某甲", "某乙"]],
    ["blank lines are none", "\n某甲\n \n", ["某甲"]],
    ["nothing", " \n", undefined],
    ["what was typed stays, spaces too", "某 甲 ", ["某 甲 "]],
    ["commas part nothing", "某甲、某乙", ["某甲、某乙"]],
  ])("%s", (_what, text, value) => expect(nameRules?.read(text)).toEqual(value));

  it.each<[string, unknown]>([
    ["12\n９件\n1,200", [12, 9, 1200]],
    ["12\n很多\n1", [12, "很多", 1]],
  ])("numbers: %j", (text, value) => expect(countRules?.read(text)).toEqual(value));

  it.each<[string, string | undefined]>([
    ["12\n９\n1,200", undefined],
    ["3万\n12", "“3万”读作 30,000 件"],
    [" 3万 \n很多\n2百", "“3万”读作 30,000 件；“2百”读作 200 件"],
    ["1万\n2万\n3万\n4万\n5万", "“1万”读作 10,000 件；“2万”读作 20,000 件；“3万”读作 30,000 件；还有 2 项"],
  ])("says back what numbers were worked out: %j", (text, said) =>
    expect(countRules?.say?.(text)?.zh).toBe(said),
  );

  it("says nothing back of texts", () => expect(nameRules?.say?.("3万")).toBeUndefined());

  it("a pasted cell with items that were worked out counts as one", () => {
    expect(readCell(counts, "12、3万")).toEqual({ value: [12, 30_000], isRead: true, isConverted: true });
    expect(readCell(counts, "12、30")).toEqual({ value: [12, 30], isRead: true });
    expect(readCell(names, "12、3万")).toEqual({ value: ["12", "3万"], isRead: true });
  });

  it("is the same list again, items with line breaks too (property)", () => {
    const item = fc.stringMatching(/^[甲乙a1、 ][甲乙a1、\n]{0,4}$/).filter((text) => text.trim() !== "");
    fc.assert(
      fc.property(fc.array(item, { minLength: 1, maxLength: 5 }), (value) => {
        expect(nameRules?.read(nameRules.show(value))).toEqual(value);
      }),
    );
  });

  it("a text or number that was stored where the list is now is its line", () => {
    expect([nameRules?.show("某甲"), nameRules?.show(3), nameRules?.show(undefined)]).toEqual([
      "某甲",
      "3",
      "",
    ]);
    expect([
      isStale(names, "某甲"),
      isStale(names, ["某甲"]),
      isStale(names, [{}]),
      isStale(names, { a: 1 }),
    ]).toEqual([false, false, true, true]);
  });
});

it("is shown with marks between that its items do not have", () => {
  expect(describeValue(names, ["某甲、某乙", "某丙"], "zh")).toBe("某甲、某乙；某丙");
  expect(describeValue(counts, [12, 9], "en")).toBe("12; 9");
  expect(describeValue(names, [], "zh")).toBe("未填");
});

describe("pasted into a cell", () => {
  it.each<[string, FieldInfo, string, unknown, boolean]>([
    ["lines", names, "某甲\n某乙", ["某甲", "某乙"], true],
    ["words", names, "某甲、某乙", ["某甲", "某乙"], true],
    ["numbers", counts, "12；9 件；1,200", [12, 9, 1200], true],
    ["what is no number among them", counts, "12、很多", [12, "很多"], false],
    ["nothing", counts, " ", undefined, true],
  ])("%s", (_what, field, text, value, isRead) => expect(readCell(field, text)).toEqual({ value, isRead }));
});

import type { FieldInfo } from "@duheng/form";
import { expect, it, test } from "vitest";
import { refusalOf } from "../../src/fill/fields/file-rules.ts";
import { percentMeant } from "../../src/fill/fields/rate.ts";
import { tellingBounds } from "../../src/fill/fields/telling-bounds.ts";

function field(title: string, bounds: FieldInfo["bounds"], kind: FieldInfo["kind"] = "number"): FieldInfo {
  return { key: "x", path: "/x", at: "", id: null, kind, title, required: false, checks: [], bounds };
}

const percent = { minimum: 0, maximum: 100 };

test.each([
  ["群众满意率", 0.95, 95],
  ["合格率（%）", 0.855, 85.5],
  ["占比", 0.07, 7],
  ["Completion rate", 0.5, 50],
  ["群众满意率", 95, null],
  ["群众满意率", 1, null],
  ["群众满意率", 0, null],
  ["群众满意率", "0.95", null],
  ["学习学时", 0.5, null],
] as const)("%s of %j may mean %j", (title, value, meant) =>
  expect(percentMeant(field(title, percent), value)).toBe(meant),
);

it("asks nothing where the rate is a share of 1, or has no bounds", () => {
  expect(percentMeant(field("满意率", { minimum: 0, maximum: 1 }), 0.95)).toBeNull();
  expect(percentMeant(field("满意率", {}), 0.95)).toBeNull();
});

test.each([
  [percent, { low: 0, high: 100 }],
  [{ maximum: 12 }, { high: 12 }],
  [{ minimum: 1 }, { low: 1 }],
  [
    { minimum: 0, maximum: 90 },
    { low: 0, high: 90 },
  ],
  [
    { minimum: 0, maximum: 2500 },
    { low: 0, high: 2500 },
  ],
  [{ minimum: 0, maximum: 99_999 }, {}],
  [{ minimum: 0, maximum: 100_000 }, {}],
  [{ minimum: 1, maximum: 9_999 }, { low: 1 }],
  [{ minimum: -99_999, maximum: 99_999 }, {}],
  [{ minimum: 0 }, {}],
  [{}, {}],
] as const)("of %j is told %j", (bounds, told) => expect(tellingBounds(bounds)).toEqual(told));

test.each([
  [new File([], "空.pdf"), {}, "“空.pdf”：这是一个空文件", "“空.pdf”: The file is empty"],
  [new File(["x"], "a.exe"), { types: "image/*" }, "“a.exe”：文件类型不符，只接受 图片", undefined],
  [new File(["xxx"], "b.pdf"), { maxBytes: 2 }, "“b.pdf”：文件 3 B，超过上限 2 B", undefined],
  [new File(["x"], "c.pdf"), {}, null, null],
] as const)("a refusal names its file: $name", (file, given, zh, en) => {
  const rules = { types: undefined, maxBytes: undefined, ...given };
  expect(refusalOf(file, rules, "zh")).toBe(zh);
  if (en !== undefined) expect(refusalOf(file, rules, "en")).toBe(en);
});

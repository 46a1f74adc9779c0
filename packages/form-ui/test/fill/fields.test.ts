import { prepareForm } from "@duheng/form";
import { describe, expect, it } from "vitest";
import { fromLocalInput, toLocalInput } from "../../src/fill/fields/DateField.tsx";
import { describeValue } from "../../src/fill/fields/describe-value.ts";
import { acceptsFile, showSize, showTypes } from "../../src/fill/fields/file-rules.ts";
import { listProblems, pageOf } from "../../src/fill/problems/list-problems.ts";
import { outlineScore } from "../../src/fill/score/outline.ts";
import { patrolForm } from "../harness/forms/patrol-form.ts";

const prepared = prepareForm(patrolForm);

describe("files", () => {
  it.each([
    ["application/pdf", "application/pdf", true],
    ["image/png", "image/*", true],
    ["application/zip", "application/pdf, image/*", false],
    ["anything", undefined, true],
  ])("a file of type %s where %s is asked for: %s", (type, wanted, accepted) =>
    expect(acceptsFile({ type }, wanted)).toBe(accepted),
  );
  it.each([
    ["application/pdf,image/*", "zh", "PDF、图片"],
    ["application/pdf, image/*", "en", "PDF, pictures"],
    ["application/vnd.openxmlformats-officedocument.wordprocessingml.document", "zh", "DOCX"],
    ["image/jpeg,image/png", "zh", "JPG、PNG"],
    ["application/x-unknown", "zh", "X-UNKNOWN"],
  ] as const)("tells %s as %s: %s", (types, locale, words) => expect(showTypes(types, locale)).toBe(words));

  it.each([
    [820, "820 B"],
    [3_565_158, "3.4 MB"],
    [1024, "1 KB"],
    [0, "0 B"],
  ])("shows %d bytes as %s", (bytes, text) => expect(showSize(bytes)).toBe(text));
});

it("stores a local day and time with its offset, and shows it again", () => {
  const stored = fromLocalInput("2026-07-01T09:05");
  expect(stored).toMatch(/^2026-07-01T09:05:00[+-]\d\d:\d\d$/);
  expect(toLocalInput(stored)).toBe("2026-07-01T09:05");
  expect(fromLocalInput("")).toBeUndefined();
});

it("tells any value in words: options by title, rows one after the other", () => {
  expect(describeValue(prepared.field("/警种"), "traffic", "zh")).toBe("交通管理");
  expect(describeValue(prepared.field("/参加专项"), false, "en")).toBe("No");
  const rows = [
    { 事项: "破获专案", 类型: "重点", 分值: 5 },
    { 事项: "帮教", 类型: "一般", 分值: 2 },
  ];
  expect(describeValue(prepared.field("/加分项"), rows, "zh")).toBe(
    "1. 事项 破获专案，类型 重点，分值 5；2. 事项 帮教，类型 一般，分值 2",
  );
});

it("lists problems in the order of the form, with row numbers and the page they are on", () => {
  const state = prepared.fill({ 加分项: [{ 事项: "甲", 类型: "重点", 分值: 9 }], 受理数: 1, 办结数: 2 });
  const placed = listProblems(prepared, state, []);
  expect(placed[0]?.path).toBe("/姓名");
  const inRow = placed.find(({ path }) => path === "/加分项/0/分值");
  expect(inRow?.titles).toEqual(["加分事项", { row: 1 }, "分值"]);
  expect(pageOf(prepared, "/加分项/0/分值")).toBe(1);
  expect(placed.findIndex(({ path }) => path === "/办结数")).toBeLessThan(
    placed.findIndex(({ path }) => path === "/违纪次数"),
  );
});

it("outlines a result without formulas: groups, indicators, full points", () => {
  const result = prepared.score({ answers: { 受理数: 10, 办结数: 5 } });
  const outline = outlineScore(patrolForm, result);
  expect(outline.parts.map((group) => group.title)).toEqual(["业务工作", "民主测评", "加分与扣分"]);
  const closing = outline.parts[0]?.parts[0];
  expect([closing?.points, closing?.full, closing?.state]).toEqual([20, 40, "scored"]);
  expect(outline.parts[1]?.state).toBe("pending");
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { nearestNames } from "../src/cells/nearest.ts";
import { normalised } from "../src/cells/normal-text.ts";
import { readDay } from "../src/cells/read-day.ts";
import { columnOf, normalText, readCell } from "../src/index.ts";
import { people } from "./staff-like.ts";

const read = (field: string, text: string) => readCell(columnOf(people, field), text);

describe("days", () => {
  it.each([
    ["2026-07-01", "2026-07-01"],
    ["2026.7.1", "2026-07-01"],
    ["2026/12/31", "2026-12-31"],
    ["2026年7月1日", "2026-07-01"],
    ["２０２６年７月１", "2026-07-01"],
    ["20260701", "2026-07-01"],
    ["2024-02-29", "2024-02-29"],
    ["2026-07-01 00:00:00", "2026-07-01"],
    ["46204", "2026-07-01"],
    ["46204.0", "2026-07-01"],
    ["73415", "2100-12-31"],
  ])("%s", (text, day) => {
    expect(readDay(text)).toEqual({ value: day });
  });

  it.each([
    "2026-02-29",
    "2026-13-01",
    "2026-7.1",
    "7/1/2026",
    "26.7.1",
    "昨天",
    "2026",
    "0",
    "1899-12-31",
    "2101-01-01",
    "73416",
    "46204.5",
    "1234",
  ])("%s is none", (text) => {
    expect(readDay(text)).toMatchObject({ code: "not-a-day" });
  });

  it.each(["2026.7", "2026年7月", "2026-07"])("%s has no day", (text) => {
    expect(readDay(text)).toEqual({
      code: "day-missing",
      message: {
        zh: "只有年月，请补上日，如 2026-07-01",
        en: "has no day of the month: write it as 2026-07-01",
      },
    });
  });

  it("any day is read back from each way of writing it", () => {
    const days = fc.date({ min: new Date("1900-01-01"), max: new Date("2100-12-31"), noInvalidDate: true });
    fc.assert(
      fc.property(days, (date) => {
        const iso = date.toISOString().slice(0, 10);
        const [year = 0, month = 0, day = 0] = iso.split("-").map(Number);
        for (const text of [
          iso,
          `${year}.${month}.${day}`,
          `${year}年${month}月${day}日`,
          iso.replaceAll("-", ""),
        ])
          expect(readDay(text)).toEqual({ value: iso });
      }),
    );
  });
});

it("a text that is normal already is seen to be so, and no other", () => {
  const unit = fc.oneof(
    fc.constantFrom(..." 0a甲～Ａ\u3000\u00a0\t鿿ﬁ\u200b"),
    fc.string({ minLength: 1, maxLength: 1, unit: "binary" }),
  );
  fc.assert(
    fc.property(fc.string({ unit }), (text) => {
      expect(normalText(text)).toBe(normalised(text));
      expect(normalText(normalised(text))).toBe(normalised(text));
    }),
    { numRuns: 2_000 },
  );
  const letters = Array.from({ length: 0x10000 }, (_, code) => `a${String.fromCharCode(code)}`);
  expect(letters.filter((one) => normalText(one) !== normalised(one))).toEqual([]);
});

it("yes and no, as tables say it", () => {
  for (const text of ["是", "√", "Y", " yes ", "1", "有"])
    expect(read("leads", text)).toEqual({ value: true });
  for (const text of ["否", "×", "N", "0", "无"]) expect(read("leads", text)).toEqual({ value: false });
  expect(read("leads", "大概")).toEqual({
    code: "not-yes-no",
    message: { zh: "请填“是”或“否”", en: "must be yes or no" },
  });
});

it("a choice by its words or its code", () => {
  for (const text of ["已离开", "left", "LEFT"]) expect(read("state", text)).toEqual({ value: "left" });
  expect(read("state", "走了")).toEqual({
    code: "not-a-choice",
    message: { zh: "只能填：在职、已离开", en: "must be one of: Active, Left" },
  });
});

it("what no cell may hold", () => {
  expect(read("name", "=VLOOKUP(A1,B:C,2,0)")).toMatchObject({ code: "formula" });
  expect(read("name", "#N/A")).toMatchObject({ code: "formula-error" });
  expect(read("identity", "1.50421E+17")).toMatchObject({ code: "turned-into-number" });
  expect(read("number", "12345678901")).toEqual({
    code: "too-long",
    message: { zh: "最多 10 个字，现在是 11 个", en: "may have 10 characters at most, not 11" },
  });
  expect(read("number", "1234567890")).toEqual({ value: "1234567890" });
  expect(read("identity", "15042119900101001")).toEqual({
    code: "short",
    message: { zh: "应为 18 位", en: "needs 18" },
  });
  for (const text of ["+86 139 0470 0000", "-示例", "@示例", "=", "= ）"])
    expect(read("position", text)).toEqual({ value: text.normalize("NFKC") });
});

it("the names that are near, the nearest first; none for what is like nothing", () => {
  const names = ["刑侦大队", "治安大队", "刑侦一中队", "办公室"];
  expect(nearestNames("刑侦大对", names)).toEqual(["刑侦大队"]);
  expect(nearestNames("刑侦", names)).toEqual(["刑侦大队", "刑侦一中队"]);
  expect(nearestNames("财务科", names)).toEqual([]);
  expect(nearestNames("科", ["财务科"])).toEqual([]);
  expect(nearestNames("", names)).toEqual([]);
});

import { describe, expect, it } from "vitest";
import { isKey, keyFor } from "./column-key.ts";

describe("names in formulas", () => {
  it("are words: letters of any script first, then digits and _ too", () => {
    expect(["有效率", "rate", "a1_b", "é"].map(isKey)).toEqual([true, true, true, true]);
    expect(["", "1a", "_a", "a b", "a.b", "有效率%", "a".repeat(61)].map(isKey)).toEqual(
      Array.from({ length: 7 }, () => false),
    );
  });

  it("are made of what a column is called, without its unit and marks, each once", () => {
    expect(keyFor("数据有效率（%）", [])).toBe("数据有效率");
    expect(keyFor("2026 年-案件 数", ["年案件数", "年案件数2"])).toBe("年案件数3");
    expect(keyFor("%", [])).toBe("");
  });
});

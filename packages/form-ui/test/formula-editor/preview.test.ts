import { describe, expect, it, vi } from "vitest";
import { previewFormula } from "../../src/formula-editor/preview.ts";

const scope = {
  schema: {
    type: "object",
    required: ["办结数"],
    properties: { 办结数: { type: "number" }, 受理数: { type: "number" } },
  },
};

describe("previewFormula", () => {
  it("gives the value on the sample", () => {
    expect(previewFormula("办结数 / 4", scope, { 办结数: 35 }, "zh")).toEqual({
      kind: "value",
      text: "8.75",
    });
  });
  it("waits while the formula has mistakes", () => {
    expect(previewFormula("办结数 +", scope, { 办结数: 35 }, "zh")).toEqual({ kind: "waits" });
  });
  it("tells blank, yes and no, and run-time errors in words", () => {
    expect(previewFormula("受理数", scope, { 办结数: 1 }, "en")).toEqual({ kind: "value", text: "blank" });
    expect(previewFormula("办结数 > 1", scope, { 办结数: 2 }, "zh")).toEqual({ kind: "value", text: "是" });
    expect(previewFormula("1 / (办结数 - 2)", scope, { 办结数: 2 }, "en").kind).toBe("error");
  });
});

describe("names are found", () => {
  it("by characters of key and title before the dictionary is there, by pinyin after", async () => {
    // Read anew: another file of tests may have loaded the dictionary.
    vi.resetModules();
    const { loadPinyin, rankName } = await import("../../src/formula-editor/pinyin.ts");
    expect(rankName("办结", { label: "办结数" })).toBe(1);
    expect(rankName("sls", { label: "taken", title: "受理数" })).toBeNull();
    await loadPinyin();
    expect(rankName("sls", { label: "taken", title: "受理数" })).toBe(3);
    expect(rankName("banjie", { label: "办结数" })).toBe(3);
    expect(rankName("js", { label: "办结数" })).toBe(5);
    expect(rankName("xyz", { label: "办结数" })).toBeNull();
  });
});

import { describe, expect, it } from "vitest";
import { offersAt } from "../../src/formula-editor/offers.ts";
import { loadPinyin } from "../../src/formula-editor/pinyin.ts";

const scope = {
  schema: {
    type: "object",
    required: ["办结数", "taken", "类型"],
    properties: {
      办结数: { type: "number", title: "本季办结案件" },
      taken: { type: "number", title: "受理数" },
      类型: { enum: ["重点", "一般"] },
      领域: {
        type: "array",
        items: {
          oneOf: [
            { const: "m", title: "民生" },
            { const: "e", title: "经济" },
          ],
        },
      },
    },
  },
  indicators: { A1: { type: "number?", title: "案件质量" } },
  constants: { 满分: { value: 30, title: "本指标的满分" } },
  previous: true,
};

const labels = (marked: string) =>
  offersAt(marked.replace("|", ""), marked.indexOf("|"), scope, "zh")?.offers.map(({ label }) => label) ?? [];

describe("offers", () => {
  it.each([
    ["bjs|", "办结数"],
    ["bls|", "办结数"],
    ["banjies|", "办结数"],
    ["1 + sls|", "taken"],
    ["ajzl|", "indicators.A1"],
    ["qiuhe|", "SUM"],
    ["mf|", "满分"],
    ["满|", "满分"],
    ["previous.sc|", "score"],
    ["类型 = |", "重点"],
    ["类型 <> yb|", "一般"],
    ["SWITCH(类型, |", "重点"],
    ["CONTAINS(领域, ms|", "m"],
  ])("at %s begin with %s", async (marked, label) => {
    await loadPinyin();
    expect(labels(marked)[0]).toBe(label);
  });

  it("are not put up unasked where anything may follow", () => {
    expect(offersAt("taken + ", 8, scope, "zh")?.asked).toBe(false);
    expect(offersAt("类型 = ", 5, scope, "zh")?.asked).toBe(true);
  });
});

describe("offers of data", () => {
  const withData = {
    ...scope,
    datasets: {
      monitoring: { validRate: { type: "number", title: "数据有效率", unit: "%" }, since: "date" },
      cases: { closed: { type: "list of number", title: "办结数", unit: "件" } },
    },
    datasetTitles: { monitoring: "监测数据", cases: "办案数据" },
  };
  const offered = (source: string, locale: "zh" | "en" = "zh") =>
    offersAt(source, source.length, withData, locale)?.offers.map(({ label, title, about, insert }) => [
      label,
      title,
      about,
      insert,
    ]);

  it("stand behind data with title, type and unit", () => {
    expect(offered("data.")).toEqual([
      ["monitoring", "监测数据", "数据集", "monitoring"],
      ["cases", "办案数据", "数据集", "cases"],
    ]);
    expect(offered("1 + data . monitoring.")).toEqual([
      ["validRate", "数据有效率", "数值 · %", "validRate"],
      ["since", undefined, "日期", "since"],
    ]);
    expect(offered("data.[cases].", "en")).toEqual([
      ["closed", "办结数", "numbers, several for each · 件", "closed"],
    ]);
  });

  it("are found by a title from the start, and by nothing behind another name", async () => {
    await loadPinyin();
    expect(offered("yxl")?.[0]).toEqual([
      "data.monitoring.validRate",
      "监测数据 · 数据有效率",
      "数值 · %",
      "data.monitoring.validRate",
    ]);
    expect(offered("previous.yxl")).toBeUndefined();
    expect(offered("metadata.")).toBeUndefined();
  });
});

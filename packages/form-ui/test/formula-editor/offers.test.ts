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

import { describe, expect, it } from "vitest";
import { originText, sourcesIn } from "./words-of-sources.ts";

describe("where a value comes from", () => {
  const currentAt = "2026-09-30T16:30:00.000Z";
  it("is told by file, row, version and day, as far as there are any", () => {
    expect(originText({ number: 2, name: "监测.xlsx", currentAt, rows: [14] })).toEqual({
      zh: "监测.xlsx 第 14 行 · 第 2 版 · 10月1日导入",
      en: "监测.xlsx, row 14 · version 2 · brought in on 1 Oct",
    });
    expect(originText({ number: 1, currentAt, rows: [3, 4] })).toEqual({
      zh: "2 行 · 第 1 版 · 10月1日导入",
      en: "2 rows · version 1 · brought in on 1 Oct",
    });
    expect(originText({ number: 1, currentAt })).toEqual({
      zh: "第 1 版 · 10月1日导入",
      en: "version 1 · brought in on 1 Oct",
    });
  });

  it("is said of no dataset of which nothing was brought in", () => {
    expect(sourcesIn({ datasets: [{ key: "监测", title: "环境监测", columns: [] }] })).toEqual({
      监测: { title: "环境监测" },
    });
  });
});

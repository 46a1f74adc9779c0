import type { Indicator } from "@duheng/contracts";
import { describe, expect, it } from "vitest";
import { columnOf, writableColumns } from "../../../src/design/table/cells/columns.ts";
import { readGiver } from "../../../src/design/table/cells/read-giver.ts";
import { readPoints, readWeight } from "../../../src/design/table/cells/read-points.ts";
import { dimensionWords, readWord } from "../../../src/design/table/cells/words.ts";
import { patrolForm } from "../../harness/forms/patrol-form.ts";

describe("points as tables write them", () => {
  it.each<[string, unknown]>([
    ["10", { kind: "fixed", full: 10 }],
    ["10分", { kind: "fixed", full: 10 }],
    ["１２．５ 分", { kind: "fixed", full: 12.5 }],
    ["满分20", { kind: "fixed", full: 20 }],
    ["0-5", { kind: "floating", min: 0, max: 5 }],
    ["0～5分", { kind: "floating", min: 0, max: 5 }],
    ["-3～0", { kind: "floating", min: -3, max: 0 }],
    ["－3～0", { kind: "floating", min: -3, max: 0 }],
    ["-3-0", { kind: "floating", min: -3, max: 0 }],
    ["−5 至 2", { kind: "floating", min: -5, max: 2 }],
    ["±2", { kind: "floating", min: -2, max: 2 }],
    ["+3", { kind: "floating", min: 0, max: 3 }],
    ["扣3分", { kind: "floating", min: -3, max: 0 }],
    ["最高加5分", { kind: "floating", min: 0, max: 5 }],
  ])("%s", (text, points) => {
    expect(readPoints(text)).toEqual({ points });
  });

  it.each<[string, string]>([
    ["十分", "points-unread"],
    ["0", "points-not-positive"],
    ["5-10", "points-beside-zero"],
    ["1001", "points-too-large"],
    ["1e3", "points-unread"],
    ["按标准", "points-unread"],
  ])("%s is refused: %s", (text, code) => {
    expect(readPoints(text)).toMatchObject({ message: { code } });
  });

  it("reads weights given as percentages, shares or points", () => {
    expect([
      readWeight("20%"),
      readWeight("0.2"),
      readWeight("20"),
      readWeight("0.07"),
      readWeight("x"),
    ]).toEqual([20, 20, 20, 7, undefined]);
  });
});

describe("words", () => {
  it.each<[keyof typeof dimensionWords, string, string | undefined]>([
    ["measure", "定量", "quantitative"],
    ["measure", "定性指标", "qualitative"],
    ["measure", "Quant", "quantitative"],
    ["virtue", "德", "morality"],
    ["virtue", " 工作实绩 ", "achievement"],
    ["importance", "√", "key"],
    ["importance", "○", "key"],
    ["importance", "×", "general"],
    ["importance", "★", "key"],
    ["polarity", "扣分项", "negative"],
    ["virtue", "√", undefined],
    ["scope", "差不多", undefined],
  ])("%s: %s", (name, text, value) => {
    expect(readWord<string>(dimensionWords[name], text)).toBe(value);
  });

  it("reads raters and levels inside of brackets, and keeps those that the text does not tell", () => {
    expect(readGiver("民主测评（上级、同级）", { kind: "reviewer" })).toEqual({
      kind: "rating",
      raters: ["superior", "peer"],
    });
    expect(readGiver("评鉴人给分(好 1，较好 0.8)", { kind: "reviewer" })).toEqual({
      kind: "reviewer",
      levels: [
        { title: "好", share: 1 },
        { title: "较好", share: 0.8 },
      ],
    });
    const before = { kind: "rating" as const, raters: ["self" as const] };
    expect(readGiver("测评", before)).toBe(before);
    expect(readGiver("民主测评（路人）", before)).toBeUndefined();
  });
});

describe("every column", () => {
  const ceilinged: Indicator = {
    id: "i-x",
    code: "综合",
    title: "综合",
    group: patrolForm.score.groups[0]?.code ?? "",
    scope: "common",
    virtue: "integrity",
    description: "第一行\n第二行",
    points: { kind: "floating", min: -3, max: 0.5 },
    by: { kind: "reviewer", levels: [{ title: "优", share: 0.95 }] },
    applicable: "TRUE",
    veto: { when: "违纪次数 > 0", ceiling: "poor" },
  };
  const form = { ...patrolForm, indicators: [...patrolForm.indicators, ceilinged] };

  it.each(writableColumns.map((column) => column.key))(
    "reads back what it shows, in both languages: %s",
    (key) => {
      const column = columnOf(key);
      for (const indicator of form.indicators)
        for (const locale of ["zh", "en"] as const) {
          const text = column?.show(indicator, form, locale) ?? "";
          const reading = column?.read(text, { form, indicator });
          if (reading?.kind === "change") expect(reading.change(indicator)).toEqual(indicator);
          else if (reading?.kind === "rename") expect(reading.code).toBe(indicator.code);
          else expect([key, reading]).toBeNull();
        }
    },
  );
});

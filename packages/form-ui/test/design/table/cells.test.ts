import type { Form, Indicator, IndicatorGroup } from "@duheng/contracts";
import { describe, expect, it } from "vitest";
import { addIndicator } from "../../../src/design/operations/scoring.ts";
import { columnOf, writableColumns } from "../../../src/design/table/cells/columns.ts";
import { readGiver } from "../../../src/design/table/cells/read-giver.ts";
import { readPoints } from "../../../src/design/table/cells/read-points.ts";
import { dimensionWords, readWord } from "../../../src/design/table/cells/words.ts";
import { addRows } from "../../../src/design/table/editing/rows.ts";
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
    ["十分", { kind: "fixed", full: 10 }],
    ["二十五分", { kind: "fixed", full: 25 }],
    ["满分：10分", { kind: "fixed", full: 10 }],
    ["≤10", { kind: "fixed", full: 10 }],
    ["最高10分", { kind: "fixed", full: 10 }],
    ["不超过10分", { kind: "fixed", full: 10 }],
    ["10分以内", { kind: "fixed", full: 10 }],
    ["10（封顶）", { kind: "fixed", full: 10 }],
    ["5分（扣完为止）", { kind: "fixed", full: 5 }],
    ["25%", { kind: "fixed", full: 25 }],
    ["100%", { kind: "fixed", full: 100 }],
    ["1,000", { kind: "fixed", full: 1000 }],
    ["0.5", { kind: "fixed", full: 0.5 }],
    ["-5", { kind: "floating", min: -5, max: 0 }],
    ["加1-5分", { kind: "floating", min: 0, max: 5 }],
    ["10 points", { kind: "fixed", full: 10 }],
  ])("%s", (text, points) => {
    expect(readPoints(text)).toEqual({ points });
  });

  it.each<[string, string]>([
    ["0", "points-not-positive"],
    ["5-10", "points-beside-zero"],
    ["1001", "points-too-large"],
    ["1e3", "points-unread"],
    ["按标准", "points-unread"],
    ["5*2", "points-unread"],
    ["—", "points-unread"],
    ["10～", "points-unread"],
    ["10 5", "points-unread"],
    ["10\n5", "points-unread"],
    ["10、5", "points-unread"],
    ["10/5", "points-unread"],
    ["10分5", "points-unread"],
    ["10+5", "points-unread"],
    ["10（+5）", "points-unread"],
    ["1,2,3", "points-unread"],
    ["1.2.3", "points-unread"],
    ["十十", "points-unread"],
    ["2026-05-10", "points-day"],
  ])("%s is refused: %s", (text, code) => {
    expect(readPoints(text)).toMatchObject({ message: { code } });
  });

  it.each<[string, unknown, string]>([
    ["0", { kind: "floating", min: 0, max: 0 }, "points-not-positive"],
    ["5-10", { kind: "fixed", full: 10 }, "points-beside-zero"],
    ["10分～5分", { kind: "fixed", full: 10 }, "points-beside-zero"],
    ["-5～-1", { kind: "floating", min: -5, max: 0 }, "points-beside-zero"],
    ["扣1-3分", { kind: "floating", min: -3, max: 0 }, "points-lost-range"],
    ["每次2分", { kind: "fixed", full: 2 }, "points-uncapped"],
    ["2分/次", { kind: "fixed", full: 2 }, "points-uncapped"],
    ["每发现一次扣0.5分", { kind: "floating", min: -0.5, max: 0 }, "points-uncapped"],
    ["每次加1分", { kind: "floating", min: 0, max: 1 }, "points-uncapped"],
    ["每项1分，最多5分", { kind: "fixed", full: 5 }, "points-each"],
    ["每项1分最多5分", { kind: "fixed", full: 5 }, "points-each"],
    ["每次加2分，封顶10分", { kind: "floating", min: 0, max: 10 }, "points-each"],
    ["每次扣1分；最多扣5分", { kind: "floating", min: -5, max: 0 }, "points-each"],
    ["2分/次，10分封顶", { kind: "fixed", full: 10 }, "points-each"],
    ["5分（每次扣0.5分）", { kind: "fixed", full: 5 }, "points-remark"],
  ])("%s is a guess that is told: %o", (text, points, code) => {
    expect(readPoints(text)).toMatchObject({ points, message: { code } });
  });

  it("an indicator without points says so in its cell, and takes the word", () => {
    const column = columnOf("points");
    const [indicator] = patrolForm.indicators;
    if (column === undefined || indicator === undefined) throw new Error("no points");
    const reading = column.read("无", { form: patrolForm, indicator });
    const none = reading.kind === "change" ? reading.change(indicator) : indicator;
    expect(none.points).toEqual({ kind: "floating", min: 0, max: 0 });
    expect([column.show(none, patrolForm, "zh"), column.show(none, patrolForm, "en")]).toEqual([
      "无",
      "none",
    ]);
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

describe("a new indicator begins with what its group is for", () => {
  it.each<[NonNullable<IndicatorGroup["kind"]> | undefined, unknown]>([
    [undefined, { points: { kind: "fixed", full: 10 }, polarity: "positive" }],
    ["common", { points: { kind: "fixed", full: 10 }, polarity: "positive" }],
    ["additions", { points: { kind: "floating", min: 0, max: 5 }, polarity: "positive" }],
    ["deductions", { points: { kind: "floating", min: -5, max: 0 }, polarity: "negative" }],
  ])("%s", (kind, expected) => {
    const group = { id: "g-new", code: "新组", title: "新组", ...(kind === undefined ? {} : { kind }) };
    const form: Form = {
      ...patrolForm,
      score: { ...patrolForm.score, groups: [...patrolForm.score.groups, group] },
    };
    const added = addRows(form, { group: "新组", count: 1, title: "新的" });
    expect(added.form.indicators.find((each) => each.id === added.ids[0])).toMatchObject(Object(expected));
    const one = addIndicator(form, "新组", "新的");
    expect(one.form.indicators.find((each) => each.id === one.id)).toMatchObject(Object(expected));
  });
});

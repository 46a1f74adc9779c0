import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readDate, readNumber, unitOf } from "../../src/reading/index.ts";

describe("a number as it is typed or pasted", () => {
  it.each([
    ["12", 12],
    [" 12 ", 12],
    ["\u300012", 12],
    ["１２．５", 12.5],
    ["12。5", 12.5],
    ["1,234", 1234],
    ["１，２３４．５", 1234.5],
    ["12,345,678", 12_345_678],
    ["－3", -3],
    ["−3", -3],
    ["+.5", 0.5],
    ["1.", 1],
    ["9007199254740991", 9_007_199_254_740_991],
  ])("%s is %d", (text, value) => expect(readNumber(text)).toEqual({ value }));

  it.each([
    ["12件", "件", 12],
    ["12 件", "件", 12],
    ["１，２３４万元", "万元", 1234],
    ["12%", "%", 12],
    ["１２％", "％", 12],
  ])("%s is taken where the unit is %s", (text, unit, value) =>
    expect(readNumber(text, unit)).toEqual({ value }),
  );

  it.each([
    ["1,2,3", undefined, "逗号不在千位上"],
    ["12,34", undefined, "逗号不在千位上"],
    ["1234,567", undefined, "逗号不在千位上"],
    ["12件", undefined, "认出数字 12，还有“件”"],
    ["12人", "件", "这里按“件”填"],
    ["12%", undefined, "请填 12 或 0.12"],
    ["12%", "件", "请填 12 或 0.12"],
    ["-", undefined, "只有符号"],
    ["1e3", undefined, "像是科学记数法的 1000"],
    ["1E+03", undefined, "像是科学记数法的 1000"],
    ["1e400", undefined, "应为数字"],
    ["十二", undefined, "看来是 12"],
    ["一千零五", undefined, "看来是 1005"],
    ["1 2", undefined, "应为数字"],
    ["3-5件", "件", "应为数字"],
    ["约12", undefined, "应为数字"],
    ["12345678901234567890", undefined, "位数太多"],
    ["0.1234567890123456789", undefined, "位数太多"],
    ["", undefined, "应为数字"],
  ])("%s (unit %s) is no sure number: %s", (text, unit, told) => {
    const reading = readNumber(text, unit);
    expect(reading.value).toBeUndefined();
    expect(reading.told?.zh).toContain(told);
    expect(reading.told?.en).not.toBe("");
  });

  it("reads every number with grouping commas as itself", () => {
    fc.assert(
      fc.property(fc.integer(), (value) => {
        expect(readNumber(value.toLocaleString("en-US"))).toEqual({ value });
      }),
    );
  });

  it("never reads more digits or another order than were written", () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[\d,. 件%-]{1,12}$/), (text) => {
        const { value } = readNumber(text, "件");
        if (value === undefined) return;
        expect(text.replaceAll(/[^\d.-]/g, "")).toSatisfy((digits: string) => Number(digits) === value);
      }),
    );
  });
});

it.each([
  ["办案数（件）", "件"],
  ["办结率(%)", "%"],
  ["罚没款（ 万元 ）", "万元"],
  ["工作（一）", undefined],
  ["办案数（件）合计", undefined],
  ["办案数", undefined],
])("the title %s names the unit %s", (title, unit) => expect(unitOf(title)).toBe(unit));

describe("a day as it is typed or pasted", () => {
  it.each([
    "2026年3月5日",
    "2026年3月5",
    "2026/3/5",
    "2026.3.5",
    "2026-03-05",
    " 20260305 ",
    "２０２６年３月５日",
    "２０２６。３。５",
    "2026 年 3 月 5 日",
  ])("%s is 2026-03-05", (text) => expect(readDate(text)).toEqual({ value: "2026-03-05" }));

  it.each([
    ["2026-02-30", "日历上没有 2026 年 2 月 30 日"],
    ["20261301", "日历上没有 2026 年 13 月 1 日"],
    ["2025年2月29日", "日历上没有"],
    ["3/5/2026", "应为日期"],
    ["3月5日", "应为日期"],
    ["26.3.5", "应为日期"],
    ["明天", "应为日期"],
  ])("%s is refused: %s", (text, told) => {
    const reading = readDate(text);
    expect(reading.value).toBeUndefined();
    expect(reading.told?.zh).toContain(told);
  });
});

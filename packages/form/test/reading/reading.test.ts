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

  it.each([
    ["3万", undefined, 30_000, "读作 30,000"],
    ["1.2万", undefined, 12_000, "读作 12,000"],
    ["１．２万", undefined, 12_000, "读作 12,000"],
    ["1.2 万", undefined, 12_000, "读作 12,000"],
    ["-3万", undefined, -30_000, "读作 -30,000"],
    ["1.2w", undefined, 12_000, "读作 12,000"],
    ["3W", undefined, 30_000, "读作 30,000"],
    ["5k", undefined, 5000, "读作 5,000"],
    ["5千", undefined, 5000, "读作 5,000"],
    ["3百", undefined, 300, "读作 300"],
    ["1.5亿", undefined, 150_000_000, "读作 150,000,000"],
    ["2千万", undefined, 20_000_000, "读作 20,000,000"],
    ["1,200万", undefined, 12_000_000, "读作 12,000,000"],
    ["1亿2000万", undefined, 120_000_000, "读作 120,000,000"],
    ["3万5千", undefined, 35_000, "读作 35,000"],
    ["3万2000", undefined, 32_000, "读作 32,000"],
    ["0.1234万", undefined, 1234, "读作 1,234"],
    ["0.00001万", undefined, 0.1, "读作 0.1"],
    ["3万件", "件", 30_000, "读作 30,000 件"],
    ["3万", "人", 30_000, "读作 30,000 人"],
    ["3万元", "元", 30_000, "读作 30,000 元"],
    ["￥3万元", "元", 30_000, "读作 30,000 元"],
    ["5000元", "万元", 0.5, "读作 0.5 万元"],
    ["2亿元", "万元", 20_000, "读作 20,000 万元"],
  ])("%s (unit %s) is %d, and is said back: %s", (text, unit, value, said) => {
    const reading = readNumber(text, unit);
    expect(reading.value).toBe(value);
    expect(reading.said?.zh).toBe(said);
    expect(reading.said?.en).toBe(said.replace("读作", "read as"));
  });

  it.each([
    ["3万元", "万元", 3],
    ["12 000", undefined, 12_000],
    ["12\u00a0000", undefined, 12_000],
    ["¥1,200", undefined, 1200],
    ["-¥5", undefined, -5],
  ])("%s (unit %s) is %d as it stands", (text, unit, value) =>
    expect(readNumber(text, unit)).toEqual({ value }),
  );

  it.each([
    ["3万", "万元", "分不清是 30,000 元还是 30,000 万元：请只填数字，3 或 30000"],
    ["3万", "%", "这里按“%”填"],
    ["3万元", undefined, "认出数字 30,000，还有“元”"],
    ["3万人", "件", "认出数字 30,000，单位却是“人”"],
    ["3万多", undefined, "认出数字 30,000，还有“多”"],
    ["3万5", undefined, "分不清是哪个数"],
    ["3万50", undefined, "分不清是哪个数"],
    ["1.5万3千", undefined, "分不清是哪个数"],
    ["3百分点", undefined, "认出数字 3，还有“百分点”"],
    ["2-3万", undefined, "应为数字"],
    ["万", undefined, "应为数字"],
    ["1,2万", undefined, "应为数字"],
    ["12 00", undefined, "应为数字"],
    ["三万", undefined, "看来是 30000"],
    ["一千二百万", undefined, "看来是 12000000"],
    ["一亿零五十万", undefined, "看来是 100500000"],
    ["三百五", undefined, "应为数字"],
    ["三万五", undefined, "应为数字"],
    ["三万亿万", undefined, "应为数字"],
    ["99999999亿", undefined, "位数太多"],
  ])("%s (unit %s) is asked about: %s", (text, unit, told) => {
    const reading = readNumber(text, unit);
    expect(reading.value).toBeUndefined();
    expect(reading.told?.zh).toContain(told);
  });

  it("reads an amount in 万 as just so many times ten thousand", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -99_999, max: 99_999 }),
        fc.integer({ min: 0, max: 4 }),
        (whole, decimals) => {
          const text = (whole / 10 ** decimals).toFixed(decimals);
          expect(readNumber(`${text}万`).value).toBe(whole * 10 ** (4 - decimals) + 0);
        },
      ),
    );
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

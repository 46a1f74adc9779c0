import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decimalText, readNumber } from "../src/index.ts";

const number = { kind: "number" } as const;
const read = (text: string, more: object = {}) => {
  const found = readNumber(text, { ...number, ...more });
  return "value" in found ? found.value : [found.code, found.message.zh, found.message.en];
};

describe("numbers as people and Excel write them", () => {
  it.each([
    ["97.5", "97.5"],
    ["1,234.50", "1234.5"],
    ["1，234", "1234"],
    ["１２．５", "12.5"],
    ["-5", "-5"],
    ["－5", "-5"],
    ["− 5", "-5"],
    ["(1,000)", "-1000"],
    ["（5）", "-5"],
    ["+3", "3"],
    ["007", "7"],
    [".5", "0.5"],
    ["5.", "5"],
    ["-0", "0"],
    ["0.00", "0"],
    ["1.5E-3", "0.0015"],
    ["1e+3", "1000"],
    ["0.3333333333333333", "0.3333333333333333"],
    ["123456789012345", "123456789012345"],
  ])("%s is %s", (text, value) => expect(read(text)).toBe(value));

  it("has the column's own unit behind it, or none", () => {
    expect(read("97.5%", { unit: "%" })).toBe("97.5");
    expect(read("97.5 ％", { unit: "%" })).toBe("97.5");
    expect(read("97.5", { unit: "%" })).toBe("97.5");
    expect(read("12件", { unit: "件" })).toBe("12");
    expect(read("12 KM", { unit: "km" })).toBe("12");
    expect(read("12 个", { unit: "件" })).toEqual([
      "not-a-number",
      "应为数字，如 97.5",
      "must be a number, such as 97.5",
    ]);
    expect(read("97.5%")).toEqual([
      "other-unit",
      "“97.5%”带百分号，这一列不是百分数。请去掉百分号，或把这一列的单位设为 %",
      "“97.5%” is a percentage, which this column is not: leave the sign out, or set its unit to %",
    ]);
    expect(read("97.5%", { unit: "件" })).toEqual([
      "other-unit",
      "“97.5%”带百分号，这一列的单位是“件”",
      "“97.5%” is a percentage, and this column's unit is “件”",
    ]);
  });

  it.each([
    "",
    "-",
    "无",
    "约90",
    "1,23",
    "1,2345",
    "12,34,567",
    "1.2.3",
    "90/100",
    "(-5)",
    "NaN",
    "Infinity",
    "0x10",
    "%",
    "五",
  ])("%s is none", (text) =>
    expect(read(text)).toEqual(["not-a-number", "应为数字，如 97.5", "must be a number, such as 97.5"]),
  );

  it("a date is told as one, and digits that would be lost are told", () => {
    for (const day of ["2026-07-01", "2026/7/1", "2026年7月1日"])
      expect(read(day)).toEqual([
        "day-for-number",
        "这是日期，不是数字。请核对这一列；如果 Excel 把数字显示成了日期，请把单元格格式改为“常规”",
        "is a date: is the column what it is said to be? Where Excel shows a number as a date, format the cell as General",
      ]);
    for (const long of ["12345678901234567", "0.12345678901234567890"])
      expect(read(long)).toEqual([
        "too-many-digits",
        "位数太多，存成数字会丢失末几位；请减少位数，或把这一列改为文字",
        "has more digits than a number keeps: shorten it, or make the column a text",
      ]);
  });

  it("keeps to its range, both ends in it, and to whole numbers", () => {
    const share = { minimum: 0, maximum: 100 };
    expect([read("0", share), read("100", share)]).toEqual(["0", "100"]);
    expect([read("-0.1", share), read("100.1", share)]).toEqual([
      ["out-of-range", "应在 0 至 100 之间", "must be 0 to 100"],
      ["out-of-range", "应在 0 至 100 之间", "must be 0 to 100"],
    ]);
    expect(read("1", { minimum: 2 })).toEqual(["out-of-range", "不能小于 2", "must be 2 at least"]);
    expect(read("3", { maximum: 2.5 })).toEqual(["out-of-range", "不能大于 2.5", "must be 2.5 at most"]);
    expect([read("3.0", { isInteger: true }), read("1,000", { isInteger: true })]).toEqual(["3", "1000"]);
    expect(read("3.5", { isInteger: true })).toEqual([
      "not-an-integer",
      "应为整数，如 12",
      "must be a whole number, such as 12",
    ]);
  });

  it("every number that is written comes back as itself, whatever stands around it", () => {
    const written = fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e15, max: 1e15 });
    fc.assert(
      fc.property(written, (value) => {
        const text = decimalText(value);
        expect(text).toMatch(/^-?\d+(\.\d+)?$/);
        expect(Number(text)).toBe(value + 0);
        expect(read(text)).toBe(text);
        expect(read(`${text}%`, { unit: "%" })).toBe(text);
        expect(read(String(value))).toBe(text);
      }),
    );
    fc.assert(
      fc.property(fc.integer({ min: -999_999_999, max: 999_999_999 }), (value) => {
        expect(read(value.toLocaleString("en-US"))).toBe(String(value));
        if (value < 0) expect(read(`(${Math.abs(value).toLocaleString("en-US")})`)).toBe(String(value));
      }),
    );
  });
});

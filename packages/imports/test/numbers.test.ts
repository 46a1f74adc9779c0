import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type ColumnDefinition,
  decimalOf,
  decimalText,
  type NumberContent,
  readCell,
  readNumber,
  readRow,
} from "../src/index.ts";

const number: NumberContent = { kind: "number" };
const percent: NumberContent = { kind: "number", unit: "%", minimum: 0, maximum: 100 };
const pieces: NumberContent = { kind: "number", unit: "件", isInteger: true, minimum: 0 };
const yuan: NumberContent = { kind: "number", unit: "元" };

describe("numbers as people and Excel write them", () => {
  it.each([
    ["12", "12"],
    ["１２．５", "12.5"],
    ["1,234.5", "1234.5"],
    ["1，234，567", "1234567"],
    ["-5", "-5"],
    ["－5", "-5"],
    ["−5", "-5"],
    ["(5)", "-5"],
    ["（1,234.50）", "-1234.5"],
    ["+5", "5"],
    ["007", "7"],
    ["0.50", "0.5"],
    [".5", "0.5"],
    ["5.", "5"],
    ["-0", "0"],
    ["(0.00)", "0"],
    [" 12 ", "12"],
    ["1e-7", "0.0000001"],
    ["1e+20", "100000000000000000000"],
    ["1E3", "1000"],
    ["1.5e3", "1500"],
    ["123456789012345", "123456789012345"],
    ["0.123456789012345", "0.123456789012345"],
    ["123456789012345000", "123456789012345000"],
    ["20260701", "20260701"],
    ["2026.7", "2026.7"],
  ])("%s", (text, value) => {
    expect(readNumber(text, number)).toEqual({ value });
  });

  it.each([
    ["97.5%", percent, "97.5"],
    ["97.5％", percent, "97.5"],
    ["97.5 %", percent, "97.5"],
    ["97.5", percent, "97.5"],
    ["0.975", percent, "0.975"],
    ["(5%)", { ...percent, minimum: -100 }, "-5"],
    ["(5)%", { ...percent, minimum: -100 }, "-5"],
    ["12件", pieces, "12"],
    ["1,200 件", pieces, "1200"],
    ["12（件）", pieces, "12"],
    ["12.0", pieces, "12"],
    ["¥1,234.50", yuan, "1234.5"],
    ["￥ 12元", yuan, "12"],
    ["(¥12)", yuan, "-12"],
    ["36.5℃", { kind: "number", unit: "℃" }, "36.5"],
    ["12 KM", { kind: "number", unit: "km" }, "12"],
  ] as const)("%s in a column of its unit", (text, content, value) => {
    expect(readNumber(text, content)).toEqual({ value });
  });

  it.each<[string, NumberContent, string, string, string]>([
    [
      "97.5%",
      number,
      "percent",
      "这一列的单位不是 %。请填不带“%”的数（在 Excel 中把该列设为“数值”格式）",
      "is a percentage, and the column is not in %: enter the number without the sign (format the column as a number in Excel)",
    ],
    [
      "5％",
      pieces,
      "percent",
      "这一列的单位不是 %。请填不带“%”的数（在 Excel 中把该列设为“数值”格式）",
      "is a percentage, and the column is not in %: enter the number without the sign (format the column as a number in Excel)",
    ],
    [
      "1.2万件",
      pieces,
      "unit",
      "这一列的单位是“件”，这里写的是“万件”。请换算成件，只填数字",
      "is in another unit (万件) than the column (件): convert it and enter the number alone",
    ],
    [
      "12件",
      number,
      "unit",
      "数字后面不能写单位“件”，请只填数字",
      "has a unit behind the number (件): enter the number alone",
    ],
    [
      "97.5‰",
      percent,
      "unit",
      "数字后面不能写单位“‰”，请只填数字",
      "has a unit behind the number (‰): enter the number alone",
    ],
    [
      "2026-07-01",
      number,
      "day-in-number",
      "这是日期，不是数。请核对这一列对应的是不是日期",
      "is a date and no number: is the column what it is said to be?",
    ],
    [
      "2026年7月1日",
      pieces,
      "day-in-number",
      "这是日期，不是数。请核对这一列对应的是不是日期",
      "is a date and no number: is the column what it is said to be?",
    ],
    [
      "1,5",
      number,
      "commas",
      "逗号只能隔开千位，如 1,234.5；小数点请写成“.”",
      "has a comma that does not part thousands (1,234.5): write the decimal point as “.”",
    ],
    [
      "1.234,5",
      number,
      "commas",
      "逗号只能隔开千位，如 1,234.5；小数点请写成“.”",
      "has a comma that does not part thousands (1,234.5): write the decimal point as “.”",
    ],
    [
      "1.23E+05",
      number,
      "turned-into-number",
      "这是科学计数法，后几位可能已丢失。请在 Excel 中把该列设为“数值”格式，再导入",
      "is shown with an exponent, which may have cut its last digits: format the column as a number in Excel first",
    ],
    [
      "1234567890123456",
      number,
      "too-many-digits",
      "超过 15 位有效数字，Excel 保存不了。请减少位数",
      "has more than 15 significant digits, which Excel cannot keep: shorten it",
    ],
    ["—", number, "not-a-number", "没有数的请留空", "is no number: leave it empty where there is none"],
    ["暂无", number, "not-a-number", "没有数的请留空", "is no number: leave it empty where there is none"],
    [
      "优秀",
      number,
      "not-a-number",
      "不是数，请只填数字，如 12 或 97.5",
      "is no number: enter digits alone, such as 12 or 97.5",
    ],
    [
      "12 34",
      number,
      "not-a-number",
      "不是数，请只填数字，如 12 或 97.5",
      "is no number: enter digits alone, such as 12 or 97.5",
    ],
    [
      "1e999",
      number,
      "out-of-range",
      "这个数太大或太小，保存不了，请核对",
      "is too large or too small to be kept",
    ],
    [
      "1e-999",
      number,
      "out-of-range",
      "这个数太大或太小，保存不了，请核对",
      "is too large or too small to be kept",
    ],
    ["120%", percent, "out-of-range", "应在 0% 至 100% 之间", "must be 0% to 100%"],
    ["-1", pieces, "out-of-range", "不能小于 0件", "must not be less than 0件"],
    [
      "11",
      { kind: "number", maximum: 1e-7 },
      "out-of-range",
      "不能大于 0.0000001",
      "must not be more than 0.0000001",
    ],
    ["3.5", pieces, "not-whole", "应是整数", "must be a whole number"],
  ])("%s is refused, with what to do", (text, content, code, zh, en) => {
    expect(readNumber(text, content)).toEqual({ code, message: { zh, en } });
  });

  it("the ends of a range are within it", () => {
    const content: NumberContent = { kind: "number", minimum: 0.1, maximum: 0.3 };
    for (const text of ["0.1", "0.3", "0.10000"]) expect(readNumber(text, content)).toHaveProperty("value");
    for (const text of ["0.0999999999999", "0.30000000000001"])
      expect(readNumber(text, content)).toEqual({
        code: "out-of-range",
        message: { zh: "应在 0.1 至 0.3 之间", en: "must be 0.1 to 0.3" },
      });
  });
});

/** Numbers of up to fifteen digits, which is what Excel keeps. */
const excelNumbers = fc
  .tuple(fc.boolean(), fc.integer({ min: 1, max: 15 }), fc.bigInt(0n, 10n ** 15n - 1n), fc.nat(20))
  .map(([isNegative, length, drawn, behind]) => ({
    ...{ isNegative, behind },
    digits: String(drawn % 10n ** BigInt(length)),
  }));

describe("every number that Excel can show comes back exactly", () => {
  it("in each of the ways in which it shows it", () => {
    fc.assert(
      fc.property(excelNumbers, (decimal) => {
        const value = decimalText(decimal);
        const absolute = value.replace("-", "");
        const [whole = "", part] = absolute.split(".");
        const grouped = `${whole.replace(/\B(?=(\d{3})+$)/g, ",")}${part === undefined ? "" : `.${part}`}`;
        const sign = value.startsWith("-") ? "-" : "";
        const ways = [
          value,
          `${sign}${grouped}`,
          `${value}${part === undefined ? ".00" : "00"}`,
          ...(sign === "" ? [] : [`(${absolute})`, `（${grouped}）`, `－${absolute}`]),
          value.replaceAll(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)),
        ];
        for (const way of ways) expect(readNumber(way, number)).toEqual({ value });
        for (const way of ways)
          expect(readNumber(`${way}%`, { kind: "number", unit: "%" })).toEqual({ value });
        for (const way of ways)
          expect(readNumber(`${way} 万元`, { kind: "number", unit: "万元" })).toEqual({ value });
      }),
    );
  });

  it("a double of fifteen digits is the same double afterwards, and never written with an exponent", () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e300, max: 1e300 }), (drawn) => {
        const short = Number(drawn.toPrecision(15));
        fc.pre(short === 0 || Math.abs(short) > 1e-300);
        const read = readNumber(String(short), number);
        expect(read).toHaveProperty("value");
        const { value } = read as { value: string };
        expect(value).toMatch(/^-?(0|[1-9]\d*)(\.\d*[1-9])?$/);
        expect(Number(value)).toBe(short === 0 ? 0 : short);
      }),
    );
  });

  it("what is said in canonical text says the same again", () => {
    fc.assert(
      fc.property(excelNumbers, (decimal) => {
        const text = decimalText(decimal);
        const again = decimalOf(text);
        expect(again && decimalText(again)).toBe(text);
      }),
    );
  });

  it("no text whatever is read as a number that it does not show", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(..."0123456789.,-+()%eE年 件¥") }).filter((text) => text !== ""),
        (text) => {
          const read = readNumber(text, number);
          if (!("value" in read)) return;
          const digits = text.replaceAll(/[^\d.]/g, "").replace(/^0+(?=\d)/, "");
          if (!/[eE]/.test(text)) expect(Math.abs(Number(read.value))).toBe(Number(digits));
        },
      ),
    );
  });
});

it("a column of numbers: blanks are blank, numbers travel as texts", () => {
  const column: ColumnDefinition = {
    field: "rate",
    title: { zh: "有效率", en: "Valid rate" },
    aliases: [],
    content: percent,
  };
  const definition = { columns: [column], strongKeys: [], weakKey: "" };
  const read = (cell: string, blanksClear = false) =>
    readRow(definition, { fields: ["rate"], references: {}, blanksClear }, [cell]);
  expect(readCell(column, "97.5％")).toEqual({ value: "97.5" });
  expect(read("97.50%")).toEqual({ values: { rate: "97.5" }, problems: [] });
  expect(read("  ")).toEqual({ values: {}, problems: [] });
  expect(read("", true)).toEqual({ values: { rate: null }, problems: [] });
  expect(read("#DIV/0!")).toEqual({
    values: {},
    problems: [
      {
        field: "rate",
        code: "formula-error",
        message: { zh: "Excel 的公式在这里出错了，请改正后再导入", en: "holds an error of Excel's" },
      },
    ],
  });
});

import type { ExcelDifference } from "../excel.ts";
import { numberOf } from "./numbers.ts";

export const datesAndTexts: readonly ExcelDifference[] = [
  {
    names: ["DAYS"],
    docs: {
      zh: "Excel 的 DAYS 先写结束日期；这里用 DAYSBETWEEN(起, 止)",
      en: "Excel's DAYS takes the end first; here it is DAYSBETWEEN(from, to)",
    },
    instead: ({ args: [to, from, ...others] }) =>
      from === undefined || others.length > 0 ? [] : [`DAYSBETWEEN(${from}, ${to})`],
  },
  {
    names: ["DATEDIF", "DAYS360", "NETWORKDAYS"],
    docs: {
      zh: "这里用 DAYSBETWEEN(起, 止) 数天数，YEAR、MONTH 取年月",
      en: "here DAYSBETWEEN(from, to) counts days, YEAR and MONTH take a date apart",
    },
    instead: ({ ast, args: [from, to] }) => {
      const unit = ast.args[2];
      return unit?.kind === "text" && unit.value.toUpperCase() === "D" ? [`DAYSBETWEEN(${from}, ${to})`] : [];
    },
  },
  {
    names: ["DATE", "DATEVALUE"],
    docs: { zh: '这里日期写作 "2026-07-01"', en: 'here a date is written "2026-07-01"' },
    instead: ({ ast, args }) => {
      const [year, month, day] = ast.args.map(numberOf);
      if (ast.name.toUpperCase() === "DATEVALUE") return args[0] === undefined ? [] : [args[0]];
      if (year == null || month == null || day == null || args.length !== 3) return [];
      const two = (part: number) => String(part).padStart(2, "0");
      return [`"${year}-${two(month)}-${two(day)}"`];
    },
  },
  {
    names: ["DAY", "WEEKDAY", "WEEKNUM", "EDATE", "EOMONTH"],
    docs: { zh: "日期只有 YEAR、MONTH、DAYSBETWEEN", en: "dates have only YEAR, MONTH and DAYSBETWEEN" },
  },
  {
    names: ["CONCATENATE", "CONCAT"],
    docs: { zh: "这里用 & 连接文本", en: "here texts are joined by &" },
    instead: ({ operands }) => (operands.length === 0 ? [] : [`(${operands.join(" & ")})`]),
  },
  {
    names: ["EXACT"],
    docs: { zh: "这里用 = 比较，区分大小写", en: "here it is =, which tells upper from lower case" },
    instead: ({ operands: [a, b] }) => (b === undefined ? [] : [`(${a} = ${b})`]),
  },
  {
    names: ["FIND", "SEARCH"],
    docs: {
      zh: "这里用 CONTAINS(文本, 要找的文本)，得到是或否",
      en: "here it is CONTAINS(text, wanted), which gives TRUE or FALSE",
    },
  },
  {
    names: ["LEFT", "RIGHT", "MID"],
    docs: {
      zh: "这里不截取文本；判断开头用 STARTSWITH，判断包含用 CONTAINS",
      en: "texts are not cut here; STARTSWITH and CONTAINS tell what is in them",
    },
  },
  {
    names: ["TEXT", "FIXED", "VALUE"],
    docs: {
      zh: "数值与文本不互相转换；小数位用 ROUND，连接文本用 &",
      en: "numbers and texts do not turn into each other; ROUND sets the digits, & joins texts",
    },
  },
  {
    names: ["TEXTJOIN", "TRIM", "UPPER", "LOWER", "SUBSTITUTE", "REPLACE", "REPT"],
    docs: {
      zh: "这里不改写文本；连接用 &，判断用 = 或 CONTAINS",
      en: "texts are not rewritten here; & joins them, = and CONTAINS compare them",
    },
  },
  {
    names: ["XOR"],
    docs: { zh: "这里用 <> 比较两个是非值", en: "here two booleans are compared by <>" },
    instead: ({ operands: [a, b, ...others] }) =>
      b === undefined || others.length > 0 ? [] : [`(${a} <> ${b})`],
  },
];

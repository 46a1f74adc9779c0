import type { ExcelDifference } from "./difference.ts";
import { numberOf } from "./numbers.ts";

export const datesAndTexts: readonly ExcelDifference[] = [
  {
    names: ["DAYS"],
    instead: ({ args: [to, from, ...others] }) =>
      from === undefined || others.length > 0 ? [] : [`DAYSBETWEEN(${from}, ${to})`],
  },
  {
    names: ["DATEDIF", "DAYS360", "NETWORKDAYS"],
    instead: ({ ast, args: [from, to] }) => {
      const unit = ast.args[2];
      return unit?.kind === "text" && unit.value.toUpperCase() === "D" ? [`DAYSBETWEEN(${from}, ${to})`] : [];
    },
  },
  {
    names: ["DATE", "DATEVALUE"],
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
  },
  {
    names: ["CONCATENATE", "CONCAT"],
    instead: ({ operands }) => (operands.length === 0 ? [] : [`(${operands.join(" & ")})`]),
  },
  {
    names: ["EXACT"],
    instead: ({ operands: [a, b] }) => (b === undefined ? [] : [`(${a} = ${b})`]),
  },
  {
    names: ["FIND", "SEARCH"],
  },
  {
    names: ["LEFT", "RIGHT", "MID"],
  },
  {
    names: ["TEXT", "FIXED", "VALUE"],
  },
  {
    names: ["TEXTJOIN", "TRIM", "UPPER", "LOWER", "SUBSTITUTE", "REPLACE", "REPT"],
  },
  {
    names: ["XOR"],
    instead: ({ operands: [a, b, ...others] }) =>
      b === undefined || others.length > 0 ? [] : [`(${a} <> ${b})`],
  },
];

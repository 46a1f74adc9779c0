import { isDateText } from "../../calendar/date-text.ts";
import { certain, type ExcelDifference, type PastedCall } from "./difference.ts";
import { numberOf } from "./numbers.ts";

export const datesAndTexts: readonly ExcelDifference[] = [
  {
    names: ["DAYS"],
    instead: ({ args: [to, from, ...others] }) =>
      to === undefined || from === undefined || others.length > 0
        ? []
        : [certain(`DAYSBETWEEN(${from.text}, ${to.text})`)],
  },
  {
    names: ["DATEDIF"],
    instead: spanOf,
  },
  {
    names: ["DAYS360"],
  },
  {
    names: ["NETWORKDAYS"],
  },
  {
    names: ["DATE", "DATEVALUE"],
    instead: ({ name, args }) => {
      if (name === "DATEVALUE") {
        const ast = args[0]?.ast;
        return ast?.kind === "text" && isDateText(ast.value) ? [certain(args[0]?.text ?? "")] : [];
      }
      const [year, month, day] = args.map(({ ast }) => numberOf(ast));
      if (year == null || month == null || day == null || args.length !== 3) return [];
      const two = (part: number) => String(part).padStart(2, "0");
      const written = `${year}-${two(month)}-${two(day)}`;
      return isDateText(written) ? [certain(`"${written}"`)] : [];
    },
  },
  {
    names: ["DAY", "WEEKDAY", "WEEKNUM", "EDATE", "EOMONTH"],
  },
  {
    names: ["CONCATENATE", "CONCAT"],
    instead: (call) => {
      const { args } = call;
      if (args.length === 0) return [];
      const insert = `(${args.map(({ operand }) => operand).join(" & ")})`;
      // A date is joined as its number in Excel, and as it is written here.
      const same = args.every(
        ({ ast }) => ast.kind === "text" || joinsAlike.has(call.typeOf(ast)?.kind ?? ""),
      );
      return [same ? certain(insert) : insert];
    },
  },
  {
    names: ["EXACT"],
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
    instead: ({ args: [a, b, ...others] }) =>
      a === undefined || b === undefined || others.length > 0
        ? []
        : [certain(`(${a.operand} <> ${b.operand})`)],
  },
];

const joinsAlike: ReadonlySet<string> = new Set(["text", "enum", "number"]);

/** DATEDIF by its unit. It fails where the first date is the later one, which ours do not: never certain. */
function spanOf({ args: [from, to, unit, ...others] }: PastedCall): readonly string[] {
  if (from === undefined || to === undefined || unit?.ast.kind !== "text" || others.length > 0) return [];
  const ours = spans.get(unit.ast.value.toUpperCase());
  return ours === undefined ? [] : [`${ours}(${from.text}, ${to.text})`];
}

const spans: ReadonlyMap<string, string> = new Map([
  ["D", "DAYSBETWEEN"],
  ["M", "MONTHSBETWEEN"],
  ["Y", "YEARSBETWEEN"],
]);

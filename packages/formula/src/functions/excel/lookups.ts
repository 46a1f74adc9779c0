import type { ExcelDifference, PastedCall } from "../excel.ts";
import { numberOf } from "./numbers.ts";

export const lookups: readonly ExcelDifference[] = [
  {
    names: ["VLOOKUP"],
    docs: {
      zh: "这里用 BAND（按门槛）或 SWITCH（按相等）代替 VLOOKUP",
      en: "in place of VLOOKUP, use BAND (by threshold) or SWITCH (by equality)",
    },
    instead: lookUp,
  },
  {
    names: ["HLOOKUP", "XLOOKUP", "LOOKUP", "MATCH", "XMATCH"],
    docs: {
      zh: "这里用 BAND（按门槛）或 SWITCH（按相等）代替查表",
      en: "in place of a look-up, use BAND (by threshold) or SWITCH (by equality)",
    },
  },
  {
    names: ["INDEX", "OFFSET", "INDIRECT", "FILTER"],
    docs: {
      zh: "这里没有单元格区域；用 列表[条件].列 取出要用的行",
      en: "there are no ranges of cells here; list[condition].column takes the rows that are wanted",
    },
  },
  {
    names: ["CHOOSE"],
    docs: { zh: "这里用 SWITCH(x, 1, …, 2, …)", en: "here it is SWITCH(x, 1, …, 2, …)" },
    instead: ({ args: [x, ...values] }) =>
      values.length === 0
        ? []
        : [`SWITCH(${[x, ...values.map((value, index) => `${index + 1}, ${value}`)].join(", ")})`],
  },
  {
    names: ["IFNA"],
    ours: "IFERROR",
    docs: { zh: "这里用 IFERROR；空值用 ??", en: "here it is IFERROR; for blanks, ??" },
  },
  {
    names: ["ISNUMBER", "ISTEXT", "ISERROR", "ISNA", "ISERR", "ISLOGICAL"],
    docs: {
      zh: "这里每个字段的类型是已知的；判断是否填写用 ISBLANK，出错时的取值用 IFERROR",
      en: "here the type of each field is known; ISBLANK tells whether it is filled, IFERROR what counts after an error",
    },
    instead: ({ ast, args }) => {
      const [inner] = ast.args;
      if (ast.name.toUpperCase() !== "ISNUMBER") return [];
      if (inner?.kind === "call" && /^(?:SEARCH|FIND)$/i.test(inner.name)) {
        const [wanted, where] = inner.args;
        const text = (part: typeof wanted) =>
          part === undefined ? "" : (args[0] ?? "").slice(part.from - inner.from, part.to - inner.from);
        return [`CONTAINS(${text(where)}, ${text(wanted)})`];
      }
      return [`NOT(ISBLANK(${args[0]}))`];
    },
  },
];

/** VLOOKUP in a table that is written out: by equality a SWITCH, by threshold a BAND with the highest row first. */
function lookUp({ ast, args }: PastedCall): readonly string[] {
  const [x, table, column, near] = ast.args;
  if (x === undefined || table?.kind !== "table" || numberOf(column) !== 2) return [];
  const text = args[1] ?? "";
  const rows = table.rows.flatMap(({ cells: [key, value] }) =>
    key === undefined || value === undefined
      ? []
      : [[key, value].map((cell) => text.slice(cell.from - table.from, cell.to - table.from))],
  );
  if (rows.length !== table.rows.length) return [];
  const exact = near?.kind === "boolean" ? !near.value : numberOf(near) === 0;
  if (exact) return [`SWITCH(${[args[0], ...rows.flat()].join(", ")})`];
  const lowest = rows[0]?.[1] ?? "0";
  return [
    `BAND(${args[0]}, [${rows
      .reverse()
      .map((row) => `[${row.join(", ")}]`)
      .join(", ")}], ${lowest})`,
  ];
}

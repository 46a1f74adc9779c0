import type { ExcelDifference, PastedCall } from "./difference.ts";
import { numberOf } from "./numbers.ts";

export const lookups: readonly ExcelDifference[] = [
  {
    names: ["VLOOKUP"],
    instead: lookUp,
  },
  {
    names: ["HLOOKUP", "XLOOKUP", "LOOKUP", "MATCH", "XMATCH"],
  },
  {
    names: ["INDEX", "OFFSET", "INDIRECT", "FILTER"],
  },
  {
    names: ["CHOOSE"],
    instead: ({ args: [x, ...values] }) =>
      values.length === 0
        ? []
        : [`SWITCH(${[x, ...values.map((value, index) => `${index + 1}, ${value}`)].join(", ")})`],
  },
  {
    names: ["IFNA"],
    ours: "IFERROR",
  },
  {
    names: ["ISNUMBER", "ISTEXT", "ISERROR", "ISNA", "ISERR", "ISLOGICAL"],
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

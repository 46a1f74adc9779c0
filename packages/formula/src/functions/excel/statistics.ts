import type { ExcelDifference } from "./difference.ts";
import { numberOf } from "./numbers.ts";

export const statistics: readonly ExcelDifference[] = [
  {
    names: ["STDEV", "STDEV.S", "STDEVA"],
    ours: "STDEV.P",
  },
  {
    names: ["STDEVP", "STDEVPA"],
    ours: "STDEV.P",
  },
  {
    names: ["VARP", "VAR.P", "VARPA"],
    instead: ({ args }) => [`(STDEV.P(${args.join(", ")}) ^ 2)`],
  },
  {
    names: ["VAR", "VAR.S", "VARA"],
  },
  {
    names: ["TRIMMEAN"],
  },
  {
    names: ["AVERAGEA"],
    ours: "AVERAGE",
  },
  {
    names: ["COUNTA"],
    ours: "COUNT",
  },
  {
    names: ["MAXA", "MINA"],
    instead: ({ ast, args }) => [`${ast.name.slice(0, 3)}(${args.join(", ")})`],
  },
  {
    names: ["LARGE", "SMALL"],
    instead: ({ ast, args }) =>
      numberOf(ast.args[1]) === 1 && args.length === 2
        ? [`${ast.name.toUpperCase() === "LARGE" ? "MAX" : "MIN"}(${args[0]})`]
        : [],
  },
  {
    names: ["RANK", "RANK.EQ", "RANK.AVG"],
    instead: ({ args }) => (args[0] === undefined ? [] : [`COHORT.RANK(${args[0]})`]),
  },
  {
    names: ["PERCENTRANK", "PERCENTRANK.INC", "PERCENTRANK.EXC"],
  },
  {
    names: ["PERCENTILE", "PERCENTILE.INC", "PERCENTILE.EXC", "QUARTILE", "QUARTILE.INC", "MODE"],
  },
];

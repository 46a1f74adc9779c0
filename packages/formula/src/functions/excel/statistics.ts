import type { ExcelDifference, PastedCall } from "./difference.ts";
import { negated, readsColumn } from "./names.ts";
import { numberOf } from "./numbers.ts";

export const statistics: readonly ExcelDifference[] = [
  {
    // Of a sample, so that ours is another number: offered, never certain.
    names: ["STDEV", "STDEV.S", "STDEVA"],
    ours: "STDEV.P",
  },
  {
    names: ["STDEVP", "STDEVPA"],
    ours: "STDEV.P",
    same: true,
  },
  {
    names: ["VARP", "VAR.P", "VARPA"],
    instead: ({ args }) => [`(STDEV.P(${args.map(({ text }) => text).join(", ")}) ^ 2)`],
  },
  {
    names: ["VAR", "VAR.S", "VARA"],
  },
  {
    names: ["TRIMMEAN"],
  },
  {
    // Ours takes only numbers, of which both are the mean.
    names: ["AVERAGEA"],
    ours: "AVERAGE",
    same: true,
  },
  {
    names: ["COUNTA"],
  },
  {
    // Of nothing they are 0 in Excel.
    names: ["MAXA", "MINA"],
    instead: ({ name, args }) => [`${name.slice(0, 3)}(${args.map(({ text }) => text).join(", ")})`],
  },
  {
    names: ["LARGE", "SMALL"],
    instead: ({ name, args: [list, k, ...others] }) =>
      list !== undefined && numberOf(k?.ast) === 1 && others.length === 0
        ? [`${name === "LARGE" ? "MAX" : "MIN"}(${list.text})`]
        : [],
  },
  {
    names: ["RANK", "RANK.EQ"],
    instead: rank,
  },
  {
    names: ["RANK.AVG"],
  },
  {
    names: ["PERCENTRANK", "PERCENTRANK.INC", "PERCENTRANK.EXC"],
  },
  {
    names: ["PERCENTILE", "PERCENTILE.EXC", "QUARTILE", "QUARTILE.EXC"],
  },
  {
    names: ["MODE", "MODE.SNGL"],
  },
  {
    names: ["PERCENTILE.INC"],
    ours: "PERCENTILE",
    same: true,
  },
  {
    names: ["QUARTILE.INC"],
    ours: "QUARTILE",
    same: true,
  },
];

/**
 * A place within a list that the form has is counted in that list; any other range is taken for the group. The third
 * argument, where it is not 0, ranks the lowest first.
 */
function rank(call: PastedCall): readonly string[] {
  const [x, range, order, ...others] = call.args;
  if (x === undefined || others.length > 0) return [];
  const direction = order === undefined ? 0 : numberOf(order.ast);
  if (direction === null) return [];
  const within = range === undefined ? null : call.typeOf(range.ast);
  if (range === undefined || within === null)
    return [`COHORT.RANK(${direction === 0 ? x.text : negated(x)})`];
  if (within.kind !== "list" || readsColumn(x.ast, range.ast, call)) return [];
  const better = direction === 0 ? ">" : "<";
  if (range.ast.kind === "property" && call.typeOf(range.ast.of)?.kind === "list") {
    const rows = range.text.slice(0, range.ast.of.to - range.ast.from);
    return [
      `(COUNT(${rows}[${range.text.slice(range.ast.nameFrom - range.ast.from)} ${better} ${x.operand}]) + 1)`,
    ];
  }
  return [`(COUNT(${range.text}[value ${better} ${x.operand}]) + 1)`];
}

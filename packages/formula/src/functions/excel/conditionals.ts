import { writeName } from "../../syntax/names.ts";
import { type Column, type Condition, conditionOf } from "./criteria.ts";
import {
  type Conversion,
  certain,
  type ExcelDifference,
  type PastedArgument,
  type PastedCall,
} from "./difference.ts";

/** The aggregates with conditions: here the rows are filtered first. */
export const conditionals: readonly ExcelDifference[] = [
  { names: ["SUMIF"], instead: (call) => single(call, (filtered) => `SUM(${filtered})`) },
  { names: ["AVERAGEIF"], instead: (call) => single(call, (filtered) => `AVERAGE(${filtered})`) },
  { names: ["COUNTIF"], instead: count },
  { names: ["SUMIFS"], instead: (call) => several(call, (filtered) => `SUM(${filtered})`) },
  { names: ["AVERAGEIFS"], instead: (call) => several(call, (filtered) => `AVERAGE(${filtered})`) },
  { names: ["COUNTIFS"], instead: count },
  { names: ["MAXIFS"], instead: (call) => several(call, (filtered) => extreme("MAX", filtered)) },
  { names: ["MINIFS"], instead: (call) => several(call, (filtered) => extreme("MIN", filtered)) },
  { names: ["COUNTBLANK"], instead: countBlank },
];

/** Of nothing, Excel's are 0. */
function extreme(name: string, filtered: string): string {
  return `IF(COUNT(${filtered}) = 0, 0, ${name}(${filtered}))`;
}

/** `(range, criterion, [values])` */
function single(call: PastedCall, write: (filtered: string) => string): readonly Conversion[] {
  const [range, criterion, values, ...others] = call.args;
  if (range === undefined || criterion === undefined || others.length > 0) return [];
  return filtered(call, [range, criterion], columnOf(call, values ?? range), write);
}

/** `(values, range, criterion, …)` */
function several(call: PastedCall, write: (filtered: string) => string): readonly Conversion[] {
  const [values, ...pairs] = call.args;
  return values === undefined ? [] : filtered(call, pairs, columnOf(call, values), write);
}

/** `(range, criterion, …)`: the rows that meet all of them. */
function count(call: PastedCall): readonly Conversion[] {
  const [range] = call.args;
  const column = range === undefined ? null : columnOf(call, range);
  return filtered(
    call,
    call.args,
    column === null ? null : { ...column, tail: "" },
    (rows) => `COUNT(${rows})`,
  );
}

function countBlank(call: PastedCall): readonly Conversion[] {
  const [range, ...others] = call.args;
  const column = range === undefined || others.length > 0 ? null : columnOf(call, range);
  if (column === null || column.tail === "") return [];
  const isText = column.type.kind === "text";
  return [
    certain(`COUNT(${column.rows}[${isText ? `${column.key} ?? "" = ""` : `ISBLANK(${column.key})`}])`),
  ];
}

/** `list.column`, or a list of single values, which a filter calls `value`; null for anything else. */
function columnOf(call: PastedCall, { ast, text }: PastedArgument): Column | null {
  const type = call.typeOf(ast);
  if (type?.kind !== "list" || type.item.kind === "row") return null;
  if (ast.kind === "property" && call.typeOf(ast.of)?.kind === "list") {
    const key = writeName(ast.key);
    return { ast, rows: text.slice(0, ast.of.to - ast.from), key, tail: `.${key}`, type: type.item };
  }
  return { ast, rows: text, key: "value", tail: "", type: type.item };
}

/** The rows that meet all pairs of range and criterion, which must be of one list. */
function filtered(
  call: PastedCall,
  pairs: readonly PastedArgument[],
  values: Column | null,
  write: (filtered: string) => string,
): readonly Conversion[] {
  if (values === null || pairs.length === 0 || pairs.length % 2 !== 0) return [];
  const conditions: Condition[] = [];
  for (let index = 0; index < pairs.length; index += 2) {
    const [range, criterion] = [pairs[index], pairs[index + 1]];
    const column = range === undefined ? null : columnOf(call, range);
    if (column === null || criterion === undefined || column.rows !== values.rows) return [];
    const condition = conditionOf(column, criterion, call);
    if (condition === null) return [];
    conditions.push(condition);
  }
  const written = conditions.map(({ text }) => text).join(" AND ");
  const insert = write(`${values.rows}[${written}]${values.tail}`);
  return [conditions.every((condition) => condition.certain) ? certain(insert) : insert];
}

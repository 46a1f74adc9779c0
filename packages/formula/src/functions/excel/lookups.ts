import {
  type Conversion,
  certain,
  type ExcelDifference,
  type PastedArgument,
  type PastedCall,
} from "./difference.ts";
import { numberOf } from "./numbers.ts";
import { type Pairs, pairsOf, writeBand, writeSwitch } from "./tables.ts";

export const lookups: readonly ExcelDifference[] = [
  { names: ["VLOOKUP"], instead: lookUpRows, seeks: true },
  { names: ["HLOOKUP", "XLOOKUP", "LOOKUP", "MATCH", "XMATCH"], instead: lookUp, seeks: true },
  { names: ["INDEX", "OFFSET", "INDIRECT", "FILTER"], instead: indexed, seeks: true },
  {
    names: ["CHOOSE"],
    seeks: true,
    instead: (call) => {
      const [x, ...values] = call.args;
      if (x === undefined || values.length === 0) return [];
      const type = call.typeOf(x.ast);
      const whole = type?.kind === "number" && type.range?.integer === true;
      const pairs = values.map(({ text }, index) => [String(index + 1), text] as const);
      // Excel cuts the decimals off; below 1 both find nothing.
      const sought = whole ? x : { ...x, text: `INT(${x.text})`, operand: `INT(${x.text})` };
      return writeSwitch({ ...call, args: [sought] }, pairs);
    },
  },
  { names: ["IFNA"], guards: true },
  {
    names: ["ISNUMBER", "ISTEXT", "ISERROR", "ISNA", "ISERR", "ISLOGICAL"],
    instead: isKind,
  },
];

/** `(x, table, column, [near])` of a table that is written out. */
function lookUpRows(call: PastedCall): readonly Conversion[] {
  const [, table, column, near] = call.args;
  return looked(call, pairsOf(table?.array ?? null, 0, (numberOf(column?.ast) ?? 0) - 1), isExact(near));
}

function lookUp(call: PastedCall): readonly Conversion[] {
  const [, first, second, third, fourth] = call.args;
  const keys = first?.array ?? null;
  switch (call.name) {
    case "HLOOKUP":
      return looked(call, pairsOf(turned(keys), 0, (numberOf(second?.ast) ?? 0) - 1), isExact(third));
    case "XLOOKUP": {
      const mode = fourth === undefined ? 0 : numberOf(fourth.ast);
      const fallback = third?.text ?? call.fallback;
      if (mode !== 0 && mode !== -1) return [];
      return looked({ ...call, fallback }, besides(keys, second?.array ?? null), mode === 0);
    }
    case "LOOKUP": {
      if (second !== undefined) return looked(call, besides(keys, second.array), false);
      const wide = (keys?.[0]?.length ?? 0) > (keys?.length ?? 0);
      const rows = wide ? turned(keys) : keys;
      return looked(call, pairsOf(rows, 0, (rows?.[0]?.length ?? 0) - 1), false);
    }
    default:
      return looked(call, numbered(keys), matchesExactly(call.name, second));
  }
}

/** `INDEX(values, MATCH(x, keys, type))` where both are written out. */
function indexed(call: PastedCall): readonly Conversion[] {
  const [values, place, ...others] = call.args;
  if (call.name !== "INDEX" || place?.ast.kind !== "call" || place.ast.name.toUpperCase() !== "MATCH")
    return [];
  const match = call.inner(place.ast);
  const [x, keys, type] = match.args;
  if (x === undefined || others.length > 0) return [];
  const exact = matchesExactly("MATCH", type);
  return looked({ ...call, args: [x] }, besides(keys?.array ?? null, values?.array ?? null), exact);
}

/** What is found by equality is a SWITCH, by threshold a BAND; below the lowest threshold Excel finds nothing. */
function looked(call: PastedCall, pairs: Pairs | null, exact: boolean | null): readonly Conversion[] {
  if (pairs === null || exact === null) return [];
  return exact ? writeSwitch(call, pairs) : writeBand(call, pairs);
}

/** Whether equality is asked for; null where it is not written out. */
function isExact(near: PastedArgument | undefined): boolean | null {
  if (near === undefined) return false;
  if (near.ast.kind === "boolean") return !near.ast.value;
  const number = numberOf(near.ast);
  return number === null ? null : number === 0;
}

/** XMATCH asks for equality where nothing is said, MATCH for the threshold. */
function matchesExactly(name: string, type: PastedArgument | undefined): boolean | null {
  if (type === undefined) return name === "XMATCH";
  const number = numberOf(type.ast);
  if (number === 0) return true;
  return number === (name === "XMATCH" ? -1 : 1) ? false : null;
}

type Table = readonly (readonly string[])[];

function turned(table: Table | null): Table | null {
  return table?.[0]?.map((_, column) => table.map((row) => row[column] ?? "")) ?? null;
}

/** Keys and values of two rows or columns. */
function besides(keys: Table | null, values: Table | null): Pairs | null {
  const [a, b] = [keys?.flat() ?? [], values?.flat() ?? []];
  return a.length === 0 || a.length !== b.length
    ? null
    : a.map((key, index) => [key, b[index] ?? ""] as const);
}

/** Keys and their places. */
function numbered(keys: Table | null): Pairs | null {
  const all = keys?.flat() ?? [];
  return all.length === 0 ? null : all.map((key, index) => [key, String(index + 1)] as const);
}

/** Whether something is a number or text: of a field whose type is known, whether it is there. */
function isKind(call: PastedCall): readonly Conversion[] {
  const [x, ...others] = call.args;
  if (x === undefined || others.length > 0) return [];
  if (call.name === "ISNUMBER" && x.ast.kind === "call") return isFound(call.inner(x.ast));
  const kind = call.typeOf(x.ast)?.kind;
  const wanted: Readonly<Record<string, readonly string[]>> = {
    ISNUMBER: ["number"],
    ISTEXT: ["text", "enum"],
    ISLOGICAL: ["boolean"],
  };
  return wanted[call.name]?.includes(kind ?? "") === true ? [certain(`NOT(ISBLANK(${x.text}))`)] : [];
}

/** `ISNUMBER(SEARCH(wanted, text))`. SEARCH passes over upper and lower case and knows wildcards. */
function isFound({ name, args: [wanted, text, ...others] }: PastedCall): readonly Conversion[] {
  if (wanted === undefined || text === undefined || others.length > 0) return [];
  if (name !== "FIND" && name !== "SEARCH") return [];
  const plain = wanted.ast.kind === "text" && !/[*?~]|^$/.test(wanted.ast.value);
  const value = wanted.ast.kind === "text" ? wanted.ast.value : "";
  if (name === "SEARCH" && (!plain || value.toLowerCase() !== value.toUpperCase())) return [];
  return [
    certain(`CONTAINS(${text.text}, ${wanted.text})`),
    certain(`CONTAINS(${text.operand} ?? "", ${wanted.text})`),
  ];
}

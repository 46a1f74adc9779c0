import { quote } from "../quote.ts";
import type { TypedDefinition } from "../tree/typed-node.ts";
import { lowerDefinitions } from "./definitions.ts";
import { type Access, type Code, sourceBack } from "./source.ts";

/** Definitions in doubles as JavaScript functions over columns (`FastColumns`); null where doubles are of no use. */
export function columnCode(definitions: readonly TypedDefinition[]): (string | null)[] {
  const parts: { code: Code; keys: Map<string, string> }[] = [];
  const made = lowerDefinitions(definitions, () => {
    const keys = new Map<string, string>();
    const code = sourceBack(columnAccess(keys));
    parts.push({ code, keys });
    return code;
  });
  return made.map((result, index) => {
    const part = parts[index];
    return result === null || part === undefined ? null : loop(part.code, part.keys);
  });
}

function loop(code: Code, keys: ReadonlyMap<string, string>): string {
  const columns = [...keys].flatMap(([key, name]) => [
    `const ${name}l = columnar.columnOf(columns, ${quote(key)});`,
    `const ${name} = columnar.valuesOf(${name}l);`,
  ]);
  return [
    "(columns, known, count, values) => {",
    "const undecided = [];",
    "const blank = values instanceof Float64Array ? NaN : null;",
    ...columns,
    "for (let i = 0; i < count; i += 1) {",
    code.statements(),
    "}",
    "return undecided;",
    "}",
  ].join("\n");
}

/** Columns are looked up once, before the loop: `keys` collects them with the names that they get. */
function columnAccess(keys: Map<string, string>): Access {
  const column = (key: string): string => {
    const name = keys.get(key) ?? `c${keys.size}`;
    keys.set(key, name);
    return name;
  };
  return {
    field: (key) => `${column(key)}[i]`,
    definition: (index) => `known[${index}][i]`,
    isBlank: (value) => `${value} === undefined || ${value} === null || ${value} !== ${value}`,
    settles: false,
    undecided: "{ undecided.push(i); continue; }",
    result: (value) => `values[i] = ${value === "null" ? "blank" : value}; continue;`,
    gather: (path, read, rest) =>
      path.from === "input" && path.instead === undefined
        ? `columnar.gatherAt(${column(path.key)}l, i, ${rest})`
        : `runtime.gather(${read(path)}, ${rest})`,
  };
}

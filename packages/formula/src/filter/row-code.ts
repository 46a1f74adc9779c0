import type { TypedDefinition } from "../tree/typed-node.ts";
import { lowerDefinitions } from "./definitions.ts";
import { type Access, type Code, property, sourceBack } from "./source.ts";

/**
 * Definitions in doubles as JavaScript functions (`FastRow`); null where doubles are of no use. Those that settle are
 * slower and decide nearly all that the others leave open.
 */
export function rowCode(
  definitions: readonly TypedDefinition[],
  options: { settles: boolean },
): (string | null)[] {
  const codes: Code[] = [];
  const made = lowerDefinitions(definitions, () => {
    const code = sourceBack({ ...row, ...options });
    codes.push(code);
    return code;
  });
  return made.map((result, index) =>
    result === null ? null : `(input, known) => {\n${codes[index]?.statements() ?? ""}\n}`,
  );
}

const row: Omit<Access, "settles"> = {
  field: (key) => property("input", key),
  definition: (index) => `known[${index}]`,
  isBlank: (value) => `${value} === undefined || ${value} === null`,
  undecided: "return undefined;",
  result: (value) => `return ${value};`,
  gather: (path, read, rest) => `runtime.gather(${read(path)}, ${rest})`,
};

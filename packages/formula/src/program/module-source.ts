import { columnCode } from "../filter/column-code.ts";
import { rowCode } from "../filter/row-code.ts";
import type { TypedProgram } from "../tree/typed-node.ts";
import { quote } from "./quote.ts";

export interface ModuleOptions {
  /** Where the module finds `@duheng/formula/runtime`. */
  readonly runtime?: string;
  /** Whether to make code for columns too, about as much again; without it they go through it record by record. */
  readonly columns?: boolean;
}

/**
 * An ES module with the program's `evaluate`, `evaluateExactly`, `evaluateColumns`, `cohort`, `cohortValues` and
 * `undecided`. Whatever an author wrote is in it only as quoted text, so a name can't become code, and nothing is
 * compiled at run time: it runs under a Content-Security-Policy without `unsafe-eval`.
 */
export function moduleSource(program: TypedProgram, options: ModuleOptions = {}): string {
  const { runtime = "@duheng/formula/runtime", columns = false } = options;
  const { definitions } = program;
  const rows = rowCode(definitions);
  return [
    `import { doubles, instantiate, isRow } from ${quote(runtime)};`,
    ...rows.map((code, index) => `const row${index} = ${code};`),
    `const rows = [${rows.map((_, index) => `row${index}`).join(", ")}];`,
    ...(columns ? [`const columns = [\n${columnCode(definitions).join(",\n")}\n];`] : []),
    `const program = instantiate(JSON.parse(${quote(JSON.stringify(program))}), { rows${columns ? ", columns" : ""} });`,
    "export const { cohort, cohortValues, evaluateColumns, evaluateExactly, undecided } = program;",
    ...evaluateSource(program, rows),
    "",
  ].join("\n");
}

/** `evaluate`, written out for this program where doubles may decide all of it: no loop, and results of one shape. */
function evaluateSource({ definitions }: TypedProgram, rows: readonly (string | null)[]): string[] {
  if (rows.includes(null) || definitions.length > 50) return ["export const { evaluate } = program;"];
  return [
    "const none = Object.freeze({});",
    "export function evaluate(input) {",
    "if (!isRow(input)) return program.evaluate(input);",
    "const known = [];",
    ...rows.flatMap((_, index) => [
      `const x${index} = row${index}(input, known);`,
      `if (x${index} === undefined) return program.evaluate(input);`,
      ...(index + 1 < rows.length ? [`known.push(x${index});`] : []),
    ]),
    `return { values: { ${definitions.map(({ name }, index) => `[${quote(name)}]: x${index}`).join(", ")} }, errors: none };`,
    "}",
  ];
}

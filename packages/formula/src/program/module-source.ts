import { columnCode } from "../filter/column-code.ts";
import { rowCode } from "../filter/row-code.ts";
import type { TypedProgram } from "../tree/typed-node.ts";
import { quote } from "./quote.ts";

export interface ModuleOptions {
  /** Where the module finds `@duheng/formula/runtime`. */
  readonly runtime?: string;
  /** Whether the module has `evaluateColumns`, half as much code again; or where it finds `@duheng/formula/columns`. */
  readonly columns?: boolean | string;
}

/**
 * An ES module with the program's `evaluate`, `evaluateExactly`, `cohort`, `cohortValues` and, where it is asked
 * for, `evaluateColumns` and `undecided`. Whatever an author wrote is in it only as quoted text, so a name can't become code, and nothing is
 * compiled at run time: it runs under a Content-Security-Policy without `unsafe-eval`.
 */
export function moduleSource(program: TypedProgram, options: ModuleOptions = {}): string {
  const { runtime = "@duheng/formula/runtime", columns = false } = options;
  const { definitions } = program;
  const quick = rowCode(definitions, { settles: false });
  const settling = rowCode(definitions, { settles: true });
  return [
    `import * as runtime from ${quote(runtime)};`,
    ...definitions.map(
      (_, index) => `const row${index} = ${quick[index]};\nconst settle${index} = ${settling[index]};`,
    ),
    `const rows = [${definitions.map((_, index) => rowSource(index, quick, settling)).join(",\n")}];`,
    `const tree = JSON.parse(${quote(JSON.stringify(program))});`,
    "const program = runtime.instantiate(tree, rows);",
    "export const { cohort, cohortValues, evaluateExactly } = program;",
    ...evaluateSource(program, quick),
    ...(columns === false ? [] : columnsSource(program, columns)),
    "",
  ].join("\n");
}

function columnsSource({ definitions }: TypedProgram, columns: true | string): string[] {
  const from = columns === true ? "@duheng/formula/columns" : columns;
  return [
    `import * as columnar from ${quote(from)};`,
    `export const evaluateColumns = columnar.overColumns(tree, [\n${columnCode(definitions).join(",\n")}\n], rows);`,
    "export const undecided = (input) => columnar.undecided(tree, rows, input, evaluate(input));",
  ];
}

/** A definition's code: what its quick part leaves open, the part that settles may decide. */
function rowSource(
  index: number,
  quick: readonly (string | null)[],
  settling: readonly (string | null)[],
): string {
  if (settling[index] === null) return `row${index}`;
  if (quick[index] === null) return `settle${index}`;
  return `(input, known) => {
const value = row${index}(input, known);
return value === undefined ? settle${index}(input, known) : value;
}`;
}

/** `evaluate`, written out for this program where doubles may decide all of it: no loop, and results of one shape. */
function evaluateSource({ definitions }: TypedProgram, rows: readonly (string | null)[]): string[] {
  if (rows.includes(null) || definitions.length > 50) return ["export const { evaluate } = program;"];
  return [
    "const none = Object.freeze({});",
    "export function evaluate(input) {",
    "if (!runtime.isRow(input)) return program.evaluate(input);",
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

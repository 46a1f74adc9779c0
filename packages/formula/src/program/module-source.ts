import { columnCode } from "../filter/column-code.ts";
import { rowCode } from "../filter/row-code.ts";
import { quote } from "../quote.ts";
import type { TypedProgram } from "../tree/typed-node.ts";

export interface ModuleOptions {
  /** Where the module finds `@duheng/formula/runtime`. */
  readonly runtime?: string;
  /** Whether the module has `evaluateColumns`, half as much code again; or where it finds `@duheng/formula/columns`. */
  readonly columns?: boolean | string;
}

/**
 * An ES module with the program's `evaluate`, `evaluateExactly`, `cohort`, `cohortValues` and, where it is asked for,
 * `evaluateColumns` and `undecided`. Whatever an author wrote is in it only as quoted text, so a name can't become
 * code, and nothing is compiled at run time: it runs under a Content-Security-Policy without `unsafe-eval`.
 */
export function moduleSource(program: TypedProgram, options: ModuleOptions = {}): string {
  const { runtime = "@duheng/formula/runtime", columns = false } = options;
  return [
    `import * as runtime from ${quote(runtime)};`,
    ...rowStatements(program),
    `const tree = JSON.parse(${quote(JSON.stringify(program))});`,
    "const program = runtime.instantiate(tree, rows);",
    "export const { cohort, cohortValues, evaluateExactly } = program;",
    ...evaluateSource(program),
    ...(columns === false ? [] : columnsSource(program, columns)),
    "",
  ].join("\n");
}

/** What the module hands to `instantiate`, as an expression in which `runtime` means `@duheng/formula/runtime`. */
export function rowsExpression(program: TypedProgram): string {
  return ["(() => {", ...rowStatements(program), "return rows;", "})()"].join("\n");
}

/** `row0`, `row1` … and `rows`, all of them: what the quick code of a definition leaves open, settling may decide. */
function rowStatements({ definitions }: TypedProgram): string[] {
  const settling = rowCode(definitions, { settles: true });
  const statements = rowCode(definitions, { settles: false }).flatMap((quick, index) => {
    const slow = settling[index] ?? null;
    if (quick === null || slow === null) return [`const row${index} = ${quick ?? slow};`];
    return [
      `const quick${index} = ${quick};`,
      `const settle${index} = ${slow};`,
      `const row${index} = (input, known) => {`,
      `const value = quick${index}(input, known);`,
      `return value === undefined ? settle${index}(input, known) : value;`,
      "};",
    ];
  });
  return [...statements, `const rows = [${definitions.map((_, index) => `row${index}`).join(", ")}];`];
}

function columnsSource({ definitions }: TypedProgram, columns: true | string): string[] {
  const from = columns === true ? "@duheng/formula/columns" : columns;
  return [
    `import * as columnar from ${quote(from)};`,
    `export const evaluateColumns = columnar.overColumns(tree, [\n${columnCode(definitions).join(",\n")}\n], rows);`,
    "export const undecided = (input) => columnar.undecided(tree, rows, input);",
  ];
}

/** Beyond it, evaluation spends its time in the definitions and not in going through them. */
const mostWrittenOut = 50;

/** `evaluate`, written out where it is short: no loop, and results of one shape. */
function evaluateSource({ definitions }: TypedProgram): string[] {
  if (definitions.length > mostWrittenOut) return ["export const { evaluate } = program;"];
  return [
    "const none = Object.freeze({});",
    "export function evaluate(input) {",
    "if (!runtime.isRow(input)) return program.evaluate(input);",
    "const known = [];",
    ...definitions.flatMap((_, index) => [
      `const x${index} = row${index}?.(input, known);`,
      `if (x${index} === undefined) return program.evaluate(input);`,
      ...(index + 1 < definitions.length ? [`known.push(x${index});`] : []),
    ]),
    `return { values: { ${definitions.map(({ name }, index) => `[${quote(name)}]: x${index}`).join(", ")} }, errors: none };`,
    "}",
  ];
}

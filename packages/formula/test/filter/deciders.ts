import * as columnar from "../../src/columns.ts";
import { columnClosures } from "../../src/filter/column-closures.ts";
import { columnCode } from "../../src/filter/column-code.ts";
import { rowClosures } from "../../src/filter/row-closures.ts";
import { rowCode } from "../../src/filter/row-code.ts";
import { compileProgram, type Definition } from "../../src/index.ts";
import type { FastColumns, FastRow } from "../../src/runtime/fast.ts";
import * as runtime from "../../src/runtime.ts";
import { plainColumns, shown } from "../agreement/evaluators.ts";
import { scope } from "../agreement/form.ts";

/** Who decided a formula: all that work in doubles; those that settle; nobody but exact evaluation. */
export type Decider = "quick" | "settled" | "exact";

/** A complete form; what a case does not say is as here. */
const base: Readonly<Record<string, unknown>> = JSON.parse(`{
  "n": 1.5, "p": 50, "k": 3, "whole": -2, "share": 0.5, "faint": 1e-100, "wide": 1000, "open": 7, "b": true, "t": "x",
  "e": "A", "xs": [1.5, 2.5, 4], "marks": [80, 95, 70, 90], "ys": [1.5, null, 3],
  "rows": [
    { "score": 1.5, "weight": 0.5, "count": 2, "kind": "A", "done": true, "note": "x", "valueOf": 1 },
    { "score": 2.5, "kind": "B", "done": false, "valueOf": 2 },
    { "score": 4, "weight": 0.25, "count": 5, "kind": "A", "done": false, "valueOf": 3 }
  ],
  "sub": { "a": 2.5, "inner": { "b": 7 } }, "constructor": 4, "__proto__": 6
}`);

/**
 * What the last of `sources` comes to on an input (an error by its code), and who decides it. Throws where two that do differ, or
 * where closures decide what the code that is made leaves open, or the other way round.
 */
export function decide(
  sources: string | readonly string[],
  input: object,
): { readonly value: unknown; readonly by: Decider } {
  const definitions = [sources].flat().map((source, index): Definition => ({ name: `d.x${index}`, source }));
  const program = compileProgram(definitions, scope);
  const { definitions: typed } = program.tree;
  const last = typed.length - 1;
  const name = `d.x${last}`;
  const filled = { ...base, ...input };
  const { values, errors } = program.evaluateExactly(filled);
  const exact = shown(values[name]);
  const known = typed.slice(0, last).map((each) => (each.name in errors ? undefined : values[each.name]));
  const isNumber = typed[last]?.type.startsWith("number") === true;

  const inColumns = (evaluate: FastColumns | null | undefined): string | undefined => {
    const column = isNumber ? new Float64Array(1) : [null];
    const before = known.map((value) => [value]);
    const open = evaluate?.(plainColumns([filled]), before, 1, column) ?? [0];
    return open.length > 0 ? undefined : shown(Number.isNaN(column[0]) ? null : column[0]);
  };
  const inRow = (evaluate: FastRow | null | undefined): string | undefined => {
    const value = evaluate?.(filled, known);
    return value === undefined ? undefined : shown(value);
  };
  const quick = [
    inColumns(columnClosures(typed)[last]),
    inColumns(made(columnCode(typed)[last])),
    inRow(made(rowCode(typed, { settles: false })[last])),
  ];
  const settled = [inRow(rowClosures(typed)[last]), inRow(made(rowCode(typed, { settles: true })[last]))];
  for (const found of [...quick, ...settled])
    if (found !== undefined && found !== exact) throw new Error(`${found} instead of ${exact}`);
  for (const alike of [quick, settled])
    if (new Set(alike).size > 1) throw new Error(`Closures and code differ: ${alike.join(", ")}`);
  const by = quick[0] !== undefined ? "quick" : settled[0] !== undefined ? "settled" : "exact";
  return { value: errors[name]?.code ?? values[name], by };
}

function made<T>(code: string | null | undefined): T | null {
  return code == null ? null : new Function("runtime", "columnar", `return ${code}`)(runtime, columnar);
}

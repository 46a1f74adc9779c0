import type { Ast, CallAst } from "../syntax/ast.ts";
import { parse } from "../syntax/parser.ts";
import { childrenOf } from "../syntax/walk.ts";

/** A stretch of a formula as it is written there; UTF-16, `to` exclusive. */
export interface Written {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** A call of BAND taken apart, so that its bands can be shown and edited as a table. */
export interface BandCall {
  /** The whole call. */
  readonly from: number;
  readonly to: number;
  /** What is held against the thresholds. */
  readonly value: Written;
  /** Each with its own brackets around. */
  readonly rows: readonly (Pick<Written, "from" | "to"> & {
    readonly threshold: Written;
    readonly points: Written;
  })[];
  /** What is given where no threshold is reached. */
  readonly otherwise: Written;
}

/** The calls of BAND in a formula, from its beginning on; none where it cannot be read, or where a row has not two cells. */
export function bandCalls(source: string): readonly BandCall[] {
  const { ast, findings } = parse(source);
  if (findings.length > 0) return [];
  const found: BandCall[] = [];
  const waiting: Ast[] = [ast];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const call = next.kind === "call" ? bandCall(next, source) : null;
    if (call !== null) found.push(call);
    waiting.push(...childrenOf(next));
  }
  return found.sort((a, b) => a.from - b.from);
}

/** Whether a text can stand where a value is wanted: in a cell of such a table. */
export function readsAsValue(text: string): boolean {
  if (/^\s*=/.test(text)) return false;
  const { ast, findings } = parse(text);
  return findings.length === 0 && ast.kind !== "table" && ast.kind !== "error";
}

function bandCall({ name, args, from, to }: CallAst, source: string): BandCall | null {
  const [value, table, otherwise, ...others] = args;
  if (name.normalize("NFKC").toUpperCase() !== "BAND" || table?.kind !== "table") return null;
  if (value === undefined || otherwise === undefined || others.length > 0) return null;
  const written = ({ from: start, to: end }: Ast): Written => ({
    from: start,
    to: end,
    text: source.slice(start, end),
  });
  const rows = table.rows.flatMap(({ from: start, to: end, cells: [threshold, points, ...more] }) =>
    threshold === undefined || points === undefined || more.length > 0
      ? []
      : [{ from: start, to: end, threshold: written(threshold), points: written(points) }],
  );
  if (rows.length !== table.rows.length) return null;
  return { from, to, value: written(value), rows, otherwise: written(otherwise) };
}

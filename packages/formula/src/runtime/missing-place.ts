import type { TypedNode } from "../tree/typed-node.ts";
import { Fault } from "./fault.ts";
import type { Run } from "./operation.ts";
import { ownValue, type Value } from "./value.ts";

/** JSON pointer into the input of what a node reads from it; null where it is no plain path. */
function inputPath(node: TypedNode): string | null {
  if (node.op === "field") return `/${escaped(node.key)}`;
  if (node.op !== "property") return null;
  const outer = inputPath(node.of);
  return outer === null ? null : `${outer}/${escaped(node.key)}`;
}

/** Says of a missing value where in the input it would be. */
export function placeInInput(thrown: unknown, node: TypedNode): unknown {
  if (thrown instanceof Fault && thrown.code === "missing-value") thrown.path ??= inputPath(node);
  return thrown;
}

/** Says of a missing value of which row it is, until `placeInRow` knows where that row is. */
export function placeInElement(thrown: unknown, element: NonNullable<Fault["element"]>): unknown {
  if (thrown instanceof Fault && thrown.code === "missing-value") thrown.element ??= element;
  return thrown;
}

interface InRow {
  /** What gave the rows. */
  readonly of: TypedNode;
  readonly row: Value;
  readonly run: Run;
  /** What was read of the row; null where the fault knows it. */
  readonly key: string | null;
}

/** Says of a value that is missing in a row where in the input that row is. */
export function placeInRow(thrown: unknown, { of, row, run, key }: InRow): unknown {
  if (!(thrown instanceof Fault) || thrown.code !== "missing-value" || thrown.path !== null) return thrown;
  const read = key ?? (thrown.element?.depth === run.rows.length ? thrown.element.key : null);
  const list = inputPath(listOf(of));
  if (read === null || list === null) return thrown;
  const index = indexIn(run.input, list, row);
  if (index >= 0) thrown.path = `${list}/${index}/${escaped(read)}`;
  return thrown;
}

/** The list whose rows they were before any were left out. */
function listOf(node: TypedNode): TypedNode {
  return node.op === "filter" ? listOf(node.of) : node;
}

function indexIn(input: unknown, path: string, row: Value): number {
  let found = input;
  for (const part of path.split("/").slice(1)) {
    found = ownValue(found, part.replaceAll("~1", "/").replaceAll("~0", "~"));
  }
  return Array.isArray(found) ? found.indexOf(row) : -1;
}

function escaped(key: string): string {
  return key.replaceAll("~", "~0").replaceAll("/", "~1");
}

import { spend } from "../numbers/effort.ts";
import type { Place, TypedNode } from "../tree/typed-node.ts";
import type { Run, Thunk } from "./operation.ts";
import { placeFault } from "./place-fault.ts";
import { isList } from "./value.ts";

/** Effort of looking at one row inside of another's condition: those rows multiply. */
const effortOfRow = 10;

/** So many nodes of a condition cost one unit for each row. */
const nodesOfUnit = 4;

/** So many characters of a text cost one unit: to compare them in any case is the dearest that is done. */
const charactersOfUnit = 100;

/** The effort of putting a condition to so many rows. */
export function effortOfRows(condition: TypedNode): (run: Run, count: number) => number {
  let perRow: number | undefined;
  return (run, count) => {
    const nested = run.rows.length > 0 ? effortOfRow : 0;
    if (run.effort === null) return count * nested;
    perRow ??= Math.ceil(countNodes(condition) / nodesOfUnit);
    return count * Math.max(nested, perRow);
  };
}

/** Counts lists and texts by their length, wherever one comes out: whatever takes it goes through it. */
export function counted(node: TypedNode, thunk: Thunk): Thunk {
  if (!mayBeLong(node)) return thunk;
  return (run) => {
    const value = thunk(run);
    if (run.effort === null || value === null) return value;
    if (typeof value === "string") {
      if (value.length >= charactersOfUnit) spendAt(node, Math.floor(value.length / charactersOfUnit));
    } else if (typeof value === "object" && "length" in value && isList(value)) spendAt(node, value.length);
    return value;
  };
}

export function spendAt(place: Place, units: number): void {
  try {
    spend(units);
  } catch (thrown) {
    throw placeFault(thrown, place);
  }
}

/** Numbers, which most nodes come to, are not asked. */
function mayBeLong(node: TypedNode): boolean {
  switch (node.op) {
    case "field":
    case "element":
    case "property":
    case "pluck":
    case "member":
      return node.shape.kind === "list" || node.shape.kind === "text" || node.op === "pluck";
    case "chain":
      return node.steps.some(({ name }) => name === "&");
    case "definition":
    case "call":
      return true;
    default:
      return false;
  }
}

function countNodes(node: TypedNode): number {
  switch (node.op) {
    case "property":
    case "pluck":
      return 1 + countNodes(node.of);
    case "filter":
    case "pick":
      return 1 + countNodes(node.of) + countNodes(node.condition);
    case "table":
      return node.rows.reduce((sum, row) => sum + total(row), 1);
    case "chain":
      return 1 + countNodes(node.first) + total(node.steps.map(({ right }) => right));
    case "call":
    case "cohort":
      return 1 + total(node.args);
    default:
      return 1;
  }
}

function total(nodes: readonly TypedNode[]): number {
  return nodes.reduce((sum, node) => sum + countNodes(node), 0);
}

import type { TypedNode } from "../tree/typed-node.ts";

/**
 * What a node reads, told apart by what its names resolve to and not by how they are written; null of what reads no
 * single name. The same key is the same value wherever both stand in one filter.
 */
export function presenceKey(node: TypedNode): string | null {
  switch (node.op) {
    case "field":
      return `field ${JSON.stringify(node.key)}`;
    case "element":
      return `element ${node.depth} ${JSON.stringify(node.key)}`;
    case "definition":
      return `definition ${JSON.stringify(node.name)}`;
    case "property": {
      const of = presenceKey(node.of);
      return of === null ? null : `${of} ${JSON.stringify(node.key)}`;
    }
    default:
      return null;
  }
}

/** What is surely not blank where a condition holds, or where it does not, by `presenceKey`. */
export function presentWhere(condition: TypedNode, holds: boolean): ReadonlySet<string> {
  const parts = partsOf(condition);
  if (parts === null) return nothing;
  if (parts.name === "ISBLANK") {
    const [asked] = parts.of;
    const key = asked === undefined || holds ? null : presenceKey(asked);
    return key === null ? nothing : new Set([key]);
  }
  if (parts.name === "NOT") return union(parts.of.map((part) => presentWhere(part, !holds)));
  const found = parts.of.map((part) => presentWhere(part, holds));
  // All parts of a conjunction that holds do, and of a disjunction that does not, none.
  return (parts.name === "AND") === holds ? union(found) : intersection(found);
}

/** The parts of a condition that is made of others, or asks whether its part is blank. */
export function partsOf(node: TypedNode): Parts | null {
  if (node.op === "call") return isLogical(node.name) ? { name: node.name, of: node.args } : null;
  if (node.op !== "chain") return null;
  const name = node.steps[0]?.name;
  if (name === "=" || name === "<>") return node.steps.length === 1 ? comparedTruth(node, name) : null;
  if (name !== "AND" && name !== "OR") return null;
  return { name, of: [node.first, ...node.steps.map(({ right }) => right)] };
}

/** `x = TRUE` is x, and `x = FALSE` its contrary. */
function comparedTruth({ first, steps }: TypedNode & { op: "chain" }, operator: "=" | "<>"): Parts | null {
  const right = steps[0]?.right;
  if (right?.op === "boolean")
    return { name: right.value === (operator === "=") ? "AND" : "NOT", of: [first] };
  if (right === undefined || first.op !== "boolean") return null;
  return { name: first.value === (operator === "=") ? "AND" : "NOT", of: [right] };
}

interface Parts {
  readonly name: "AND" | "OR" | "NOT" | "ISBLANK";
  readonly of: readonly TypedNode[];
}

function isLogical(name: string): name is Parts["name"] {
  return name === "AND" || name === "OR" || name === "NOT" || name === "ISBLANK";
}

const nothing: ReadonlySet<string> = new Set();

function union(sets: readonly ReadonlySet<string>[]): ReadonlySet<string> {
  const filled = sets.filter(({ size }) => size > 0);
  return filled.length < 2 ? (filled[0] ?? nothing) : new Set(filled.flatMap((set) => [...set]));
}

function intersection([first = nothing, ...others]: readonly ReadonlySet<string>[]): ReadonlySet<string> {
  if (first.size === 0) return nothing;
  return new Set([...first].filter((key) => others.every((other) => other.has(key))));
}

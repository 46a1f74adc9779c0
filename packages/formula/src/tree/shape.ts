import type { FormulaType } from "../types/formula-type.ts";
import type { Shape, TypedNode } from "./typed-node.ts";

/** What the run time must know of a type. An enum's value is a text. */
export function shapeOf(type: FormulaType): Shape {
  switch (type.kind) {
    case "list":
      return { kind: "list", optional: type.optional, item: shapeOf(type.item) };
    case "enum":
      return { kind: "text", optional: type.optional };
    case "error":
    case "blank":
    case "table":
      return { kind: "opaque", optional: true };
    case "number":
      return {
        kind: "number",
        optional: type.optional,
        ...(type.range === undefined ? {} : { range: type.range }),
      };
    default:
      return { kind: type.kind, optional: type.optional };
  }
}

/** The same value, but blank where it is not there: for `??`, IFBLANK and ISBLANK, which ask just that. */
export function allowBlank(node: TypedNode): TypedNode {
  switch (node.op) {
    case "field":
    case "element":
      return { ...node, shape: { ...node.shape, optional: true } };
    case "property":
      return { ...node, of: allowBlank(node.of), shape: { ...node.shape, optional: true } };
    default:
      return node;
  }
}

/** The same value, where a condition has seen to it that it is there. */
export function requirePresent(node: TypedNode): TypedNode {
  switch (node.op) {
    case "field":
    case "element":
    case "property":
      return { ...node, shape: { ...node.shape, optional: false } };
    default:
      return node;
  }
}

import type { Shape, TypedNode } from "../tree/typed-node.ts";
import * as bounds from "./bounds.ts";
import { type Bounds, Unbounded } from "./bounds.ts";
import type { Limits, Path, Results, Target } from "./target.ts";

/** A number of a back-end, with what is known of it beforehand. */
export interface Num<N> {
  readonly code: N;
  readonly bounds: Bounds;
}

/** What is known of another definition's value, which is read like a field's. */
export interface KnownDefinition {
  readonly index: number;
  /** `number`, `boolean?` …: the type of its value. */
  readonly type: string;
  readonly limits: Limits;
  readonly grade: bounds.Grade;
  readonly bits: number;
}

/** What the names of the definition at hand mean. */
export interface Where {
  readonly definitions: ReadonlyMap<string, KnownDefinition>;
  /** Whether a filter's condition is being lowered: its row is the only one, and lists can't be gone through. */
  readonly inRow: boolean;
}

/** Lowering of sub-expressions, for those that are made of others: what lowers them would else import itself. */
export interface Lower {
  /** A sub-expression that is a number and never blank. Throws `Unbounded` where doubles are of no use for it. */
  number<N, B>(node: TypedNode, lowering: Lowering<N, B>): Num<N>;
  /** A sub-expression that is true or false. Throws `Unbounded` where that is no use. */
  condition<N, B>(node: TypedNode, lowering: Lowering<N, B>): B;
}

/** Everything that lowering one definition to a back-end needs. */
export interface Lowering<N, B> extends Where {
  readonly target: Target<N, B>;
  readonly lower: Lower;
  /** How many choices are within each other. */
  readonly choices: { open: number };
}

export type Back<N, B, R> = Target<N, B> & Results<N, B, R>;

/** Numbers above this are computed exactly at once, where the schema does not say that they may come. */
const usualMost = 1e5;
/** The bounds that a schema tells are of use up to here. */
const mostLimit = 1e9;
/** Choices within each other: more of them might be more than a stack holds. */
export const mostChoices = 200;
/** Divisors and quotients for which the error of a quotient stays small. */
export const leastDivisor = 2 ** -10;
export const mostQuotient = 1e5;

/** What a number that is read must be to be computed in doubles. */
export function limitsOf(shape: Shape): Limits {
  if (shape.kind !== "number") throw new Unbounded();
  const { minimum, maximum, integer } = shape.range ?? {};
  const low = Math.max(minimum ?? -usualMost, -mostLimit);
  const high = Math.min(maximum ?? Math.max(usualMost, low + usualMost), mostLimit);
  if (!(low <= high)) throw new Unbounded();
  return { low, high, whole: integer === true, decimal: true };
}

export function gradeOf({ whole }: Limits): bounds.Grade {
  return whole ? bounds.whole : bounds.decimal;
}

/** Where a node reads a single value; throws where it does more than that. */
export function pathOf(node: TypedNode, context: Where): Path {
  const { definitions, inRow } = context;
  switch (node.op) {
    case "field":
      return {
        from: "input",
        key: node.key,
        ...(node.instead === undefined ? {} : { instead: node.instead }),
      };
    case "element":
      if (!inRow || node.depth !== 0) throw new Unbounded();
      return { from: "row", key: node.key };
    case "property":
      return {
        from: "property",
        of: pathOf(node.of, context),
        key: node.key,
        optional: "shape" in node.of && node.of.shape.optional,
      };
    case "definition": {
      const known = definitions.get(node.name);
      if (known === undefined) throw new Unbounded();
      return { from: "definition", index: known.index };
    }
    default:
      throw new Unbounded();
  }
}

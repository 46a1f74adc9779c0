import type { NumberRange } from "../types/number-range.ts";
/** What is read from an input: enough of a type to judge a value by at run time. */
export type Shape =
  | { readonly kind: "number"; readonly optional: boolean; readonly range?: NumberRange }
  | { readonly kind: "text" | "boolean" | "date" | "opaque" | "row"; readonly optional: boolean }
  | { readonly kind: "list"; readonly optional: boolean; readonly item: Shape };

/** UTF-16 place in the source of the definition that the node belongs to. */
export interface Place {
  readonly from: number;
  readonly to: number;
}

/**
 * The one typed tree that every back-end reads. Plain JSON data: names of the form's author are values in it,
 * never keys. Dates are texts of the form `2026-07-01`; exact numbers are texts `3`, `1/3`.
 */
export type TypedNode = Place &
  /** `label`: what the word is called that the number was written by. */
  (
    | { readonly op: "number"; readonly value: string; readonly label?: string }
    | { readonly op: "text"; readonly value: string }
    | { readonly op: "boolean"; readonly value: boolean }
    /** An own property of the input; `instead` is a second name of the same row. */
    | {
        readonly op: "field";
        readonly key: string;
        readonly instead?: string;
        readonly shape: Shape;
        readonly label?: string;
      }
    /** An own property of the row at hand; `depth` counts enclosing filters from the outermost, 0. */
    | { readonly op: "element"; readonly key: string; readonly depth: number; readonly shape: Shape }
    | {
        readonly op: "property";
        readonly of: TypedNode;
        readonly key: string;
        readonly shape: Shape;
        readonly label?: string;
      }
    /** The property of every row of a list. */
    | {
        readonly op: "pluck";
        readonly of: TypedNode;
        readonly key: string;
        readonly shape: Shape;
        readonly label?: string;
      }
    | { readonly op: "filter"; readonly of: TypedNode; readonly condition: TypedNode }
    /** The members of a list of single values that are there and meet a condition. */
    | { readonly op: "pick"; readonly of: TypedNode; readonly condition: TypedNode }
    /** The member at hand in the condition of a `pick`; `depth` as of an element. */
    | { readonly op: "member"; readonly depth: number; readonly shape: Shape }
    | { readonly op: "definition"; readonly name: string; readonly label?: string }
    | { readonly op: "table"; readonly rows: readonly (readonly TypedNode[])[] }
    /** Operators of one strength in a row, applied from the left: flat, since a row may be thousands long. */
    | { readonly op: "chain"; readonly first: TypedNode; readonly steps: readonly ChainStep[] }
    /** A sign, percent or function by its name in the runtime's table. */
    | { readonly op: "call"; readonly name: string; readonly args: readonly TypedNode[] }
    /** An aggregate over the group; `id` names the request in the values that an evaluation is given. */
    | {
        readonly op: "cohort";
        readonly name: string;
        readonly id: string;
        readonly args: readonly TypedNode[];
      }
    /** Where the formula does not check: never evaluated. */
    | { readonly op: "error" }
  );

/** An operator with its right side; its place reaches from the start of the chain to the end of that side. */
export interface ChainStep extends Place {
  readonly name: string;
  readonly right: TypedNode;
}

/** One definition of a program, ready for a back-end. */
export interface TypedDefinition {
  readonly name: string;
  readonly source: string;
  /** The type of its value: `number`, `text?`, `list of number` … */
  readonly type: string;
  readonly title?: string;
  readonly root: TypedNode;
}

/** A program as data: definitions in dependency order. */
export interface TypedProgram {
  readonly version: 1;
  /** One effort for all definitions of an evaluation. Absent before: each has its own, and less is counted. */
  readonly effort?: "shared";
  readonly definitions: readonly TypedDefinition[];
  readonly cohort: readonly CohortRequest[];
}

/** Something that must be known of the whole group before a member can be evaluated. */
export interface CohortRequest {
  readonly id: string;
  readonly definition: string;
  /** `AVERAGE`, `RANK` …: the function's name behind `COHORT.` */
  readonly name: string;
  readonly from: number;
  readonly to: number;
}

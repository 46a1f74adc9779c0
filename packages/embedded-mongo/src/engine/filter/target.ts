import type { Collation } from "../collation.ts";
import { type Document, isDocument } from "../document.ts";

/** What a filter may depend on beside the document. */
export interface FilterOptions {
  readonly collation?: Collation | undefined;
  /** Values of `$$name` variables inside `$expr` (the `let` of a command or of `$lookup`). */
  readonly vars?: Readonly<Record<string, unknown>> | undefined;
  /** The value of `$$NOW`; the time of compilation by default. */
  readonly now?: Date | undefined;
}

/** A compiled filter. */
export type Predicate = (doc: Document) => boolean;

/** What an operator looks at: a path of a document, or one array element on its own. */
export interface Target<Subject> {
  /** The dotted path, for messages. */
  readonly path: string;
  /** How to reach the values; see `compilePath` for `leafArrays`. */
  readonly reach: (
    leafArrays: "expand" | "whole",
  ) => (subject: Subject, test: (value: unknown) => boolean) => boolean;
}

/** The target of a condition inside a value-form `$elemMatch`: the element itself. */
export const elementTarget: Target<unknown> = { path: "", reach: () => (subject, test) => test(subject) };

/** How a value is tested, wherever it was found. */
export type ValueTest = (value: unknown) => boolean;

/** The options and the way back into the compiler, for operators that contain conditions. */
export interface FilterContext extends FilterOptions {
  readonly compileFilter: (filter: Document) => Predicate;
  readonly compileConditions: <Subject>(
    target: Target<Subject>,
    condition: unknown,
  ) => (subject: Subject) => boolean;
  /** The condition of an `$elemMatch` on one element. */
  readonly compileElement: (condition: Document) => ValueTest;
}

/** Whether a value under a field is a document of operators: its first field begins with `$` (and is no DBRef's). */
export function isOperatorDocument(value: unknown): value is Document {
  if (!isDocument(value)) return false;
  const first = Object.keys(value)[0];
  return first?.startsWith("$") === true && !isReferenceField(first);
}

/** Whether a name is that of a DBRef's field. */
export function isReferenceField(name: string): boolean {
  return name === "$ref" || name === "$id" || name === "$db";
}

import type { Place } from "../tree/typed-node.ts";

export type RuntimeErrorCode =
  | "missing-value"
  | "division-by-zero"
  | "domain-error"
  | "empty-aggregate"
  | "outside-limits"
  | "out-of-range"
  | "limit-exceeded";

/** An error value: what went wrong, at the smallest sub-expression; `definition` is where in a program. */
export interface EvaluationError {
  readonly code: RuntimeErrorCode;
  readonly from: number;
  readonly to: number;
  readonly params: Readonly<Record<string, string | number>>;
  readonly definition?: string;
}

/** Carries an error value up to whoever catches it. No Error: it is a result, and needs no stack. */
export class Fault {
  readonly code: RuntimeErrorCode;
  readonly place: Place;
  readonly params: Readonly<Record<string, string | number>>;
  /** The definition it arose in; null while still inside of it. */
  definition: string | null = null;
  /** JSON pointer into the input of the value that is missing, where that is known. */
  path: string | null = null;
  /** What was read of a row, until whoever went through the rows says which row that was. */
  element: { readonly depth: number; readonly key: string } | null = null;

  constructor(code: RuntimeErrorCode, place: Place, params: Readonly<Record<string, string | number>> = {}) {
    this.code = code;
    this.place = place;
    this.params = params;
  }

  toError(definition: string): EvaluationError {
    const { code, path } = this;
    const params = path === null ? this.params : { ...this.params, path };
    return {
      code,
      from: this.place.from,
      to: this.place.to,
      params,
      definition: this.definition ?? definition,
    };
  }
}

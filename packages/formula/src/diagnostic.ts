/** Everything that can be wrong with a formula before it runs. The last group is also told at run time. */
export type DiagnosticCode =
  | "unexpected-character"
  | "unterminated-text"
  | "unexpected-token"
  | "expected-token"
  | "empty-formula"
  | "unknown-name"
  | "unknown-function"
  | "excel-difference"
  | "argument-count"
  | "type-mismatch"
  | "optional-value"
  | "missing-else"
  | "duplicate-threshold"
  | "low-above-high"
  | "not-in-enum"
  | "cyclic-definition"
  | "nested-cohort"
  | "limit-exceeded"
  | "division-by-zero";

/** What a sentence about the mistake needs; plain data, so that a diagnostic may cross the wire. */
export type Params = Readonly<Record<string, string | number | boolean | readonly string[]>>;

/**
 * A replacement of `source.slice(from, to)` by `insert`: it removes its diagnostic and adds none, and neither drops nor
 * glues together an operand or operator that was written.
 */
export interface Fix {
  readonly from: number;
  readonly to: number;
  readonly insert: string;
  /**
   * It provably keeps what was written, so that it may be applied together with others and unasked. A guess (the
   * nearest name, a default for a blank) is offered one by one and is never certain.
   */
  readonly certain?: true;
}

/** A fix on trial. */
export interface FixCandidate extends Fix {
  /**
   * What it writes is known to stand for the words that it replaces: a conversion, a name put right. Without it, a fix
   * may only add, or take away what has no meaning.
   */
  readonly rewrites?: true;
}

/** A mistake with its place: UTF-16 offsets into the source, `from` inclusive, `to` exclusive. */
export interface Diagnostic {
  readonly code: DiagnosticCode;
  readonly severity: "error" | "warning";
  readonly from: number;
  readonly to: number;
  readonly params: Params;
  readonly fix?: Fix;
}

/** A diagnostic as it is found: the fixes are candidates, best first, until one has proved itself. */
export interface Finding {
  readonly code: DiagnosticCode;
  readonly from: number;
  readonly to: number;
  readonly params: Params;
  readonly fixes: readonly FixCandidate[];
}

import { runLimits } from "./runtime/run-limits.ts";

/** The limits of the language (design: Errors). Beyond them a diagnostic or an error value, in linear time. */
export const limits = {
  /** UTF-16 code units of one formula. */
  source: 10_000,
  /** Parentheses, calls, brackets and signs inside each other. */
  nesting: 64,
  /** Nodes of one formula's syntax tree. */
  nodes: 5_000,
  ...runLimits,
  /** Definitions of one program. */
  definitions: 2_000,
} as const;

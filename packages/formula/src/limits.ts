/** The limits of the language (design: Errors). Beyond them a diagnostic or an error value, in linear time. */
export const limits = {
  /** UTF-16 code units of one formula. */
  source: 10_000,
  /** Parentheses, calls, brackets and signs inside each other. */
  nesting: 64,
  /** Nodes of one formula's syntax tree. */
  nodes: 5_000,
  /** Values of one list. */
  list: 10_000,
  /** Absolute value of an exponent or of a number of digits. */
  exponent: 1_000,
  /** Bits of a numerator or denominator: definitions that square each other end here, not in memory. */
  bits: 1_000_000,
  /** Definitions of one program. */
  definitions: 2_000,
} as const;

/** The limits of evaluating; those of writing a formula are added to them in `limits`. */
export const runLimits = {
  /** Values of one list. */
  list: 10_000,
  /** Absolute value of an exponent or of a number of digits. */
  exponent: 1_000,
  /** Bits of a numerator or denominator: definitions that square each other end here, not in memory. */
  bits: 1_000_000,
  /** UTF-16 code units of a text that a formula puts together. */
  text: 1_000_000,
  /**
   * Effort of one evaluation of a program, in units of some 0.2 µs: long numbers, rows gone through, long texts and
   * lists (`effort.ts`): a whole list gone through for each of its rows, twice.
   */
  effort: 20_000_000,
  /** Of each definition, in programs compiled before the effort was shared. */
  ownEffort: 10_000_000,
} as const;

/** How large the fields of a form may be. A form is written by anyone who may edit forms: it is hostile until checked. */
export const fieldLimits = {
  /** Characters of the whole form as JSON. */
  size: 2_000_000,
  /** Objects and lists inside each other, anywhere in the document. */
  jsonDepth: 40,
  /** Fields inside fields. */
  depth: 6,
  /** Fields after `$ref` is followed: references that multiply end here. */
  fields: 2_000,
  options: 500,
  keyLength: 100,
  patternLength: 500,
  /** Steps of one pattern with its repetitions written out, see patternSize: two of `{0,1000}`. */
  patternSize: 5_000,
  /** Steps of all different patterns of a form. */
  patternSizes: 50_000,
  /** Steps of a pattern × characters of a text: half a second at worst. */
  patternWork: 5_000_000,
  /** Rows that may ever be filled in; a list without maxItems gets this many. */
  rows: 1_000,
} as const;

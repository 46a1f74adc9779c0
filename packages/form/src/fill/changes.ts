/** What came of an evaluation: other to hand in, other to formulas. */
export const valueChanged = 1;
export const knownChanged = 2;

/** Why a field is evaluated: other raw value, or something that its formulas need. */
export const rawGiven = 1;
export const needChanged = 2;

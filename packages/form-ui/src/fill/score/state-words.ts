/** The words of an indicator's state. */
export const stateWords = {
  scored: "stateScored",
  pending: "statePending",
  "not-applicable": "stateNotApplicable",
  error: "stateError",
} as const;

/**
 * One member's figures, as a form hands them to a formula. All numbers print with two digits at most. A type and not
 * an interface, with a list that may be written to: some libraries take nothing else, and a copy would cost them time.
 */
export type ScoreRecord = {
  readonly base: number;
  readonly add1: number;
  readonly add2: number;
  readonly add3: number;
  readonly add4: number;
  readonly add5: number;
  readonly deduct1: number;
  readonly deduct2: number;
  readonly category: "field" | "office";
  readonly casesClosed: number;
  readonly casesTaken: number;
  readonly quality: number;
  readonly raters: number[];
};

/** The keys that hold one number, in the order of the record. */
export const numberKeys = [
  "base",
  "add1",
  "add2",
  "add3",
  "add4",
  "add5",
  "deduct1",
  "deduct2",
  "casesClosed",
  "casesTaken",
  "quality",
] as const;

/** One thing measured: ours, beside the floor or a peer. */
export interface Result {
  readonly what: string;
  readonly unit: "per second" | "seconds" | "CPU seconds" | "MB";
  readonly ours: number;
  readonly beside?: string | undefined;
  readonly theirs?: number | undefined;
  /** How much better we are; below 1, worse. */
  readonly ratio?: number | undefined;
  /** The least ratio that was asked for. */
  readonly goal?: number | undefined;
}

/** Makes a result with its ratio, the better being more per second or fewer seconds. */
export function compared(
  result: Omit<Result, "ratio" | "theirs" | "beside">,
  beside: string,
  theirs: number,
): Result {
  const ratio = result.unit === "per second" ? result.ours / theirs : theirs / result.ours;
  return { ...result, beside, theirs, ratio };
}

/** Prints a line for each result as soon as it is there. */
export function show({ what, unit, ours, beside, theirs, ratio, goal }: Result): void {
  const number = (value: number): string => (value >= 100 ? value.toFixed(0) : value.toPrecision(3));
  const other =
    theirs === undefined ? "" : `  ${beside}: ${number(theirs)}  ratio ${number(ratio ?? Number.NaN)}`;
  const wanted = goal === undefined ? "" : `  goal ${goal}: ${(ratio ?? 0) >= goal ? "met" : "MISSED"}`;
  console.error(`${what.padEnd(58)} ${number(ours)} ${unit}${other}${wanted}`);
}

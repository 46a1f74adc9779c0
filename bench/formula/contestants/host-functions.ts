/** What the formula needs and a library lacks, registered as the library's own functions. */
export interface HostFunctions {
  /** Half up, as everyone writes it. */
  readonly round2: (value: number) => number;
  /** The mean without the highest and the lowest, as fast as one writes it by hand. */
  readonly trimAverage: (values: readonly number[]) => number;
}

/** A copy for one contestant: what the machine learns of a function by one's calls would slow another's. */
export function hostFunctions(): HostFunctions {
  copies += 1;
  return new Function(`/* ${copies} */ return { round2: ${round2}, trimAverage: ${trimAverage} };`)();
}

let copies = 0;

function round2(value: number): number {
  return Math.round(value * 100) / 100;
}

function trimAverage(values: readonly number[]): number {
  let sum = 0;
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (const value of values) {
    sum += value;
    if (value < low) low = value;
    if (value > high) high = value;
  }
  return (sum - low - high) / (values.length - 2);
}

/** The formula in the many languages that look like JavaScript's expressions. */
export const scriptFormula = `round2(min(100, max(0,
  base + (add1 + add2 + add3 + add4 + add5) * 0.4 - deduct1 * 2 - deduct2 * 5
  + (category == "field" ? casesClosed / casesTaken * 30 : quality * 0.3)
  + trimAverage(raters) * 0.2)))`;

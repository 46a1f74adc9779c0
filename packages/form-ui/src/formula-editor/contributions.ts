import { compile, FormulaError, type Scope } from "@duheng/formula";
import { type AdditivePart, additiveParts } from "./additive-parts.ts";

/** What one part of a sum adds to the result. */
export interface Contribution {
  /** UTF-16 place in the source. */
  readonly from: number;
  readonly to: number;
  readonly text: string;
  /** In points of the result; negative where it takes away. */
  readonly value: number;
  /** Its size among all parts, 0–1. */
  readonly share: number;
}

/** How a formula's result is made up. */
export interface Contributions {
  readonly parts: readonly Contribution[];
  readonly result: number;
  /** What limits and rounding around the sum add or take away; 0 where they do not matter. */
  readonly adjustment: number;
}

/**
 * What each additive part of a formula contributes on an input. Null where there are fewer than two parts, where the
 * formula has mistakes or asks of the group, or where a part has no value on this input.
 */
export function contributionsOf(source: string, scope: Scope, input: unknown): Contributions | null {
  const found = additiveParts(source);
  if (found.length === 0) return null;
  const result = numberOf(source, scope, input);
  if (result === null) return null;
  const values: number[] = [];
  for (const part of found) {
    const value = numberOf(written(source, part), scope, input);
    if (value === null) return null;
    values.push(value === 0 ? 0 : value * part.sign);
  }
  const whole = values.reduce((sum, value) => sum + Math.abs(value), 0);
  const adjustment = result - values.reduce((sum, value) => sum + value, 0);
  return {
    result,
    adjustment: Math.abs(adjustment) < noise ? 0 : adjustment,
    parts: found.map(({ from, to }, index) => {
      const value = values[index] ?? 0;
      return {
        from,
        to,
        text: source.slice(from, to),
        value,
        share: whole === 0 ? 0 : Math.abs(value) / whole,
      };
    }),
  };
}

/** Below this the difference is the doubles', not the formula's. */
const noise = 1e-9;

function written(source: string, { from, to, summed }: AdditivePart): string {
  const text = source.slice(from, to);
  return summed ? `SUM(${text})` : text;
}

/** A blank counts nothing in a sum. */
function numberOf(source: string, scope: Scope, input: unknown): number | null {
  try {
    const formula = compile(source, scope);
    if (formula.cohort.length > 0) return null;
    const result = formula.evaluate(input);
    if ("error" in result) return null;
    if (result.value === null) return 0;
    return typeof result.value === "number" ? result.value : null;
  } catch (error) {
    if (error instanceof FormulaError) return null;
    throw error;
  }
}

import type { ScoreResult } from "@duheng/contracts";
import type { ProgramResult, RunnableProgram } from "@duheng/formula/runtime";
import { definitionNames as names } from "../lowering/names.ts";
import type { ScoredForm } from "../scored-form.ts";
import { readResult } from "./read-result.ts";

export interface ScoreRun {
  /** What each definition of the program came to. */
  readonly values: ProgramResult;
  readonly result: ScoreResult;
}

/**
 * Scores one input. An item whose answers are not all there does not take the others with it: groups and total are what
 * the rest comes to, and the result is provisional. Such an item waits; it does not count as not applicable, so nobody
 * else gets its points. On an item in error (division by zero, points of no level) no score rests.
 */
export function runScore(
  form: ScoredForm,
  program: Pick<RunnableProgram, "evaluate" | "evaluateAround">,
  input: Readonly<Record<string, unknown>>,
): ScoreRun {
  const values = program.evaluate(input);
  const incomplete = form.indicators.filter(
    ({ code }) => values.errors[names.indicator(code)]?.code === "missing-value",
  );
  if (incomplete.length === 0) return { values, result: readResult(form, values) };
  const waiting = new Map<string, boolean | null>(
    incomplete.flatMap(({ code }) => [
      [names.indicator(code), null],
      [names.applies(code), true],
    ]),
  );
  return { values, result: readResult(form, values, program.evaluateAround(input, waiting)) };
}

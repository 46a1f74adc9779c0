import type { ScoreInputs, ScoreResult } from "@duheng/contracts";
import type { Explanation, FillStore, PreparedForm } from "@duheng/form";
import { useMemo } from "react";
import { useSettled } from "../use-settled.ts";

export interface LiveScore {
  readonly result: ScoreResult;
  readonly explanation: Explanation;
}

/** The score of what is filled in so far, after a pause in typing. */
export function useScore(
  prepared: PreparedForm,
  store: FillStore,
  inputs: Omit<ScoreInputs, "answers"> | undefined,
): LiveScore {
  const { answers } = useSettled(store, 150);
  return useMemo(() => {
    const all: ScoreInputs = { ...inputs, answers: { ...prepared.submission(answers) } };
    return { result: prepared.score(all), explanation: prepared.explain(all) };
  }, [prepared, answers, inputs]);
}

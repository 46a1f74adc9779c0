import type { ScoreInputs, ScoreResult } from "@duheng/contracts";
import type { Explanation, FillStore, PreparedForm } from "@duheng/form";
import { startTransition, useEffect, useState } from "react";
import { withResult } from "./with-result.ts";

export interface LiveScore {
  readonly result: ScoreResult;
  /** Groups and items with their titles, full points and points as they are now. */
  readonly outline: Explanation;
}

/** Shortest and longest pause in typing before the score is worked out again, milliseconds. */
const shortestPause = 600;
const longestPause = 1_500;
/** A large form takes longer to score: the pause grows with it, so that typing never waits for the score. */
const pausePerCost = 20;

/** The score of what is filled in so far, after a pause in typing; null until it was worked out for the first time. */
export function useScore(
  prepared: PreparedForm,
  store: FillStore,
  inputs: Omit<ScoreInputs, "answers"> | undefined,
): LiveScore | null {
  const [live, setLive] = useState<LiveScore | null>(null);
  useEffect(() => {
    let structure: Explanation | null = null;
    let cost = 0;
    const take = () => {
      const begun = performance.now();
      const all: ScoreInputs = { ...inputs, answers: { ...store.snapshot().answers } };
      // Titles and full points do not change with the answers: the explanation is asked for once.
      structure ??= prepared.explain(all);
      const result = prepared.score(all);
      const outline = withResult(structure, result);
      cost = performance.now() - begun;
      startTransition(() => setLive({ result, outline }));
    };
    let timer = setTimeout(take, 30);
    const end = store.subscribeAll(() => {
      clearTimeout(timer);
      timer = setTimeout(take, Math.min(Math.max(shortestPause, cost * pausePerCost), longestPause));
    });
    return () => {
      clearTimeout(timer);
      end();
    };
  }, [prepared, store, inputs]);
  return live;
}

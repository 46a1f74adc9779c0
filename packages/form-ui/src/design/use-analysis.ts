import type { Form, Sample } from "@duheng/contracts";
import { useEffect, useRef, useState } from "react";
import { type Analysis, analyseForm } from "./analysis.ts";

/** A large form takes longer to check: the pause grows with that, so that typing never waits for it. */
const pausePerCost = 2;
const longestPause = 800;

/**
 * What follows from the form, a moment after each change: at once for small forms, after a pause in typing for
 * large ones.
 * @param samples instead of the form's own
 */
export function useAnalysis(form: Form, samples: readonly Sample[] | undefined): Analysis {
  const cost = useRef(0);
  const [analysis, setAnalysis] = useState(() => analyse(form, samples, cost));
  const done = useRef({ form, samples });
  useEffect(() => {
    if (done.current.form === form && done.current.samples === samples) return undefined;
    const timer = setTimeout(
      () => {
        done.current = { form, samples };
        setAnalysis(analyse(form, samples, cost));
      },
      Math.min(cost.current * pausePerCost, longestPause),
    );
    return () => clearTimeout(timer);
  }, [form, samples]);
  return analysis;
}

function analyse(form: Form, samples: readonly Sample[] | undefined, cost: { current: number }): Analysis {
  const begun = performance.now();
  const analysis = analyseForm(samples === undefined ? form : { ...form, samples: [...samples] });
  cost.current = performance.now() - begun;
  return analysis;
}

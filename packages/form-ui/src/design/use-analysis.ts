import type { Form, FormDataset, Sample } from "@duheng/contracts";
import { useEffect, useRef, useState } from "react";
import { type Analysis, analyseForm } from "./analysis.ts";

/** A large form takes longer to check: the pause grows with that, so that typing never waits for it. */
const pausePerCost = 2;
const longestPause = 800;

/**
 * What follows from the form, a moment after each change: at once for small forms, after a pause in typing for
 * large ones.
 * @param samples instead of the form's own
 * @param offered datasets that formulas may begin to use; kept the same over renders
 */
export function useAnalysis(
  form: Form,
  samples: readonly Sample[] | undefined,
  offered: readonly FormDataset[],
): Analysis {
  const cost = useRef(0);
  const [analysis, setAnalysis] = useState(() => analyse({ form, samples, offered }, cost));
  const done = useRef({ form, samples, offered });
  useEffect(() => {
    const now = { form, samples, offered };
    if (isSame(done.current, now)) return undefined;
    const timer = setTimeout(
      () => {
        done.current = now;
        setAnalysis(analyse(now, cost));
      },
      Math.min(cost.current * pausePerCost, longestPause),
    );
    return () => clearTimeout(timer);
  }, [form, samples, offered]);
  return analysis;
}

interface Analysed {
  readonly form: Form;
  readonly samples: readonly Sample[] | undefined;
  readonly offered: readonly FormDataset[];
}

function isSame(before: Analysed, now: Analysed): boolean {
  return before.form === now.form && before.samples === now.samples && before.offered === now.offered;
}

function analyse({ form, samples, offered }: Analysed, cost: { current: number }): Analysis {
  const begun = performance.now();
  const analysis = analyseForm(samples === undefined ? form : { ...form, samples: [...samples] }, offered);
  cost.current = performance.now() - begun;
  return analysis;
}

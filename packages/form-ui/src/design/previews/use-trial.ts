import type { Form, Sample, ScoreInputs } from "@duheng/contracts";
import type { FillStore, PreparedForm } from "@duheng/form";
import { useEffect, useMemo, useState } from "react";
import { answersFor, beginTrial, type Given, surroundingsOf, type Trial, type TrialMemory } from "./trial.ts";

/** A form without mistakes, ready to be filled. */
export interface Sound {
  readonly prepared: PreparedForm;
  readonly form: Form;
}

export interface TrialState {
  /** What is filled in; typing into it draws nothing of the trial anew. */
  readonly store: FillStore;
  readonly given: Given;
  readonly surroundings: Omit<ScoreInputs, "answers">;
  /** Grows when the trial begins anew, so that what is drawn does too. */
  readonly turn: number;
  readonly give: (change: Partial<Given>) => void;
  readonly reset: () => void;
}

/**
 * One trial for all roles: what is filled in and given stays through changes of role, view and form, until it is begun
 * anew. To be drawn anew (`key`) for another sample.
 */
export function useTrial(
  { prepared, form }: Sound,
  sample: Sample | undefined,
  memory: TrialMemory,
): TrialState {
  const id = sample?.id ?? "";
  const remembered = () => memory.trials.get(id) ?? beginTrial(form, sample);
  const remember = (change: Partial<Trial>) => memory.trials.set(id, { ...remembered(), ...change });
  const begin = (trial: Trial) => ({ prepared, form, store: prepared.startFilling(answersFor(trial, form)) });
  const [given, setGiven] = useState<Given>(remembered);
  const [turn, setTurn] = useState(0);
  const [filling, setFilling] = useState(() => begin(remembered()));
  if (filling.prepared !== prepared) setFilling(begin(remembered()));
  const { store } = filling;

  // biome-ignore lint/correctness/useExhaustiveDependencies: what is remembered is asked for when something is typed
  useEffect(
    () =>
      // What has no place in the form as it is now is given up only once something else is typed.
      store.subscribeAll(() => remember({ form: filling.form, answers: { ...store.snapshot().answers } })),
    [store, filling.form],
  );
  const surroundings = useMemo(() => surroundingsOf(given, form, sample), [given, form, sample]);
  return {
    store,
    given,
    surroundings,
    turn,
    give(change) {
      remember(change);
      setGiven((before) => ({ ...before, ...change }));
    },
    reset() {
      memory.trials.delete(id);
      const anew = beginTrial(form, sample);
      setGiven(anew);
      setFilling(begin(anew));
      setTurn(turn + 1);
    },
  };
}

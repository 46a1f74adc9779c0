import { prepareForm } from "@duheng/form";
import { useState } from "react";
import { FilledForm, ScoreExplanation } from "../../src/fill/index.ts";
import { patrolForm } from "./forms/patrol-form.ts";
import type { PartProps } from "./part-props.ts";

export default function FilledPart({ locale }: PartProps) {
  const [state] = useState(() => {
    const prepared = prepareForm(patrolForm);
    const inputs = {
      ...patrolForm.samples?.[0]?.inputs,
      answers: patrolForm.samples?.[0]?.inputs.answers ?? {},
    };
    return {
      prepared,
      answers: inputs.answers,
      result: prepared.score(inputs),
      tree: prepared.explain(inputs),
    };
  });
  return (
    <>
      <ScoreExplanation form={patrolForm} result={state.result} tree={state.tree} locale={locale} />
      <FilledForm prepared={state.prepared} answers={state.answers} locale={locale} />
    </>
  );
}

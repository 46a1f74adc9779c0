import { prepareForm } from "@duheng/form";
import { useState } from "react";
import { FilledForm, ScoreExplanation } from "../../src/fill/index.ts";
import { kindsForm, taskAnswers } from "./forms/kinds-form.ts";
import { patrolForm } from "./forms/patrol-form.ts";
import type { PartProps } from "./part-props.ts";

/** `?form=kinds`: every kind of field to be read; else the sample with how its score came about. */
export default function FilledPart({ locale, query }: PartProps) {
  return query.get("form") === "kinds" ? <FilledKinds locale={locale} /> : <FilledSample locale={locale} />;
}

function FilledKinds({ locale }: Pick<PartProps, "locale">) {
  const [prepared] = useState(() => prepareForm(kindsForm));
  return <FilledForm prepared={prepared} answers={taskAnswers} locale={locale} asOf="2026-09-30" />;
}

function FilledSample({ locale }: Pick<PartProps, "locale">) {
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

import type { Sample } from "@duheng/contracts";
import { createFillStore, type PreparedForm } from "@duheng/form";
import { useEffect, useState } from "react";
import { FillForm } from "../../fill/FillForm.tsx";
import { useLocale } from "../../shared/locale.ts";
import { useMessages } from "../../shared/messages.ts";
import { sameValue } from "../../shared/values.ts";
import { useDesign, useDesignedForm, useFindings } from "../design-context.ts";
import { designMessages } from "../design-messages.ts";
import { patchSample, removeSample } from "../operations/scoring.ts";
import { SampleGiven } from "./SampleGiven.tsx";
import { sampleMessages } from "./sample-messages.ts";
import { duplicateSample, mostSamples } from "./sample-operations.ts";

interface SamplePaneProps {
  readonly id: string;
  /** Null while the form has had errors from the beginning. */
  readonly prepared: PreparedForm | null;
}

/** A sample as it is filled: the answers in the form itself, and what reviewers and raters give. */
export function SamplePane({ id, prepared }: SamplePaneProps) {
  const { form } = useDesignedForm();
  const { apply, select, readOnly } = useDesign();
  const t = useMessages(designMessages);
  const words = useMessages(sampleMessages);
  const sample = form.samples?.find((each) => each.id === id);
  if (sample === undefined) return null;
  const change = (next: (sample: Sample) => Sample, what: string) =>
    apply(patchSample(form, id, next), `sample/${id}/${what}`);
  return (
    <>
      <div className="dh-sample-head">
        <h3 className="dh-pane-title">{t("sampleAnswers")}</h3>
        {!readOnly && (
          <>
            <button
              type="button"
              className="dh-button"
              disabled={(form.samples ?? []).length >= mostSamples}
              onClick={() => {
                const copy = duplicateSample(form, id, words("copyOf", { title: sample.title }));
                apply(copy.form, "");
                select({ kind: "sample", id: copy.id }, "title");
              }}
            >
              {words("duplicate")}
            </button>
            <button
              type="button"
              className="dh-button"
              onClick={() => {
                apply(removeSample(form, id), "");
                select({ kind: "form" });
              }}
            >
              {words("remove")}
            </button>
          </>
        )}
      </div>
      {prepared === null ? (
        <p className="dh-notice">{t("previewNone")}</p>
      ) : (
        <div data-attribute="inputs/answers">
          <SampleAnswers
            prepared={prepared}
            sample={sample}
            onChange={(answers) =>
              change((each) => ({ ...each, inputs: { ...each.inputs, answers } }), "answers")
            }
          />
        </div>
      )}
      <SampleGiven sample={sample} onChange={change} />
    </>
  );
}

interface SampleAnswersProps {
  readonly prepared: PreparedForm;
  readonly sample: Sample;
  readonly onChange: (answers: Sample["inputs"]["answers"]) => void;
}

/** The answers in the form itself; the store outlives changes of the form, so typing is not interrupted. */
function SampleAnswers({ prepared, sample, onChange }: SampleAnswersProps) {
  const { analysis } = useFindings();
  const { readOnly } = useDesign();
  const locale = useLocale();
  const [filling, setFilling] = useState(() => ({
    prepared,
    store: createFillStore(prepared, sample.inputs.answers),
    shape: analysis.form,
  }));
  const { answers } = sample.inputs;
  useEffect(() => {
    // The answers changed elsewhere (undo): what is shown follows. What was typed here is already in the store.
    const shape = analysis.prepared === prepared ? analysis.form : filling.shape;
    const reshaped = shape.fields !== filling.shape.fields || shape.layout !== filling.shape.layout;
    if (reshaped || !sameValue(filling.store.snapshot().answers, answers)) {
      setFilling({ prepared, store: createFillStore(prepared, answers), shape });
    }
  }, [answers, filling, prepared, analysis]);
  useEffect(
    () =>
      filling.store.subscribeAll(() => {
        const next = { ...filling.store.snapshot().answers };
        if (!sameValue(next, answers)) onChange(next);
      }),
    [filling, answers, onChange],
  );
  return (
    <FillForm
      key={keyOf(filling)}
      prepared={filling.prepared}
      store={filling.store}
      locale={locale}
      showScore={false}
      readOnly={readOnly}
      typesData
    />
  );
}

const keys = new WeakMap<object, string>();
let count = 0;

function keyOf(thing: object): string {
  const known = keys.get(thing);
  if (known !== undefined) return known;
  count += 1;
  keys.set(thing, String(count));
  return String(count);
}

import type { Sample } from "@duheng/contracts";
import { createFillStore, type PreparedForm } from "@duheng/form";
import { useEffect, useState } from "react";
import { FillForm } from "../../fill/FillForm.tsx";
import { useLocale } from "../../shared/locale.ts";
import { useMessages } from "../../shared/messages.ts";
import { sameValue } from "../../shared/values.ts";
import { useDesign } from "../design-context.ts";
import { designMessages } from "../design-messages.ts";
import { patchSample } from "../operations/scoring.ts";

interface SamplePaneProps {
  readonly id: string;
  /** Null while the form has had errors from the beginning. */
  readonly prepared: PreparedForm | null;
}

/** A sample's answers, in the form itself. */
export function SamplePane({ id, prepared }: SamplePaneProps) {
  const { form, apply } = useDesign();
  const t = useMessages(designMessages);
  const sample = form.samples?.find((each) => each.id === id);
  if (sample === undefined) return null;
  return (
    <>
      <h3 className="dh-pane-title">{t("sampleAnswers")}</h3>
      {prepared === null ? (
        <p className="dh-notice">{t("previewNone")}</p>
      ) : (
        <SampleAnswers
          prepared={prepared}
          sample={sample}
          onChange={(answers) =>
            apply(
              patchSample(form, id, (each) => ({ ...each, inputs: { ...each.inputs, answers } })),
              `sample/${id}/answers`,
            )
          }
        />
      )}
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
  const { readOnly } = useDesign();
  const locale = useLocale();
  const [filling, setFilling] = useState(() => ({
    prepared,
    store: createFillStore(prepared, sample.inputs.answers),
  }));
  const { answers } = sample.inputs;
  useEffect(() => {
    // The answers changed elsewhere (undo): what is shown follows. What was typed here is already in the store.
    if (!sameValue(filling.store.snapshot().answers, answers)) {
      setFilling({ prepared, store: createFillStore(prepared, answers) });
    }
  }, [answers, filling, prepared]);
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

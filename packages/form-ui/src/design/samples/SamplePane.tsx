import type { Sample } from "@duheng/contracts";
import { createFillStore, type PreparedForm } from "@duheng/form";
import { useEffect, useState } from "react";
import { FillForm } from "../../fill/FillForm.tsx";
import { useLocale } from "../../shared/locale.ts";
import { useMessages } from "../../shared/messages.ts";
import { showNumber } from "../../shared/numbers.ts";
import { sameValue } from "../../shared/values.ts";
import { NumberProperty } from "../controls/NumberProperty.tsx";
import { TextProperty } from "../controls/TextProperty.tsx";
import { useDesign } from "../design-context.ts";
import { designMessages } from "../design-messages.ts";
import { patchSample } from "../operations/scoring.ts";
import { RatingsProperty } from "./RatingsProperty.tsx";

interface SamplePaneProps {
  readonly id: string;
  /** Null while the form has had errors from the beginning. */
  readonly prepared: PreparedForm | null;
  /** The form has errors now: scores are of its last correct state. */
  readonly stale: boolean;
}

/** A sample as a filled form, with the points that people give and the score that must come out. */
export function SamplePane({ id, prepared, stale }: SamplePaneProps) {
  const { form, analysis, apply, readOnly } = useDesign();
  const t = useMessages(designMessages);
  const sample = form.samples?.find((each) => each.id === id);
  if (sample === undefined) return null;
  const patch = (change: (sample: Sample) => Sample, what: string) =>
    apply(patchSample(form, id, change), `sample/${id}/${what}`);
  const actual = analysis.samples.find((each) => each.id === id)?.result.score ?? null;
  const reviewed = form.indicators.filter((each) => each.by.kind === "reviewer");
  const rated = form.indicators.filter((each) => each.by.kind === "rating");
  return (
    <div className="dh-sample">
      <div className="dh-properties">
        <TextProperty
          attribute="title"
          label={t("sampleTitle")}
          value={sample.title}
          onChange={(title) => patch((each) => ({ ...each, title }), "title")}
        />
        <NumberProperty
          attribute="expected/score"
          label={t("sampleExpectedScore")}
          value={sample.expected?.score}
          onChange={(score) => patch((each) => expecting(each, score), "score")}
        />
        <div className="dh-property">
          <span className="dh-label">{t("sampleActualScore")}</span>
          <span className="dh-actual">
            <b
              data-state={
                actual === null ? undefined : actual === sample.expected?.score ? "passed" : "failed"
              }
            >
              {stale || actual === null ? "—" : showNumber(actual)}
            </b>
            {!readOnly && actual !== null && actual !== sample.expected?.score && (
              <button
                type="button"
                className="dh-button"
                onClick={() => patch((each) => expecting(each, actual), "")}
              >
                {t("sampleTake")}
              </button>
            )}
          </span>
        </div>
        {reviewed.map((indicator) => (
          <NumberProperty
            key={indicator.id}
            attribute={`inputs/review/${indicator.code}`}
            label={`${t("sampleReview")} · ${indicator.title}`}
            value={sample.inputs.review?.[indicator.code]}
            onChange={(points) =>
              patch((each) => {
                const { [indicator.code]: _, ...others } = each.inputs.review ?? {};
                const review = points === undefined ? others : { ...others, [indicator.code]: points };
                return { ...each, inputs: { ...each.inputs, review } };
              }, `review/${indicator.code}`)
            }
          />
        ))}
        {rated.map((indicator) => (
          <RatingsProperty
            key={indicator.id}
            indicator={indicator}
            ratings={sample.inputs.ratings?.[indicator.code] ?? {}}
            onChange={(ratings) =>
              patch(
                (each) => ({
                  ...each,
                  inputs: { ...each.inputs, ratings: { ...each.inputs.ratings, [indicator.code]: ratings } },
                }),
                `ratings/${indicator.code}`,
              )
            }
          />
        ))}
      </div>
      <h3 className="dh-pane-title">{t("sampleAnswers")}</h3>
      {prepared === null ? (
        <p className="dh-notice">{t("previewNone")}</p>
      ) : (
        <SampleAnswers
          prepared={prepared}
          sample={sample}
          onChange={(answers) =>
            patch((each) => ({ ...each, inputs: { ...each.inputs, answers } }), "answers")
          }
        />
      )}
    </div>
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

function expecting(sample: Sample, score: number | undefined): Sample {
  const { score: _, ...others } = sample.expected ?? {};
  return { ...sample, expected: score === undefined ? others : { ...others, score } };
}

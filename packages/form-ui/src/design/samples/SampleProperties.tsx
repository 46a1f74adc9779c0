import type { Sample } from "@duheng/contracts";
import { useMessages } from "../../shared/messages.ts";
import { showNumber } from "../../shared/numbers.ts";
import { NumberProperty } from "../controls/NumberProperty.tsx";
import { TextProperty } from "../controls/TextProperty.tsx";
import { useDesign } from "../design-context.ts";
import { designMessages } from "../design-messages.ts";
import { patchSample } from "../operations/scoring.ts";
import { RatingsProperty } from "./RatingsProperty.tsx";

/** A sample's name, the points that people give in it, and the score that must come out beside the one that does. */
export function SampleProperties({ id }: { readonly id: string }) {
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
    <>
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
            data-state={actual === null ? undefined : actual === sample.expected?.score ? "passed" : "failed"}
          >
            {actual === null ? "—" : showNumber(actual)}
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
    </>
  );
}

function expecting(sample: Sample, score: number | undefined): Sample {
  const { score: _, ...others } = sample.expected ?? {};
  return { ...sample, expected: score === undefined ? others : { ...others, score } };
}

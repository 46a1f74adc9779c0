import type { Indicator, Sample } from "@duheng/contracts";
import { useMessages } from "../../shared/messages.ts";
import { useDesign, useDesignedForm } from "../design-context.ts";
import { GivenPoints } from "../previews/GivenPoints.tsx";
import { RatingsProperty } from "./RatingsProperty.tsx";
import { sampleMessages } from "./sample-messages.ts";

interface SampleGivenProps {
  readonly sample: Sample;
  readonly onChange: (change: (sample: Sample) => Sample, what: string) => void;
}

/** What people give beside the answers: the reviewer's points and the raters' ballots. */
export function SampleGiven({ sample, onChange }: SampleGivenProps) {
  const { form } = useDesignedForm();
  const { readOnly } = useDesign();
  const t = useMessages(sampleMessages);
  const reviewed = form.indicators.filter(({ by }) => by.kind === "reviewer");
  const rated = form.indicators.filter(({ by }) => by.kind === "rating");
  const give = ({ code }: Indicator, points: number | null) =>
    onChange((each) => {
      const { [code]: _before, ...others } = each.inputs.review ?? {};
      const review = points === null ? others : { ...others, [code]: points };
      return { ...each, inputs: { ...each.inputs, review } };
    }, `review/${code}`);
  return (
    <>
      {reviewed.length > 0 && (
        <section className="dh-given" aria-label={t("reviewGiven")}>
          <h4 className="dh-pane-title">{t("reviewGiven")}</h4>
          <div className="dh-properties">
            {reviewed.map((indicator) => (
              <div key={indicator.id} data-attribute={`inputs/review/${indicator.code}`}>
                <GivenPoints
                  label={indicator.title}
                  indicator={indicator}
                  points={sample.inputs.review?.[indicator.code]}
                  readOnly={readOnly}
                  onGive={(points) => give(indicator, points)}
                />
              </div>
            ))}
          </div>
        </section>
      )}
      {rated.length > 0 && (
        <section className="dh-given" aria-label={t("ratingsGiven")}>
          <h4 className="dh-pane-title">{t("ratingsGiven")}</h4>
          {rated.map((indicator) => (
            <div key={indicator.id} data-attribute={`inputs/ratings/${indicator.code}`}>
              <RatingsProperty
                indicator={indicator}
                ratings={sample.inputs.ratings?.[indicator.code] ?? {}}
                onChange={(ratings) =>
                  onChange(
                    (each) => ({
                      ...each,
                      inputs: {
                        ...each.inputs,
                        ratings: { ...each.inputs.ratings, [indicator.code]: ratings },
                      },
                    }),
                    `ratings/${indicator.code}`,
                  )
                }
              />
            </div>
          ))}
        </section>
      )}
    </>
  );
}

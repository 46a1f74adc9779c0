import type { ScoreInputs } from "@duheng/contracts";
import { checkReview, type PreparedForm } from "@duheng/form";
import { useMemo, useState } from "react";
import { inLocale, useLocale } from "../../shared/locale.ts";
import { useMessages } from "../../shared/messages.ts";
import { useDesign } from "../design-context.ts";
import { frameMessages } from "../frame-messages.ts";
import { GivenPoints } from "./GivenPoints.tsx";
import { TrialPoints, TrialScore } from "./TrialScore.tsx";

interface ReviewerTrialProps {
  readonly prepared: PreparedForm;
  readonly inputs: ScoreInputs;
}

type Review = NonNullable<ScoreInputs["review"]>;

/** What a reviewer is asked: points, or one of the levels, for each indicator that a reviewer gives. */
export function ReviewerTrial({ prepared, inputs }: ReviewerTrialProps) {
  const { form } = useDesign();
  const t = useMessages(frameMessages);
  const locale = useLocale();
  const [review, setReview] = useState<Review>(inputs.review ?? {});
  const result = useMemo(() => prepared.score({ ...inputs, review }), [prepared, inputs, review]);
  const problems = checkReview(form, review);
  const asked = form.indicators.filter(({ by }) => by.kind === "reviewer");
  if (asked.length === 0) return <p className="dh-quiet">{t("reviewerNone")}</p>;
  const give = (code: string, points: number | null) => {
    const { [code]: _before, ...others } = review;
    setReview(points === null ? others : { ...others, [code]: points });
  };
  return (
    <>
      <TrialScore result={result} />
      <ul className="dh-trial">
        {asked.map((indicator) => (
          <li key={indicator.id}>
            <h4>{indicator.title}</h4>
            {indicator.description !== undefined && <p className="dh-quiet">{indicator.description}</p>}
            <GivenPoints
              indicator={indicator}
              points={review[indicator.code]}
              onGive={(points) => give(indicator.code, points)}
            />
            <TrialPoints result={result} code={indicator.code} />
            {problems
              .filter(({ path }) => path === `/${indicator.code}`)
              .map((problem) => (
                <p key={problem.code} className="dh-error">
                  {inLocale(problem.message, locale)}
                </p>
              ))}
          </li>
        ))}
      </ul>
    </>
  );
}

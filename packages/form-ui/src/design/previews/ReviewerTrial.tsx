import { checkReview } from "@duheng/form";
import { inLocale, useLocale } from "../../shared/locale.ts";
import { useMessages } from "../../shared/messages.ts";
import { frameMessages } from "../frame-messages.ts";
import { GivenPoints } from "./GivenPoints.tsx";
import { type GivingProps, TrialPoints } from "./TrialPoints.tsx";
import { reviewedBy } from "./trial.ts";

/** What a reviewer is asked: points, or one of the levels, for each indicator that a reviewer gives. */
export function ReviewerTrial({ form, store, surroundings, given, onGive }: GivingProps) {
  const t = useMessages(frameMessages);
  const locale = useLocale();
  const { review } = given;
  const problems = checkReview(form, surroundings.review ?? {});
  const asked = reviewedBy(form);
  if (asked.length === 0) return <p className="dh-quiet">{t("reviewerNone")}</p>;
  const result = store.score(surroundings);
  const give = (id: string, points: number | null) => {
    const { [id]: _before, ...others } = review;
    onGive({ review: points === null ? others : { ...others, [id]: points } });
  };
  return (
    <ul className="dh-trial">
      {asked.map((indicator) => (
        <li key={indicator.id}>
          <h4>{indicator.title}</h4>
          {indicator.description !== undefined && <p className="dh-quiet">{indicator.description}</p>}
          <GivenPoints
            indicator={indicator}
            points={review[indicator.id]}
            onGive={(points) => give(indicator.id, points)}
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
  );
}

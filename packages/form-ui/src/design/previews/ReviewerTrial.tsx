import type { Indicator, ScoreInputs } from "@duheng/contracts";
import { checkReview, type PreparedForm, reviewLevels } from "@duheng/form";
import { useMemo, useState } from "react";
import { inLocale, useLocale } from "../../shared/locale.ts";
import { useMessages } from "../../shared/messages.ts";
import { showNumber } from "../../shared/numbers.ts";
import { useDesign } from "../design-context.ts";
import { frameMessages } from "../frame-messages.ts";
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
            <Given
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

interface GivenProps {
  readonly indicator: Indicator;
  readonly points: number | undefined;
  readonly onGive: (points: number | null) => void;
}

function Given({ indicator, points, onGive }: GivenProps) {
  const t = useMessages(frameMessages);
  const levels = reviewLevels(indicator);
  if (levels !== null) {
    return (
      <label className="dh-property">
        <span className="dh-quiet">{t("level")}</span>
        <select
          className="dh-input"
          value={points === undefined ? "" : String(points)}
          onChange={(event) => onGive(event.target.value === "" ? null : Number(event.target.value))}
        >
          <option value="">{t("notGiven")}</option>
          {levels.map((level) => (
            <option key={level.title} value={String(level.points)}>
              {level.title} · {showNumber(level.points)}
            </option>
          ))}
        </select>
      </label>
    );
  }
  const { low, high } = rangeOf(indicator);
  return (
    <label className="dh-property">
      <span className="dh-quiet">
        {t("given")} · {t("pointsRange", { low: showNumber(low), high: showNumber(high) })}
      </span>
      <input
        className="dh-input"
        type="number"
        step="any"
        min={low}
        max={high}
        value={points ?? ""}
        onChange={(event) => onGive(event.target.value === "" ? null : event.target.valueAsNumber)}
      />
    </label>
  );
}

function rangeOf({ points }: Indicator): { low: number; high: number } {
  return points.kind === "fixed" ? { low: 0, high: points.full } : { low: points.min, high: points.max };
}

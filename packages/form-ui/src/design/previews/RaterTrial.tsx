import type { Form, Indicator, RaterKind, ScoreInputs } from "@duheng/contracts";
import type { PreparedForm } from "@duheng/form";
import { useMemo, useState } from "react";
import { useMessages } from "../../shared/messages.ts";
import { showNumber } from "../../shared/numbers.ts";
import { useDesign } from "../design-context.ts";
import { designMessages } from "../design-messages.ts";
import { frameMessages } from "../frame-messages.ts";
import { TrialPoints, TrialScore } from "./TrialScore.tsx";

interface RaterTrialProps {
  readonly prepared: PreparedForm;
  readonly inputs: ScoreInputs;
}

const kinds: readonly RaterKind[] = ["superior", "peer", "subordinate", "self", "public"];

/** What one ballot of a kind of rater asks, and what it would do to the score. */
export function RaterTrial({ prepared, inputs }: RaterTrialProps) {
  const t = useMessages(frameMessages);
  const words = useMessages(designMessages);
  const { form } = useDesign();
  const offered = kinds.filter((kind) => ratedBy(form, kind).length > 0);
  const [kind, setKind] = useState<RaterKind>(offered[0] ?? "superior");
  const [ballot, setBallot] = useState<Readonly<Record<string, number>>>({});
  const result = useMemo(
    () => prepared.score({ ...inputs, ratings: withBallot(inputs.ratings ?? {}, kind, ballot) }),
    [prepared, inputs, kind, ballot],
  );
  if (offered.length === 0) return <p className="dh-quiet">{t("raterNone")}</p>;
  const asked = ratedBy(form, kind);
  return (
    <>
      <label className="dh-try-content">
        <span className="dh-quiet">{t("raterKind")}</span>
        <select
          className="dh-input"
          value={kind}
          onChange={(event) => {
            const next = kinds.find((each) => each === event.target.value);
            if (next !== undefined) setKind(next);
            setBallot({});
          }}
        >
          {offered.map((each) => (
            <option key={each} value={each}>
              {words(`rater_${each}`)}
            </option>
          ))}
        </select>
        <span className="dh-quiet">
          {t("raterWeight", { weight: showNumber(form.ratings?.weights[kind] ?? 0) })}
        </span>
      </label>
      <p className="dh-quiet">{t("raterAbout")}</p>
      <TrialScore result={result} />
      <ul className="dh-trial">
        {asked.map((indicator) => (
          <li key={indicator.id}>
            <h4>{indicator.title}</h4>
            {indicator.description !== undefined && <p className="dh-quiet">{indicator.description}</p>}
            <label className="dh-property">
              <span className="dh-quiet">{t("raterScale")}</span>
              <input
                className="dh-input"
                type="number"
                min={0}
                max={100}
                step="any"
                value={ballot[indicator.code] ?? ""}
                onChange={(event) => {
                  const { [indicator.code]: _before, ...others } = ballot;
                  const value = event.target.valueAsNumber;
                  setBallot(
                    Number.isNaN(value)
                      ? others
                      : { ...others, [indicator.code]: Math.min(100, Math.max(0, value)) },
                  );
                }}
              />
            </label>
            <TrialPoints result={result} code={indicator.code} />
          </li>
        ))}
      </ul>
    </>
  );
}

/** The indicators that a kind of rater is asked about: only kinds with a weight count. */
function ratedBy(form: Form, kind: RaterKind): Indicator[] {
  if ((form.ratings?.weights[kind] ?? 0) <= 0) return [];
  return form.indicators.filter(({ by }) => by.kind === "rating" && (by.raters?.includes(kind) ?? true));
}

type Ratings = NonNullable<ScoreInputs["ratings"]>;

/** One more ballot of the kind beside those of the sample. */
function withBallot(ratings: Ratings, kind: RaterKind, ballot: Readonly<Record<string, number>>): Ratings {
  const joined: Ratings = { ...ratings };
  for (const [code, value] of Object.entries(ballot)) {
    const before = ratings[code] ?? {};
    joined[code] = { ...before, [kind]: [...(before[kind] ?? []), value] };
  }
  return joined;
}

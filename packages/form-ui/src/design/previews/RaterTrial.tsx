import type { RaterKind } from "@duheng/contracts";
import { labelOf, raterWords } from "@duheng/contracts/words";
import { useState } from "react";
import { useLocale } from "../../shared/locale.ts";
import { useMessages } from "../../shared/messages.ts";
import { showNumber } from "../../shared/numbers.ts";
import { frameMessages } from "../frame-messages.ts";
import { type GivingProps, TrialPoints } from "./TrialPoints.tsx";
import { ballotsNeeded, ratedBy, raterKinds } from "./trial.ts";

/** What one ballot of each kind of rater asks, and what it would do to the score. */
export function RaterTrial({ form, store, surroundings, given, onGive }: GivingProps) {
  const t = useMessages(frameMessages);
  const locale = useLocale();
  const { ballots } = given;
  const offered = raterKinds.filter((kind) => ratedBy(form, kind).length > 0);
  const [wanted, setWanted] = useState<RaterKind>();
  const kind = offered.find((each) => each === wanted) ?? offered[0];
  if (kind === undefined) return <p className="dh-quiet">{t("raterNone")}</p>;
  const ballot = ballots[kind] ?? {};
  const needed = ballotsNeeded(form, kind);
  const result = store.score(surroundings);
  return (
    <>
      <label className="dh-try-content">
        <span className="dh-quiet">{t("raterKind")}</span>
        <select
          className="dh-input"
          value={kind}
          onChange={(event) => setWanted(offered.find((each) => each === event.target.value))}
        >
          {offered.map((each) => (
            <option key={each} value={each}>
              {labelOf(raterWords[each], locale)}
            </option>
          ))}
        </select>
        <span className="dh-quiet">
          {t("raterWeight", { weight: showNumber(form.ratings?.weights[kind] ?? 0) })}
        </span>
      </label>
      <p className="dh-quiet">
        {t("raterAbout")}
        {needed > 1 && ` ${t("raterMinimum", { count: needed })}`}
      </p>
      <ul className="dh-trial">
        {ratedBy(form, kind).map((indicator) => (
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
                value={ballot[indicator.id] ?? ""}
                onChange={(event) => {
                  const { [indicator.id]: _before, ...others } = ballot;
                  const value = event.target.valueAsNumber;
                  const next = Number.isNaN(value)
                    ? others
                    : { ...others, [indicator.id]: Math.min(100, Math.max(0, value)) };
                  onGive({ ballots: { ...ballots, [kind]: next } });
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

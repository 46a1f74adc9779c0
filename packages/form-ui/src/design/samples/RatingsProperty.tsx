import type { Indicator, RaterKind } from "@duheng/contracts";
import { labelOf, raterWords } from "@duheng/contracts/words";
import { useState } from "react";
import { useLocale } from "../../shared/locale.ts";
import { useMessages } from "../../shared/messages.ts";
import { useDesign, useDesignedForm } from "../design-context.ts";
import { designMessages } from "../design-messages.ts";
import { parseBallots } from "./parse-ballots.ts";

interface RatingsPropertyProps {
  readonly indicator: Indicator;
  /** Ballots' numbers by kind of rater. */
  readonly ratings: { readonly [kind: string]: number[] | undefined };
  readonly onChange: (ratings: { [kind: string]: number[] }) => void;
}

const raterKinds: readonly RaterKind[] = ["self", "peer", "superior", "subordinate", "public"];

/** A sample's ballots for one indicator. */
export function RatingsProperty({ indicator, ratings, onChange }: RatingsPropertyProps) {
  const { form } = useDesignedForm();
  const { readOnly } = useDesign();
  const t = useMessages(designMessages);
  const locale = useLocale();
  const [typed, setTyped] = useState<{ kind: RaterKind; text: string } | null>(null);
  const wanted = indicator.by.kind === "rating" ? indicator.by.raters : undefined;
  const kinds = raterKinds.filter(
    (kind) => wanted?.includes(kind) ?? form.ratings?.weights[kind] !== undefined,
  );
  return (
    <fieldset className="dh-property dh-fieldset" data-wide>
      <legend className="dh-label">
        {t("sampleRatings")} · {indicator.title}
      </legend>
      <div className="dh-properties">
        {kinds.map((kind) => (
          <label key={kind} className="dh-property">
            <span className="dh-quiet">{labelOf(raterWords[kind], locale)}</span>
            <input
              className="dh-input"
              readOnly={readOnly}
              value={typed?.kind === kind ? typed.text : (ratings[kind] ?? []).join(", ")}
              onChange={(event) => {
                setTyped({ kind, text: event.target.value });
                const next: { [kind: string]: number[] } = {};
                for (const each of raterKinds) {
                  const ballots = each === kind ? parseBallots(event.target.value) : (ratings[each] ?? []);
                  if (ballots.length > 0) next[each] = ballots;
                }
                onChange(next);
              }}
              onBlur={() => setTyped(null)}
            />
          </label>
        ))}
      </div>
    </fieldset>
  );
}

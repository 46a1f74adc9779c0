import type { Form, RaterKind, RatingRules } from "@duheng/contracts";
import { labelOf, raterWords } from "@duheng/contracts/words";
import { useId } from "react";
import { useLocale } from "../../shared/locale.ts";
import { useMessages } from "../../shared/messages.ts";
import { parseNumber } from "../../shared/numbers.ts";
import { AttributeProblems } from "../controls/AttributeProblems.tsx";
import { NumberProperty } from "../controls/NumberProperty.tsx";
import { useDesign, useDesignedForm } from "../design-context.ts";
import { propertyMessages } from "./property-messages.ts";

const raterKinds: readonly RaterKind[] = ["superior", "peer", "subordinate", "self", "public"];

/** How ballots become points: the weight of each kind of rater, how many are needed, what is trimmed. */
export function RatingRulesProperties() {
  const { form } = useDesignedForm();
  const { apply } = useDesign();
  const t = useMessages(propertyMessages);
  const locale = useLocale();
  const rules: RatingRules = form.ratings ?? { weights: {} };
  const id = useId();
  const change = (next: RatingRules, what: string) => apply(withRules(form, next), `ratings/${what}`);
  const isUsed = form.ratings !== undefined || form.indicators.some(({ by }) => by.kind === "rating");
  const trim = rules.trim;
  const setTrim = (from: number | undefined, drop: number | undefined) => {
    const { trim: _, ...rest } = rules;
    change(from === undefined ? rest : { ...rest, trim: { from, drop: drop ?? 1 } }, "trim");
  };
  return (
    <details className="dh-more" open={isUsed} data-attribute="ratings">
      <summary>{t("ratings")}</summary>
      <p className="dh-quiet">{t("ratingsHint")}</p>
      <table className="dh-table" aria-labelledby={id}>
        <caption id={id} className="dh-sr">
          {t("ratings")}
        </caption>
        <thead>
          <tr>
            <th scope="col">{t("rater")}</th>
            <th scope="col">{t("weight")}</th>
            <th scope="col">{t("minimum")}</th>
            <th scope="col">{t("required")}</th>
          </tr>
        </thead>
        <tbody>
          {raterKinds.map((kind) => {
            const rater = labelOf(raterWords[kind], locale);
            return (
              <tr key={kind}>
                <th scope="row">{rater}</th>
                <td>
                  <Amount
                    attribute={`ratings/weights/${kind}`}
                    label={t("weightOf", { rater })}
                    value={rules.weights[kind]}
                    onChange={(weight) =>
                      change(
                        { ...rules, weights: withAmount(rules.weights, kind, weight) },
                        `weights/${kind}`,
                      )
                    }
                  />
                </td>
                <td>
                  <Amount
                    attribute={`ratings/minimum/${kind}`}
                    label={t("minimumOf", { rater })}
                    value={rules.minimum?.[kind]}
                    onChange={(least) => change(withMinimum(rules, kind, least), `minimum/${kind}`)}
                  />
                </td>
                <td>
                  <Needed kind={kind} label={t("requiredOf", { rater })} rules={rules} onChange={change} />
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      <div className="dh-properties">
        <NumberProperty
          attribute="ratings/trim/from"
          label={t("trimFrom")}
          value={trim?.from}
          onChange={(from) => setTrim(from, trim?.drop)}
        />
        {trim !== undefined && (
          <NumberProperty
            attribute="ratings/trim/drop"
            label={t("trimDrop")}
            value={trim.drop}
            needed
            onChange={(drop) => setTrim(trim.from, drop)}
          />
        )}
      </div>
      <AttributeProblems attribute="ratings" />
    </details>
  );
}

interface NeededProps {
  readonly kind: RaterKind;
  readonly label: string;
  readonly rules: RatingRules;
  readonly onChange: (rules: RatingRules, what: string) => void;
}

function Needed({ kind, label, rules, onChange }: NeededProps) {
  const { readOnly } = useDesign();
  // Where nothing is said, superiors are needed (grading, G6).
  const needed = rules.required ?? ["superior"];
  return (
    <input
      type="checkbox"
      aria-label={label}
      data-attribute={`ratings/required/${kind}`}
      checked={needed.includes(kind)}
      disabled={readOnly}
      onChange={(event) =>
        onChange(
          {
            ...rules,
            required: raterKinds.filter((each) =>
              each === kind ? event.target.checked : needed.includes(each),
            ),
          },
          `required/${kind}`,
        )
      }
    />
  );
}

interface AmountProps {
  readonly attribute: string;
  readonly label: string;
  readonly value: number | undefined;
  readonly onChange: (value: number | undefined) => void;
}

function Amount({ attribute, label, value, onChange }: AmountProps) {
  const { readOnly } = useDesign();
  return (
    <input
      className="dh-input dh-number"
      inputMode="decimal"
      aria-label={label}
      data-attribute={attribute}
      defaultValue={value ?? ""}
      key={value ?? ""}
      readOnly={readOnly}
      onBlur={(event) => {
        const text = event.target.value.trim();
        const number = text === "" ? undefined : parseNumber(text);
        // What is no amount goes back to what is stored.
        if (text !== "" && (number === undefined || number < 0)) event.target.value = String(value ?? "");
        else if (number !== value) onChange(number);
      }}
    />
  );
}

type Amounts = Partial<Record<RaterKind, number>>;

function withAmount(amounts: Amounts, kind: RaterKind, amount: number | undefined): Amounts {
  const { [kind]: _, ...rest } = amounts;
  return amount === undefined ? rest : { ...rest, [kind]: amount };
}

function withMinimum({ minimum = {}, ...rules }: RatingRules, kind: RaterKind, least: number | undefined) {
  const next = withAmount(minimum, kind, least === undefined ? undefined : Math.round(least));
  return Object.keys(next).length === 0 ? rules : { ...rules, minimum: next };
}

/** Rules that say nothing are none. */
function withRules({ ratings: _, ...form }: Form, rules: RatingRules): Form {
  const { weights, ...rest } = rules;
  const saysNothing = Object.keys(weights).length === 0 && Object.keys(rest).length === 0;
  return saysNothing ? form : { ...form, ratings: rules };
}

import type { Giver, Indicator, RaterKind } from "@duheng/contracts";
import { labelOf, raterWords } from "@duheng/contracts/words";
import type { Scope } from "@duheng/formula";
import { useLocale } from "../../shared/locale.ts";
import { useMessages } from "../../shared/messages.ts";
import { FormulaProperty } from "../controls/FormulaProperty.tsx";
import { SelectProperty } from "../controls/SelectProperty.tsx";
import { useDesign, useDesignedForm } from "../design-context.ts";
import { designMessages } from "../design-messages.ts";
import { rangeOf } from "../range-of.ts";
import { LevelsProperty } from "./LevelsProperty.tsx";

interface GiverPropertiesProps {
  readonly indicator: Indicator;
  readonly locked: boolean;
  readonly formulas: {
    readonly scope: Scope;
    readonly sampleInput: Readonly<Record<string, unknown>> | undefined;
    readonly readOnly: boolean;
  };
  readonly onChange: (by: Giver) => void;
}

const raterKinds: readonly RaterKind[] = ["self", "peer", "superior", "subordinate", "public"];

/** Who gives an indicator's points: a formula, raters, or the reviewer. */
export function GiverProperties({ indicator, locked, formulas, onChange }: GiverPropertiesProps) {
  const { form } = useDesignedForm();
  const { readOnly } = useDesign();
  const t = useMessages(designMessages);
  const locale = useLocale();
  const { by } = indicator;
  return (
    <>
      <SelectProperty
        attribute="by/kind"
        label={t("by")}
        value={by.kind}
        readOnly={locked}
        options={(["formula", "reviewer", "rating"] as const).map((value) => ({
          value,
          title: t(`by_${value}`),
        }))}
        onChange={(kind) => {
          if (kind === undefined || kind === by.kind) return;
          onChange(kind === "formula" ? { kind, formula: "0" } : { kind });
        }}
      />
      {by.kind === "formula" && (
        <FormulaProperty
          attribute="by/formula"
          label={t("formula")}
          value={by.formula}
          expected="points"
          range={rangeOf(indicator, form.score.groups)}
          {...formulas}
          onChange={(formula) => onChange({ kind: "formula", formula })}
        />
      )}
      {by.kind === "reviewer" && (
        <LevelsProperty
          levels={by.levels ?? []}
          locked={locked}
          onChange={(levels) =>
            onChange(levels.length === 0 ? { kind: "reviewer" } : { kind: "reviewer", levels })
          }
        />
      )}
      {by.kind === "rating" && (
        <fieldset className="dh-property dh-fieldset" data-attribute="by/raters" data-wide>
          <legend className="dh-label">{t("raters")}</legend>
          <div className="dh-choices">
            {raterKinds.map((kind) => (
              <label key={kind} className="dh-choice">
                <input
                  type="checkbox"
                  checked={by.raters?.includes(kind) ?? true}
                  disabled={locked || readOnly}
                  onChange={(event) => {
                    const before = by.raters ?? raterKinds;
                    onChange({
                      kind: "rating",
                      raters: raterKinds.filter((each) =>
                        each === kind ? event.target.checked : before.includes(each),
                      ),
                    });
                  }}
                />
                <span>{labelOf(raterWords[kind], locale)}</span>
              </label>
            ))}
          </div>
        </fieldset>
      )}
    </>
  );
}

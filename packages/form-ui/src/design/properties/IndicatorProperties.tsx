import type { Grade, Indicator } from "@duheng/contracts";
import { gradeWords, keysOf } from "@duheng/contracts/words";
import { renameIndicator } from "@duheng/form";
import { useMemo, useRef } from "react";
import { LockMark } from "../../shared/LockMark.tsx";
import { useLocale } from "../../shared/locale.ts";
import { useMessages } from "../../shared/messages.ts";
import { formulaInput } from "../analysis.ts";
import { FormulaProperty } from "../controls/FormulaProperty.tsx";
import { CheckProperty, SelectProperty } from "../controls/SelectProperty.tsx";
import { NameProperty, TextProperty } from "../controls/TextProperty.tsx";
import { useDesign, useDesignedForm, useFindings, usersOf } from "../design-context.ts";
import { designMessages } from "../design-messages.ts";
import { codeByTitle } from "../operations/code-by-title.ts";
import { patchIndicator } from "../operations/scoring.ts";
import { dimensionWords } from "../table/cells/words.ts";
import { nothingHeld } from "../table/editing/held-cells.ts";
import { useIndicatorScope } from "../use-indicator-scope.ts";
import { GiverProperties } from "./GiverProperties.tsx";
import { isCode } from "./is-code.ts";
import { LockNotice } from "./LockedPart.tsx";
import { PointsProperties } from "./PointsProperties.tsx";

const dimensions = ["scope", "measure", "importance", "polarity", "virtue"] as const;

/** Everything about one indicator. */
export function IndicatorProperties({ id }: { readonly id: string }) {
  const { form, settled } = useDesignedForm();
  const { analysis, sample, lockedIds, lockedUses, held: { used, sums } = nothingHeld } = useFindings();
  const { apply } = useDesign();
  const t = useMessages(designMessages);
  const locale = useLocale();
  const indicator = form.indicators.find((each) => each.id === id);
  const locked = lockedIds.has(id);
  const code = indicator?.code ?? "";
  const scope = useIndicatorScope(indicator);
  const sampleInput = useMemo(
    () => (sample === null ? undefined : formulaInput(analysis.prepared, sample.inputs, code)),
    [analysis.prepared, sample, code],
  );
  // The title that the code may have been made of: as it was when the indicator was chosen, or left last.
  const titled = useRef(indicator?.title ?? "");
  if (indicator === undefined) return null;

  const patch = (change: (indicator: Indicator) => Indicator, what: string) =>
    apply(patchIndicator(form, id, change), `indicator/${id}/${what}`);
  const by = locked ? [] : usersOf(form, lockedUses, { kind: "indicator", id });
  const held = locked || by.length > 0;
  const formulas = { scope, sampleInput, readOnly: held };
  return (
    <>
      {locked && (
        <p className="dh-notice">
          <LockMark label={t("locked")} /> {t("lockedHint")}
        </p>
      )}
      <LockNotice by={by} hint="part" />
      <TextProperty
        attribute="title"
        label={t("title")}
        value={indicator.title}
        readOnly={locked}
        onChange={(title) => patch((each) => ({ ...each, title }), "title")}
        onLeave={() => {
          const next = codeByTitle(form, id, titled.current, settled);
          titled.current = indicator.title;
          if (next !== form) apply(next, "");
        }}
      />
      <SelectProperty
        attribute="group"
        label={t("group")}
        value={indicator.group}
        readOnly={locked || (used.has(id) && sums.has(indicator.group))}
        options={form.score.groups
          .filter(({ code: each }) => each === indicator.group || !sums.has(each))
          .map((group) => ({ value: group.code, title: group.title }))}
        onChange={(group) => group !== undefined && patch((each) => ({ ...each, group }), "group")}
      />
      <NameProperty
        key={`${id} ${indicator.code}`}
        attribute="code"
        label={t("code")}
        value={indicator.code}
        rule={t("codeRule")}
        readOnly={locked}
        onRename={(next) => {
          if (!isCode(next) || form.indicators.some((each) => each.code === next)) return false;
          apply(renameIndicator(form, id, next), "");
          return true;
        }}
      />
      <PointsProperties
        indicator={indicator}
        locked={held}
        onChange={(points) => patch((each) => ({ ...each, points }), "points")}
      />
      <GiverProperties
        indicator={indicator}
        locked={held}
        formulas={formulas}
        onChange={(by) => patch((each) => ({ ...each, by }), "by")}
      />
      <FormulaProperty
        attribute="applicable"
        label={t("applicable")}
        value={indicator.applicable ?? ""}
        expected="boolean"
        optional
        {...formulas}
        onChange={(source) =>
          patch(
            ({ applicable: _, ...each }) => (source.trim() === "" ? each : { ...each, applicable: source }),
            "applicable",
          )
        }
      />
      {dimensions.map((name) => (
        <SelectProperty
          key={name}
          attribute={name}
          label={t(name)}
          value={indicator[name]}
          none={t("unset")}
          readOnly={locked}
          options={dimensionWords[name].map((word) => ({ value: word.value, title: word[locale] }))}
          onChange={(value) =>
            patch((each) => {
              const { [name]: _, ...rest } = each;
              return value === undefined ? rest : { ...rest, [name]: value };
            }, name)
          }
        />
      ))}
      {!locked && (
        <CheckProperty
          attribute="locked"
          label={t("lockBelow")}
          value={indicator.locked === true}
          onChange={(value) =>
            patch(({ locked: _, ...each }) => (value ? { ...each, locked: true } : each), "locked")
          }
        />
      )}
      <TextProperty
        attribute="description"
        label={t("description")}
        value={indicator.description ?? ""}
        lines={2}
        readOnly={locked}
        onChange={(description) =>
          patch(
            ({ description: _, ...each }) => (description === "" ? each : { ...each, description }),
            "description",
          )
        }
      />
      <FormulaProperty
        attribute="veto/when"
        label={t("vetoWhen")}
        value={indicator.veto?.when ?? ""}
        expected="boolean"
        optional
        {...formulas}
        onChange={(when) =>
          patch(
            ({ veto, ...each }) =>
              when.trim() === "" ? each : { ...each, veto: { when, ceiling: veto?.ceiling ?? "average" } },
            "veto",
          )
        }
      />
      {indicator.veto !== undefined && (
        <SelectProperty<Grade>
          attribute="veto/ceiling"
          label={t("vetoCeiling")}
          value={indicator.veto.ceiling}
          readOnly={locked}
          options={keysOf(gradeWords).map((value) => ({ value, title: gradeWords[value][locale] }))}
          onChange={(ceiling) =>
            ceiling !== undefined &&
            patch(
              (each) => (each.veto === undefined ? each : { ...each, veto: { ...each.veto, ceiling } }),
              "veto",
            )
          }
        />
      )}
    </>
  );
}

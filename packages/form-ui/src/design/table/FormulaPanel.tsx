import { useMemo, useState } from "react";
import { FormulaEditor } from "../../formula-editor/FormulaEditor.tsx";
import { useLocale } from "../../shared/locale.ts";
import { useMessages } from "../../shared/messages.ts";
import { formulaInput } from "../analysis.ts";
import { useDesign, useDesignedForm, useFindings } from "../design-context.ts";
import { rangeOf } from "../range-of.ts";
import { useIndicatorScope } from "../use-indicator-scope.ts";
import { columnTitles } from "./cells/column-titles.ts";
import { lockOfCell } from "./editing/cell-locks.ts";
import { nothingHeld } from "./editing/held-cells.ts";
import { tableMessages } from "./table-messages.ts";

interface FormulaPanelProps {
  readonly id: string;
  readonly attribute: "formula" | "applicable";
  /** The formula to be written; null: nothing is changed. */
  readonly onClose: (formula: string | null) => void;
}

/** The formula editor for one cell of the table; what is written in it takes effect at once, as one step of undo. */
export function FormulaPanel({ id, attribute, onClose }: FormulaPanelProps) {
  const { form } = useDesignedForm();
  const { analysis, sample, samples, lockedIds, held = nothingHeld } = useFindings();
  const { chooseSample, readOnly } = useDesign();
  const t = useMessages(tableMessages);
  const locale = useLocale();
  const indicator = form.indicators.find((each) => each.id === id);
  const [text, setText] = useState(() =>
    attribute === "applicable"
      ? (indicator?.applicable ?? "")
      : indicator?.by.kind === "formula"
        ? indicator.by.formula
        : "",
  );
  const code = indicator?.code ?? "";
  const scope = useIndicatorScope(indicator);
  const formSample = useMemo(
    () =>
      sample === null
        ? undefined
        : { title: sample.title, input: formulaInput(analysis.prepared, sample.inputs, code) },
    [sample, analysis.prepared, code],
  );
  const choice = useMemo(
    () => ({ samples, chosen: sample?.id ?? "", onChoose: chooseSample }),
    [samples, sample, chooseSample],
  );
  if (indicator === undefined) return null;
  const label = t("formulaOf", { column: columnTitles[attribute][locale], title: indicator.title });
  const closed = readOnly || lockOfCell(indicator, attribute, lockedIds, held) !== null;
  return (
    <div
      className="dh-it-formula"
      role="dialog"
      aria-label={label}
      onKeyDown={(event) => {
        if (event.key === "Escape" && !event.defaultPrevented) onClose(null);
        if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
          event.preventDefault();
          onClose(closed ? null : text);
        }
      }}
    >
      <FormulaEditor
        label={label}
        value={text}
        onChange={setText}
        scope={scope}
        expected={attribute === "formula" ? "points" : "boolean"}
        {...(attribute === "formula" ? { range: rangeOf(indicator, form.score.groups) } : {})}
        locale={locale}
        optional={attribute === "applicable"}
        readOnly={closed}
        sampleChoice={choice}
        {...(formSample === undefined ? {} : { sample: formSample })}
      />
      <div className="dh-it-formula-ends">
        {!closed && (
          <button type="button" className="dh-button dh-primary" onClick={() => onClose(text)}>
            {t("apply")}
          </button>
        )}
        <button type="button" className="dh-button" onClick={() => onClose(null)}>
          {t("cancel")}
        </button>
        <span className="dh-quiet">{t("applyHint")}</span>
      </div>
    </div>
  );
}

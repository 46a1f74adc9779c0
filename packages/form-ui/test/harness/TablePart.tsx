import type { Form } from "@duheng/contracts";
import { useMemo, useState } from "react";
import "../../src/shared/theme.css";
import "../../src/design/design.css";
import { procuratorateForm } from "../../../../seed/forms/procuratorate.ts";
import { type Design, DesignProvider } from "../../src/design/design-context.ts";
import type { Selection } from "../../src/design/selection.ts";
import { IndicatorTable } from "../../src/design/table/index.ts";
import { useAnalysis } from "../../src/design/use-analysis.ts";
import { useHistory } from "../../src/design/use-history.ts";
import { LocaleProvider } from "../../src/shared/locale.ts";
import { patrolForm } from "./forms/patrol-form.ts";
import type { PartProps } from "./part-props.ts";

/** The table alone, in what the designer gives it: `form=procuratorate`, `many=500`, `locked=i-closing`, `readOnly`. */
export default function TablePart({ locale, query }: PartProps) {
  const [form, setForm] = useState<Form>(() => begin(query));
  const history = useHistory(form, setForm);
  const analysis = useAnalysis(form, undefined);
  const [selection, select] = useState<Selection>({ kind: "form" });
  const [sampleId, chooseSample] = useState("");
  window.designed = form;
  const readOnly = query.has("readOnly");
  const design = useMemo<Design>(() => {
    const samples = form.samples ?? [];
    return {
      form,
      analysis,
      problems: analysis.problems,
      selection,
      readOnly,
      lockedIds: new Set((query.get("locked") ?? "").split(",")),
      sample: samples.find((each) => each.id === sampleId) ?? samples[0] ?? null,
      samples,
      chooseSample,
      apply: history.apply,
      select,
    };
  }, [form, analysis, selection, readOnly, query, sampleId, history.apply]);
  return (
    <LocaleProvider value={locale}>
      <DesignProvider value={design}>
        {/* biome-ignore lint/a11y/noStaticElementInteractions: as the designer does */}
        <div
          className="dh-root table-part"
          onKeyDown={(event) => {
            if (!event.ctrlKey || event.key.toLowerCase() !== "z" || event.target instanceof HTMLInputElement)
              return;
            if (event.shiftKey) history.redo();
            else history.undo();
          }}
        >
          <IndicatorTable />
        </div>
      </DesignProvider>
    </LocaleProvider>
  );
}

function begin(query: URLSearchParams): Form {
  if (query.get("form") === "procuratorate") return procuratorateForm("criminal");
  const many = Number(query.get("many") ?? 0);
  if (many === 0) return patrolForm;
  const [first] = patrolForm.indicators;
  if (first === undefined) return patrolForm;
  const indicators = Array.from({ length: many }, (_, index) => ({
    ...first,
    id: `i-${index}`,
    code: `指标${index}`,
    title: `第${index}项工作`,
  }));
  return { ...patrolForm, indicators, samples: [] };
}

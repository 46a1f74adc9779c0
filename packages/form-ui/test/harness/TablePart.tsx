import type { Form } from "@duheng/contracts";
import { useState } from "react";
import { procuratorateForm } from "../../../../seed/forms/procuratorate.ts";
import { FormDesigner } from "../../src/design/index.ts";
import { patrolForm } from "./forms/patrol-form.ts";
import type { PartProps } from "./part-props.ts";

/** The designer of a form with indicators: `form=procuratorate` or `none` (no indicators), `many=500`, `locked=i-closing`, `reads=办结` (which the first reads, with the points of 加减), `readOnly`. */
export default function TablePart({ locale, query }: PartProps) {
  const [form, setForm] = useState<Form>(() => begin(query));
  window.designed = form;
  return (
    <FormDesigner
      form={form}
      onChange={setForm}
      locale={locale}
      readOnly={query.has("readOnly")}
      lockedIds={(query.get("locked") ?? "").split(",")}
    />
  );
}

function begin(query: URLSearchParams): Form {
  if (query.get("form") === "procuratorate") return procuratorateForm("criminal");
  if (query.get("form") === "none") return { ...patrolForm, indicators: [], samples: [] };
  const reads = query.get("reads");
  if (reads !== null) return readingForm(reads);
  const many = Number(query.get("many") ?? 0);
  const [first] = patrolForm.indicators;
  if (many === 0 || first === undefined) return patrolForm;
  const indicators = Array.from({ length: many }, (_, index) => ({
    ...first,
    id: `i-${index}`,
    code: `指标${index}`,
    title: `第${index}项工作`,
  }));
  return { ...patrolForm, indicators, samples: [] };
}

function readingForm(code: string): Form {
  const [first, ...others] = patrolForm.indicators;
  if (first === undefined) return patrolForm;
  const formula = `MIN(40, indicators.${code} + groups.加减)`;
  return { ...patrolForm, indicators: [{ ...first, by: { kind: "formula", formula } }, ...others] };
}

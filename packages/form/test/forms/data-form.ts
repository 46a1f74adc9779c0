import type { Form, FormDataset } from "@duheng/contracts";
import { fixed, smallForm } from "./small-form.ts";

/** Monitoring figures of a person, one row each. */
export const monitoring: FormDataset = {
  key: "monitoring",
  title: "监测数据",
  subject: "person",
  isRepeated: false,
  columns: [
    { key: "validRate", title: "数据有效率", type: "number", unit: "%" },
    { key: "samples", title: "采样数", type: "integer", unit: "件" },
    { key: "since", title: "上岗日期", type: "day" },
    { key: "certified", title: "持证", type: "yes-no" },
    { key: "station", title: "站点", type: "text" },
    { key: "level", title: "等级", type: "choice", options: ["A", "B"] },
  ],
};

/** Cases, several rows for each. */
export const cases: FormDataset = {
  key: "cases",
  title: "办案数据",
  subject: "person",
  isRepeated: true,
  columns: [
    { key: "closed", title: "办结数", type: "integer", unit: "件" },
    { key: "kind", title: "类别", type: "text" },
  ],
};

/** A list with just these columns of a dataset. */
export function only(dataset: FormDataset, ...keys: string[]): FormDataset {
  return { ...dataset, columns: dataset.columns.filter(({ key }) => keys.includes(key)) };
}

export const from = (dataset: string, column: string) => ({ "x-source": { dataset, column } });

/** A form that names data in a formula, and is filled from it. */
export function dataForm(parts: Partial<Form> = {}): Form {
  const fields: Form["fields"] = {
    type: "object",
    properties: {
      采样数: { type: "integer", title: "采样数", "x-id": "f-samples", ...from("monitoring", "samples") },
      说明: { type: "string", title: "说明", "x-id": "f-note" },
    },
  };
  return {
    ...smallForm({
      indicators: [
        fixed("rate", 10, "(data.monitoring.validRate ?? 0) / 10"),
        fixed("closed", 10, "MIN(10, SUM(data.cases.closed))"),
      ],
      form: { datasets: [only(monitoring, "validRate", "samples"), only(cases, "closed")] },
    }),
    fields,
    ...parts,
  };
}

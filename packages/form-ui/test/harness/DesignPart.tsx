import type { Form } from "@duheng/contracts";
import { useState } from "react";
import { FormDesigner } from "../../src/design/index.ts";
import { dataForm, unitDatasets } from "./forms/data-form.ts";
import { patrolForm } from "./forms/patrol-form.ts";
import { libraryPort } from "./library-port.ts";
import type { PartProps } from "./part-props.ts";

declare global {
  interface Window {
    designed: Form;
  }
}

export default function DesignPart({ locale, query }: PartProps) {
  const [form, setForm] = useState(query.get("form") === "data" ? dataForm : patrolForm);
  window.designed = form;
  return (
    <FormDesigner
      form={form}
      onChange={setForm}
      locale={locale}
      readOnly={query.has("readOnly")}
      lockedIds={["i-closing"]}
      {...(query.has("datasets") ? { datasets: unitDatasets } : {})}
      {...(query.has("lent") ? { samples: [] } : {})}
      ports={{ library: libraryPort }}
    />
  );
}

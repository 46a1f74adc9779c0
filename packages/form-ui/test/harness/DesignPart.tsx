import type { Form } from "@duheng/contracts";
import { useState } from "react";
import { FormDesigner } from "../../src/design/index.ts";
import { patrolForm } from "./forms/patrol-form.ts";
import type { PartProps } from "./part-props.ts";

declare global {
  interface Window {
    designed: Form;
  }
}

export default function DesignPart({ locale, query }: PartProps) {
  const [form, setForm] = useState(patrolForm);
  window.designed = form;
  return (
    <FormDesigner
      form={form}
      onChange={setForm}
      locale={locale}
      readOnly={query.has("readOnly")}
      lockedIds={["i-closing"]}
      library={[
        {
          indicator: {
            id: "library-1",
            code: "宣传",
            title: "宣传报道",
            group: "",
            points: { kind: "floating", min: 0, max: 3 },
            by: { kind: "reviewer" },
          },
          source: "市局指标库",
        },
      ]}
    />
  );
}

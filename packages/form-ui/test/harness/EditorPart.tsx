import { lowerForm, ownPoints } from "@duheng/form";
import type { Scope } from "@duheng/formula";
import { useState } from "react";
import { FormulaEditor } from "../../src/formula-editor/index.ts";
import { patrolForm } from "./forms/patrol-form.ts";
import type { PartProps } from "./part-props.ts";

/** `value=…` begins with a formula, `fields=200` in a scope of so many, `dark` on dark ground, `readOnly`, `noSample`. */
export default function EditorPart({ locale, query }: PartProps) {
  const [{ scope, inputs }] = useState(() => setting(Number(query.get("fields") ?? 0)));
  const [value, setValue] = useState(query.get("value") ?? "");
  const [chosen, setChosen] = useState("0");
  if (query.has("dark")) document.documentElement.dataset.dark = "";
  const input = inputs[Number(chosen)];
  const samples = inputs.map((_, index) => ({ id: String(index), title: `样例${index + 1}` }));
  return (
    <>
      <label>
        before <input id="before" />
      </label>
      <FormulaEditor
        value={value}
        onChange={setValue}
        scope={scope}
        expected="number?"
        locale={locale}
        label={locale === "zh" ? "得分公式" : "Formula"}
        readOnly={query.has("readOnly")}
        sampleChoice={{ samples: query.has("noSample") ? [] : samples, chosen, onChoose: setChosen }}
        {...(input === undefined || query.has("noSample")
          ? {}
          : { sample: { title: samples[Number(chosen)]?.title ?? "", input } })}
      />
      <output id="value">{value}</output>
      <label>
        after <input id="after" />
      </label>
    </>
  );
}

function setting(fields: number): { scope: Scope; inputs: readonly Readonly<Record<string, unknown>>[] } {
  if (fields > 0) return wideSetting(fields);
  const answers = patrolForm.samples?.[0]?.inputs.answers ?? {};
  return {
    scope: {
      ...lowerForm(patrolForm).scope,
      indicators: { A1: { type: "number?", title: "案件办结率" } },
      constants: ownPoints({ points: { kind: "fixed", full: 30 } }),
      ratings: true,
      previous: true,
      datasets: { 业务: { 出警数: "number" } },
    },
    inputs: [answers, { ...answers, 受理数: 40, 办结数: 10 }],
  };
}

/** Many number fields, all required, each with a title. */
function wideSetting(count: number): ReturnType<typeof setting> {
  const keys = Array.from({ length: count }, (_, index) => `指标${index}`);
  const properties = Object.fromEntries(
    keys.map((key, index) => [key, { type: "number", title: `第${index}项工作完成情况` }]),
  );
  return {
    scope: { schema: { type: "object", required: keys, properties } },
    inputs: [Object.fromEntries(keys.map((key, index) => [key, index]))],
  };
}

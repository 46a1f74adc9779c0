import { lowerForm } from "@duheng/form";
import { useState } from "react";
import { FormulaEditor } from "../../src/formula-editor/index.ts";
import { patrolForm } from "./forms/patrol-form.ts";
import type { PartProps } from "./part-props.ts";

export default function EditorPart({ locale }: PartProps) {
  const [scope] = useState(() => lowerForm(patrolForm).scope);
  const [value, setValue] = useState("");
  const sample = patrolForm.samples?.[0];
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
        {...(sample === undefined ? {} : { sample: { title: sample.title, input: sample.inputs.answers } })}
      />
      <output id="value">{value}</output>
      <label>
        after <input id="after" />
      </label>
    </>
  );
}

import { addIndicator, patchIndicator, removeIndicator } from "../../src/design/operations/scoring.ts";
import { FormDifference } from "../../src/difference/index.ts";
import { patrolForm } from "./forms/patrol-form.ts";
import type { PartProps } from "./part-props.ts";

const changed = patchIndicator(
  removeIndicator(addIndicator(patrolForm, "业务", "本单位指标").form, "i-peers"),
  "i-closing",
  (indicator) => ({
    ...indicator,
    by: { kind: "formula", formula: "BAND(办结数 / 受理数 * 100, [[90, 40], [75, 30]], 20)" },
  }),
);

export default function DifferencePart({ locale }: PartProps) {
  return <FormDifference before={patrolForm} after={changed} locale={locale} />;
}

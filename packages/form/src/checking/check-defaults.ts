import type { Problem } from "@duheng/contracts";
import type { FieldInfo } from "../api.ts";
import { valueProblems } from "../fill/value-problems.ts";
import { errorAt } from "../problem.ts";

/** A default must be a value that the field takes. */
export function checkDefaults(fields: readonly FieldInfo[]): Problem[] {
  return fields.flatMap((field): Problem[] => {
    const inner = checkDefaults(field.fields ?? []);
    if (field.default === undefined || field.default === null) return inner;
    const [wrong] = valueProblems(field, field.default, "");
    if (wrong === undefined) return inner;
    const { zh, en } = wrong.message;
    return [
      ...inner,
      errorAt(
        `${field.at}/default`,
        "bad-default",
        `默认值不合要求：${zh}`,
        `the default does not fit: ${en}`,
      ),
    ];
  });
}

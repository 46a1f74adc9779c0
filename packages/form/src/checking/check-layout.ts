import type { Form, Problem } from "@duheng/contracts";
import type { FieldInfo } from "../api.ts";
import { pointer } from "../json/pointer.ts";
import { errorAt, warningAt } from "../problem.ts";

/** The layout names fields that are there, each once. What it omits is shown at the end. */
export function checkLayout(form: Form, fields: readonly FieldInfo[]): Problem[] {
  const keys = new Set(fields.map(({ key }) => key));
  const seen = new Set<string>();
  const problems: Problem[] = [];
  form.layout?.pages.forEach((page, pageIndex) => {
    page.sections.forEach((section, sectionIndex) => {
      section.items.forEach(({ field }, index) => {
        const at = pointer("/layout/pages", pageIndex, "sections", sectionIndex, "items", index, "field");
        if (!keys.has(field))
          problems.push(
            errorAt(
              at,
              "unknown-field",
              `版面中的“${field}”不是字段`,
              `the layout shows "${field}", which is no field`,
            ),
          );
        else if (seen.has(field))
          problems.push(
            warningAt(at, "shown-twice", `“${field}”在版面中出现了两次`, `"${field}" is shown twice`),
          );
        seen.add(field);
      });
    });
  });
  return problems;
}

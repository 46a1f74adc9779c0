import type { UISchemaElement } from "@jsonforms/core";
import { materialCells, materialRenderers } from "@jsonforms/material-renderers";
import { JsonForms } from "@jsonforms/react";
import { createRoot } from "react-dom/client";
import { type BenchField, benchForm, typedField } from "../../form/bench-form.ts";
import { propertiesOf } from "../../form/json-schema.ts";
import { offerPage } from "../../form/page.ts";

/** JSON Forms with its material renderers, which want MUI 7. */
offerPage(typedField.value, (root, size) => {
  const form = benchForm(size);
  const layout: UISchemaElement & { elements: readonly object[] } = {
    type: "VerticalLayout",
    elements: form.fields.map(control),
  };
  createRoot(root).render(
    <JsonForms
      schema={{ type: "object", properties: propertiesOf(form.fields) }}
      uischema={layout}
      data={form.values}
      renderers={materialRenderers}
      cells={materialCells}
    />,
  );
});

function control(field: BenchField) {
  return {
    type: "Control",
    scope: `#/properties/${field.key}`,
    ...(field.kind === "text" && field.shownBy !== undefined
      ? {
          rule: {
            effect: "SHOW",
            condition: { scope: `#/properties/${field.shownBy}`, schema: { const: true } },
          },
        }
      : {}),
  };
}

import Form from "@rjsf/core";
import validator from "@rjsf/validator-ajv8";
import { createRoot } from "react-dom/client";
import { benchForm, typedField } from "../../form/bench-form.ts";
import { conditionalSchema } from "../../form/json-schema.ts";
import { offerPage } from "../../form/page.ts";

/** react-jsonschema-form with its own plain theme, uncontrolled, validating when handed in. */
offerPage(typedField.value, (root, size) => {
  const form = benchForm(size);
  createRoot(root).render(
    <Form schema={conditionalSchema(form)} initialFormData={form.values} validator={validator} />,
  );
});

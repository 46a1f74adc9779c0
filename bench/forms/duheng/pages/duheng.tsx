import { prepareForm } from "@duheng/form";
import { FillForm } from "@duheng/form-ui/fill";
import { createRoot } from "react-dom/client";
import { benchForm, typedField } from "../../form/bench-form.ts";
import { duhengForm } from "../../form/duheng-form.ts";
import { offerPage } from "../../form/page.ts";

/** Our own form as the peers are: inputs, conditions, computed fields and validation at every key. */
offerPage(typedField.value, (root, size) => {
  const form = benchForm(size);
  const prepared = prepareForm(duhengForm(form));
  createRoot(root).render(
    <FillForm prepared={prepared} answers={{ ...form.values }} locale="en" showScore={false} />,
  );
});

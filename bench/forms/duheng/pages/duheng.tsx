import { FillForm } from "@duheng/form-ui/fill";
import { createRoot } from "react-dom/client";
import { benchForm, typedField } from "../../form/bench-form.ts";
import { loadCompiled } from "../../form/load-paper.ts";
import { offerPage } from "../../form/page.ts";

/** Our own form as the peers are: inputs, conditions, computed fields and validation at every key. */
offerPage(typedField.value, async (root, size) => {
  const prepared = await loadCompiled(size);
  createRoot(root).render(
    <FillForm prepared={prepared} answers={{ ...benchForm(size).values }} locale="en" showScore={false} />,
  );
});

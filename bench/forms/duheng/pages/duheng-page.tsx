import { FillForm, type FillPorts } from "@duheng/form-ui/fill";
import { createRoot } from "react-dom/client";
import { benchForm, typedField } from "../../form/bench-form.ts";
import { loadCompiled } from "../../form/load-paper.ts";
import { offerPage } from "../../form/page.ts";

/** A server that takes every draft at once. */
const ports: FillPorts = {
  drafts: { save: async () => ({ kind: "saved", at: new Date().toISOString() }) },
};

/** Our own form as staff have it: with the score beside it, saved to the server and on the device while typing. */
offerPage(typedField.value, async (root, size) => {
  const prepared = await loadCompiled(size);
  createRoot(root).render(
    <FillForm
      prepared={prepared}
      answers={{ ...benchForm(size).values }}
      locale="en"
      ports={ports}
      backupKey="bench"
    />,
  );
});

import { prepareForm } from "@duheng/form";
import { FillForm, type FillPorts } from "@duheng/form-ui/fill";
import { createRoot } from "react-dom/client";
import { benchForm, typedField } from "../../form/bench-form.ts";
import { duhengForm } from "../../form/duheng-form.ts";
import { offerPage } from "../../form/page.ts";

/** A server that takes every draft at once. */
const ports: FillPorts = {
  drafts: { save: async () => ({ kind: "saved", at: new Date().toISOString() }) },
};

/** Our own form as staff have it: with the score beside it, saved to the server and on the device while typing. */
offerPage(typedField.value, (root, size) => {
  const form = benchForm(size);
  const prepared = prepareForm(duhengForm(form));
  createRoot(root).render(
    <FillForm prepared={prepared} answers={{ ...form.values }} locale="en" ports={ports} backupKey="bench" />,
  );
});

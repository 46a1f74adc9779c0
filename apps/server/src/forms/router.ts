import { validators } from "@duheng/contracts";
import { readContract } from "../rpc/list-contract.ts";
import { mutation } from "../rpc/mutation.ts";
import { procedure } from "../rpc/procedure.ts";
import { inWorkshop } from "../workshop/in-workshop.ts";
import { restoreForm } from "./archive-form.ts";
import { formColumns } from "./columns.ts";
import { copyForm } from "./copy-form.ts";
import { createForm } from "./create-form.ts";
import { formListing } from "./listing.ts";
import { formDrafts } from "./model.ts";
import { tellPresence } from "./presence.ts";
import { publishForm } from "./publish-form.ts";
import { formRevision, listRevisions } from "./revisions.ts";
import { updateForm } from "./update-form.ts";
import { formVersion } from "./versions.ts";

/** What forms are by themselves; what needs those who use them is in form-usage. */
export const formProcedures = {
  ...readContract({
    subject: "forms",
    repository: formDrafts,
    ...formListing,
    exported: formColumns,
    listsWithout: ["document"],
  }),
  create: mutation(createForm, { body: "form" }),
  update: mutation(updateForm, { body: "form" }),
  copy: mutation(copyForm),
  restore: mutation(restoreForm),
  check: procedure({ ability: ["read", "forms"], input: validators.CheckFormInput, body: "form" }).query(
    async ({ input }) => (await inWorkshop("checkWhole", input.document)).problems,
  ),
  publish: mutation(publishForm),
  version: procedure({ ability: ["read", "forms"], input: validators.FormVersionInput }).query(({ input }) =>
    formVersion(input.formId, input.version),
  ),
  revisions: procedure({ ability: ["read", "forms"], input: validators.GetInput }).query(({ input }) =>
    listRevisions(input.id),
  ),
  revision: procedure({ ability: ["read", "forms"], input: validators.FormRevisionInput }).query(
    ({ input }) => formRevision(input.formId, input.number),
  ),
  present: mutation(tellPresence),
};

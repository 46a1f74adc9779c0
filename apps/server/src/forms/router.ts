import { validators } from "@duheng/contracts";
import { readContract } from "../rpc/list-contract.ts";
import { procedure } from "../rpc/procedure.ts";
import { inWorkshop } from "../workshop/in-workshop.ts";
import { restoreForm } from "./archive-form.ts";
import { copyForm } from "./copy-form.ts";
import { createForm } from "./create-form.ts";
import { formStanding } from "./existing-forms.ts";
import { formChanges } from "./form-changes.ts";
import { formDrafts } from "./model.ts";
import { tellPresence } from "./presence.ts";
import { publishForm } from "./publish-form.ts";
import { removeForm } from "./remove-form.ts";
import { formRevision, listRevisions } from "./revisions.ts";
import { updateForm } from "./update-form.ts";
import { formVersion } from "./versions.ts";

/** What forms are by themselves; what needs those who use them is in form-usage. */
export const formProcedures = {
  ...readContract({
    subject: "forms",
    repository: formDrafts,
    search: ["title"],
    filterable: ["state", "categoryId"],
    sortable: ["title", "state", "updatedAt", "latestVersion"],
    defaultSort: { updatedAt: -1 },
    listsWithout: ["document"],
  }),
  create: procedure({
    ability: ["create", "forms"],
    input: validators.CreateFormInput,
    body: "form",
  }).mutation(async ({ input, ctx }) => {
    const draft = await createForm(input, ctx.actor);
    ctx.auditNote.target = { kind: "forms", id: draft.id };
    return draft;
  }),
  update: procedure({
    ability: ["update", "forms"],
    input: validators.UpdateFormInput,
    body: "form",
    groupAudit: true,
  }).mutation(async ({ input, ctx }) => {
    const before = await formDrafts.get(input.id);
    const saved = await updateForm(input, ctx.actor);
    ctx.auditNote.target = { kind: "forms", id: input.id };
    ctx.auditNote.changes = await formChanges(before, saved);
    return saved;
  }),
  copy: procedure({ ability: ["create", "forms"], input: validators.CopyFormInput }).mutation(
    async ({ input, ctx }) => {
      const { title: source } = await formStanding(input.id);
      const draft = await copyForm(input, ctx.actor);
      ctx.auditNote.target = { kind: "forms", id: draft.id };
      ctx.auditNote.details = { copyOf: input.id, source };
      return draft;
    },
  ),
  restore: procedure({ ability: ["update", "forms"], input: validators.RestoreFormInput }).mutation(
    ({ input, ctx }) => {
      ctx.auditNote.target = { kind: "forms", id: input.id };
      return restoreForm(input, ctx.actor);
    },
  ),
  remove: procedure({ ability: ["remove", "forms"], input: validators.RemoveInput }).mutation(
    ({ input, ctx }) => {
      ctx.auditNote.target = { kind: "forms", id: input.id };
      return removeForm(input);
    },
  ),
  check: procedure({ ability: ["read", "forms"], input: validators.CheckFormInput, body: "form" }).query(
    async ({ input }) => (await inWorkshop("checkWhole", input.document)).problems,
  ),
  publish: procedure({ ability: ["publish", "forms"], input: validators.PublishFormInput }).mutation(
    async ({ input, ctx }) => {
      const version = await publishForm(input, ctx.actor);
      ctx.auditNote.target = { kind: "forms", id: input.id };
      ctx.auditNote.details = { version: version.version };
      return version;
    },
  ),
  version: procedure({ ability: ["read", "forms"], input: validators.FormVersionInput }).query(({ input }) =>
    formVersion(input.formId, input.version),
  ),
  revisions: procedure({ ability: ["read", "forms"], input: validators.GetInput }).query(({ input }) =>
    listRevisions(input.id),
  ),
  revision: procedure({ ability: ["read", "forms"], input: validators.FormRevisionInput }).query(
    ({ input }) => formRevision(input.formId, input.number),
  ),
  present: procedure({
    ability: ["update", "forms"],
    input: validators.FormPresenceInput,
    audit: "none",
  }).mutation(({ input, ctx }) => tellPresence(input, ctx.actor)),
};

import { validators } from "@duheng/contracts";
import { noteAdoption } from "../publications/adoptions.ts";
import { currentTenant } from "../tenants/current-tenant.ts";
import { useCase } from "../use-cases/use-case.ts";
import { insertForm } from "./create-form.ts";
import { formDrafts } from "./model.ts";

/**
 * A new draft with what another form of the tenant holds at this moment, archived ones too. The copy of an adopted form is
 * adopted itself: it rests on the same template, with its locks. Errors: `not-found`.
 */
export const copyForm = useCase({
  name: "forms.copy",
  ability: ["create", "forms"],
  input: validators.CopyFormInput,
  prepare: async ({ input }) => {
    const original = await formDrafts.get(input.id);
    return { original, document: validators.Form.cleanNames(original.document) };
  },
  run: async ({ input: { title }, caller: { actor }, prepared: { original, document } }) => {
    const { categoryId, base } = original;
    const draft = await insertForm(
      { title, document, ...(categoryId ? { categoryId } : {}), ...(base ? { base } : {}) },
      actor,
    );
    if (base !== undefined) await noteAdoption(draft, (await currentTenant()).name);
    return draft;
  },
  audit: {
    target: ({ result }) => ({ kind: "forms", id: result.id }),
    details: ({ prepared: { original } }) => ({ copyOf: original.id, source: original.title }),
  },
});

import { type CreateFormInput, type FormBase, type FormDraft, validators } from "@duheng/contracts";
import { blankForm } from "@duheng/form";
import type { Actor } from "../base/actor.ts";
import { useCase } from "../use-cases/use-case.ts";
import { formDrafts } from "./model.ts";
import { recordRevision } from "./record-revision.ts";

/** A new draft: blank, or from a document. */
export const createForm = useCase({
  name: "forms.create",
  ability: ["create", "forms"],
  input: validators.CreateFormInput,
  run: ({ input, caller }) => insertForm(input, caller.actor),
  audit: { target: ({ result }) => ({ kind: "forms", id: result.id }) },
});

/** Writes a new draft: blank, from a document, or (with `base`) as the tenant's own copy of a template. */
export async function insertForm(
  input: CreateFormInput & { base?: FormBase },
  actor: Actor,
): Promise<FormDraft> {
  const draft = await formDrafts.insert({
    title: input.title,
    state: "draft",
    document: { ...(input.document ?? blankForm(input.title)), title: input.title },
    latestVersion: 0,
    updatedBy: actor.userId,
    ...(input.categoryId ? { categoryId: input.categoryId } : {}),
    ...(input.base ? { base: input.base } : {}),
  });
  await recordRevision(draft, actor);
  return draft;
}

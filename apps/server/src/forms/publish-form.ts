import {
  type Form,
  type FormVersion,
  type Problem,
  type PublishFormInput,
  validators,
} from "@duheng/contracts";
import { currentEdition } from "@duheng/form";
import type { Actor } from "../base/actor.ts";
import { transaction } from "../database/transaction.ts";
import { AppError } from "../errors/app-error.ts";
import { noteAdoptersVersion } from "../library/adoptions.ts";
import { inWorkshop } from "../workshop/in-workshop.ts";
import { refuseArchived } from "./archive-form.ts";
import { ensurePaper } from "./ensure-paper.ts";
import { formDrafts, formVersions } from "./model.ts";

/**
 * Freezes the draft as its next version, in the newest edition of the formula language: it must check without error and
 * its samples must get their scores; its paper is compiled and kept by its hash. Errors: `conflict` (another saved), `invalid-document` with each
 * problem at its place, `duplicate` when nothing changed since the last version.
 */
export async function publishForm(input: PublishFormInput, actor: Actor): Promise<FormVersion> {
  const stored = await formDrafts.get(input.id);
  // A draft of before may hold names that the designer shows clean; what is published never does.
  const document = validators.Form.cleanNames(stored.document);
  const draft = { ...stored, document, title: document.title };
  refuseArchived(draft);
  if (draft.revision !== input.revision) throw new AppError("conflict", { data: { current: draft } });
  const problems = await publicationProblems(draft.document);
  if (problems.length > 0) throw new AppError("invalid-document", { problems });
  const hash = await ensurePaper(draft.document);
  return transaction(async () => {
    const last = await formVersions.findOne({ formId: draft.id, version: draft.latestVersion });
    if (last?.hash === hash) {
      throw new AppError("duplicate", {
        message: {
          zh: `与第 ${last.version} 版相同，没有可发布的修改。`,
          en: `Nothing has changed since version ${last.version}.`,
        },
      });
    }
    const version = await formVersions.insert({
      formId: draft.id,
      version: draft.latestVersion + 1,
      hash,
      edition: currentEdition,
      document: draft.document,
      publishedBy: actor.userId,
      publishedAt: new Date().toISOString(),
      ...(input.note ? { note: input.note } : {}),
    });
    await formDrafts.replace({
      ...draft,
      state: "published",
      latestVersion: version.version,
      publishedRevision: draft.revision + 1,
    });
    await noteAdoptersVersion(draft, version);
    return version;
  });
}

/** Everything that stands against publishing: errors of the checks, and samples that miss their score. */
export async function publicationProblems(document: Form): Promise<Problem[]> {
  const { problems } = await inWorkshop("checkWhole", document);
  return problems.filter(({ severity }) => severity === "error");
}

import { type Form, type Problem, validators } from "@duheng/contracts";
import { currentEdition, hashForm } from "@duheng/form";
import { unchanged } from "../database/repository.ts";
import { AppError } from "../errors/app-error.ts";
import { countLocalChanges, noteAdoptersVersion } from "../publications/adoptions.ts";
import { useCase } from "../use-cases/use-case.ts";
import { inWorkshop } from "../workshop/in-workshop.ts";
import { refuseArchived } from "./archive-form.ts";
import { ensurePaper } from "./ensure-paper.ts";
import { formDrafts, formVersions } from "./model.ts";
import { paperHashOf } from "./paper-hash-of.ts";
import { keepPresent } from "./record-revision.ts";

/**
 * Freezes the draft as its next version, in the newest edition of the formula language: it must check without error and
 * its samples must get their scores; its paper is compiled and kept by its id (where nothing comes of it, it serves whoever
 * publishes the same). Errors: `conflict` (another saved), `invalid-document` with each
 * problem at its place, `duplicate` when neither the form changed since the last version nor what it compiles to.
 */
export const publishForm = useCase({
  name: "forms.publish",
  ability: ["publish", "forms"],
  input: validators.PublishFormInput,
  prepare: async ({ input }) => {
    const looked = await formDrafts.get(input.id);
    refuseArchived(looked);
    // A draft of before may hold names that the designer shows clean; what is published never does.
    const document = validators.Form.cleanNames(looked.document);
    if (looked.revision !== input.revision) {
      throw new AppError("conflict", { data: { current: { ...looked, document, title: document.title } } });
    }
    const problems = await publicationProblems(document);
    if (problems.length > 0) throw new AppError("invalid-document", { problems });
    const paperHash = await ensurePaper(document);
    return { looked, document, paperHash, localChanges: await countLocalChanges(looked.base, document) };
  },
  run: async ({ input, caller, prepared: { looked, document, paperHash, localChanges } }) => {
    const draft = { ...(await unchanged(formDrafts, looked)), document, title: document.title };
    const last = await formVersions.findOne({ formId: draft.id, version: draft.latestVersion });
    const hash = hashForm(document);
    if (last?.hash === hash && paperHashOf(last) === paperHash) {
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
      paperHash,
      edition: currentEdition,
      document,
      publishedBy: caller.actor.userId,
      publishedAt: new Date().toISOString(),
      ...(input.note ? { note: input.note } : {}),
    });
    await keepPresent(draft, caller.actor);
    await formDrafts.replace({
      ...draft,
      state: "published",
      latestVersion: version.version,
      publishedRevision: draft.revision + 1,
    });
    await noteAdoptersVersion(draft, version.version, localChanges);
    return version;
  },
  audit: {
    target: ({ input: { id } }) => ({ kind: "forms", id }),
    details: ({ result: { version } }) => ({ version }),
  },
});

/** Everything that stands against publishing: errors of the checks, and samples that miss their score. */
export async function publicationProblems(document: Form): Promise<Problem[]> {
  const { problems } = await inWorkshop("checkWhole", document);
  return problems.filter(({ severity }) => severity === "error");
}

import { validators } from "@duheng/contracts";
import { AppError } from "../errors/app-error.ts";
import { adoptedForm, rebaseForm } from "../forms/adopted-forms.ts";
import { formChanges } from "../forms/form-changes.ts";
import { formRevisionOrNone } from "../forms/revisions.ts";
import { moveAdoption } from "../publications/adoptions.ts";
import { baseOf } from "../publications/base-of.ts";
import { requirePublication } from "../publications/publication-by-id.ts";
import { currentTenant } from "../tenants/current-tenant.ts";
import { useCase } from "../use-cases/use-case.ts";
import { inWorkshop } from "../workshop/in-workshop.ts";
import { acceptFollowed } from "./followed-samples.ts";
import { choicesOf, refuseOpenConflicts, refuseStale } from "./merge-input.ts";
import { newerTemplate, upgradeOffer } from "./upgrade-offer.ts";

/**
 * Takes the template's newer version into an adopted form's draft: the three-way merge that the person saw, with each conflict
 * chosen. The result is a revision like any other. Errors: `conflict` where the draft was saved or the template published
 * again since, `invalid-input` with a problem per conflict that nobody chose, `wrong-state` where there is no newer version.
 */
export const upgradeForm = useCase({
  name: "library.upgrade",
  ability: ["adopt", "library"],
  input: validators.UpgradeInput,
  prepare: async ({ input }) => {
    const { draft, base, template, to } = await upgradeOffer(input);
    refuseStale(draft, input.revision);
    refuseOvertaken(input, to);
    const choices = choicesOf(input.choices);
    const merge = await inWorkshop(
      "mergeTemplate",
      { base, mine: draft.document, theirs: template, lockedIds: to.lockedIds },
      choices,
    );
    refuseOpenConflicts(merge.conflicts, choices);
    return { document: await acceptFollowed(merge, input.followed) };
  },
  before: ({ input }) => adoptedForm(input.formId),
  run: async ({ input, caller, before, prepared: { document } }) => {
    refuseStale(before, input.revision);
    refuseOvertaken(input, await newerTemplate(before));
    const publication = await requirePublication(input.publicationId);
    const next = { document, base: baseOf(publication), isUpgrade: true };
    const saved = await rebaseForm(before, next, caller.actor);
    await moveAdoption(saved, (await currentTenant()).name);
    return saved;
  },
  audit: {
    target: ({ result: { id } }) => ({ kind: "forms", id }),
    changes: ({ before, result }) => formChanges(before, result),
    details: ({ input, result: { base, upgradedFrom } }) => ({
      version: base?.version,
      fromVersion: upgradedFrom?.base.version,
      chosen: input.choices.length,
    }),
  },
});

/**
 * Leaves an upgrade: the draft and the template that it rests on are what they were before. What was written since stays in
 * the list of revisions. Errors: `conflict` where the draft was saved since, `wrong-state` where it was not upgraded, or
 * the draft of before is not kept: an older one is never taken in its place.
 */
export const leaveUpgrade = useCase({
  name: "library.leaveUpgrade",
  ability: ["adopt", "library"],
  input: validators.LeaveUpgradeInput,
  before: ({ input }) => adoptedForm(input.formId),
  run: async ({ input, caller, before: draft }) => {
    refuseStale(draft, input.revision);
    const { upgradedFrom } = draft;
    if (upgradedFrom === undefined) {
      throw new AppError("wrong-state", {
        message: { zh: "该考核表没有可撤回的升级。", en: "There is no upgrade of this form to leave." },
      });
    }
    const kept = await formRevisionOrNone(draft.id, upgradedFrom.revision);
    if (kept === undefined) throw goneBefore();
    const next = { document: kept.document, base: upgradedFrom.base, isUpgrade: false };
    const saved = await rebaseForm(draft, next, caller.actor);
    await moveAdoption(saved, (await currentTenant()).name);
    return saved;
  },
  audit: {
    target: ({ input: { formId } }) => ({ kind: "forms", id: formId }),
    changes: ({ before, result }) => formChanges(before, result),
    details: ({ result: { base } }) => ({ version: base?.version }),
  },
});

/** Refuses (`conflict`) to take another version than the one that was looked at. */
function refuseOvertaken({ publicationId }: { publicationId: string }, present: { id: string }): void {
  if (present.id === publicationId) return;
  throw new AppError("conflict", {
    message: {
      zh: "模板在此期间又发布了更新的版本，请重新核对后再升级。",
      en: "The template has been published again in the meantime. Look at it again, then upgrade.",
    },
    data: { publicationId: present.id },
  });
}

function goneBefore(): AppError {
  return new AppError("wrong-state", {
    message: {
      zh: "升级前的草稿已不在修改记录中，无法撤回升级；草稿保持现状。可在“修改记录”中打开较早的一次保存，核对后恢复。",
      en: "The draft as it was before the upgrade is no longer among the saved revisions, so the upgrade cannot be left; the draft stays as it is. Under “Saved revisions” an earlier save can be looked at and restored.",
    },
  });
}

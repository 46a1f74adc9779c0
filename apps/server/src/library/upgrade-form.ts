import type { FormDraft, LeaveUpgradeInput, UpgradeInput } from "@duheng/contracts";
import type { Actor } from "../base/actor.ts";
import { AppError } from "../errors/app-error.ts";
import { adoptedForm, rebaseForm } from "../forms/adopted-forms.ts";
import { formRevisionOrNone } from "../forms/revisions.ts";
import { inWorkshop } from "../workshop/in-workshop.ts";
import { moveAdoption } from "./adoptions.ts";
import { baseOf } from "./base-of.ts";
import { acceptFollowed } from "./followed-samples.ts";
import { choicesOf, refuseOpenConflicts, refuseStale } from "./merge-input.ts";
import { publications } from "./model.ts";
import { upgradeOffer } from "./upgrade-offer.ts";

/**
 * Takes the template's newer version into an adopted form's draft: the three-way merge that the person saw, with each conflict
 * chosen. The result is a revision like any other. Errors: `conflict` where the draft was saved or the template published
 * again since, `invalid-input` with a problem per conflict that nobody chose, `wrong-state` where there is no newer version.
 */
export async function upgradeForm(input: UpgradeInput, actor: Actor): Promise<FormDraft> {
  const offer = await upgradeOffer(input);
  const { draft, base, template, to } = offer;
  refuseStale(draft, input.revision);
  if (to.id !== input.publicationId) {
    throw new AppError("conflict", {
      message: {
        zh: "模板在此期间又发布了更新的版本，请重新核对后再升级。",
        en: "The template has been published again in the meantime. Look at it again, then upgrade.",
      },
      data: { publicationId: to.id },
    });
  }
  const choices = choicesOf(input.choices);
  const merge = await inWorkshop(
    "mergeTemplate",
    { base, mine: draft.document, theirs: template, lockedIds: to.lockedIds },
    choices,
  );
  refuseOpenConflicts(merge.conflicts, choices);
  const publication = await publications.get(to.id);
  const saved = await rebaseForm(
    draft,
    { document: await acceptFollowed(merge, input.followed), base: baseOf(publication), isUpgrade: true },
    actor,
  );
  await moveAdoption({ form: saved, from: draft.base.publicationId, to: to.id });
  return saved;
}

/**
 * Leaves an upgrade: the draft and the template that it rests on are what they were before. What was written since stays in
 * the list of revisions. Errors: `conflict` where the draft was saved since, `wrong-state` where it was not upgraded, or
 * the draft of before is not kept: an older one is never taken in its place.
 */
export async function leaveUpgrade(
  { formId, revision }: LeaveUpgradeInput,
  actor: Actor,
): Promise<FormDraft> {
  const draft = await adoptedForm(formId);
  refuseStale(draft, revision);
  const before = draft.upgradedFrom;
  if (before === undefined) {
    throw new AppError("wrong-state", {
      message: { zh: "该考核表没有可撤回的升级。", en: "There is no upgrade of this form to leave." },
    });
  }
  const kept = await formRevisionOrNone(formId, before.revision);
  if (kept === undefined) throw goneBefore();
  const saved = await rebaseForm(
    draft,
    { document: kept.document, base: before.base, isUpgrade: false },
    actor,
  );
  await moveAdoption({ form: saved, from: draft.base.publicationId, to: before.base.publicationId });
  return saved;
}

function goneBefore(): AppError {
  return new AppError("wrong-state", {
    message: {
      zh: "升级前的草稿已不在修改记录中，无法撤回升级；草稿保持现状。可在“修改记录”中打开较早的一次保存，核对后恢复。",
      en: "The draft as it was before the upgrade is no longer among the saved revisions, so the upgrade cannot be left; the draft stays as it is. Under “Saved revisions” an earlier save can be looked at and restored.",
    },
  });
}

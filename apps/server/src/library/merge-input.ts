import type { FormDraft, MergeChoice } from "@duheng/contracts";
import type { MergeChoices, MergeConflict } from "@duheng/form";
import { AppError, problem } from "../errors/app-error.ts";

/** Choices as they come in, by the conflict's id. */
export function choicesOf(given: readonly MergeChoice[]): MergeChoices {
  return Object.fromEntries(given.map(({ conflict, side }) => [conflict, side]));
}

/** Refuses a merge with conflicts that no person decided: `invalid-input` with a problem for each. */
export function refuseOpenConflicts(conflicts: readonly MergeConflict[], choices: MergeChoices): void {
  const open = conflicts.filter(({ id }) => !Object.hasOwn(choices, id));
  if (open.length === 0) return;
  throw new AppError("invalid-input", {
    message: {
      zh: `还有 ${open.length} 处冲突没有选择。`,
      en: `${open.length} of the conflicts are not chosen yet.`,
    },
    problems: open.map(({ message }) => problem("open-conflict", "/choices", message.zh, message.en)),
  });
}

/** Refuses a merge into a draft that was saved since it was looked at: `conflict` with the draft. */
export function refuseStale(draft: FormDraft, revision: number): void {
  if (draft.revision === revision) return;
  throw new AppError("conflict", {
    message: {
      zh: "这份草稿在此期间被保存过，已按新的内容重新比较，请核对后再试。",
      en: "The draft has been saved in the meantime. It was compared again; look at it, then try again.",
    },
    data: { current: draft },
  });
}

import type { BilingualText, Problem } from "@duheng/contracts";
import { AppError, problem } from "../errors/app-error.ts";
import { countOrganisationChange } from "../staff/organisation-changes.ts";
import type { UseOf } from "./use.ts";

/** What is right in place of removing: the console offers it. */
export interface Instead {
  readonly act: "leave" | "retire" | "archive";
  readonly words: BilingualText;
}

/**
 * Refuses to remove what something refers to (`in-use`): a problem for each that refers to it, and last what to do instead,
 * which `data.instead` names too. Part of the transaction that removes.
 */
export async function refuseInUse(
  id: string,
  { called, uses, instead }: { called: string; uses: readonly UseOf[]; instead: Instead },
): Promise<void> {
  // A cycle that is being started gives papers, steps and posts to what it has read before.
  await countOrganisationChange();
  const problems: Problem[] = [];
  // One after the other: this is read in a transaction.
  for (const { find } of uses) {
    const use = await find(id);
    if (use !== undefined) problems.push(problem(use.code, "/id", use.words.zh, use.words.en));
  }
  if (problems.length === 0) return;
  throw new AppError("in-use", {
    message: {
      zh: `“${called}”不能删除：还有内容引用它。`,
      en: `“${called}” cannot be removed: something refers to it.`,
    },
    problems: [...problems, problem(`instead-${instead.act}`, "/id", instead.words.zh, instead.words.en)],
    data: { instead: instead.act },
  });
}

import type { FormVersion } from "@duheng/contracts";
import { transaction } from "../database/transaction.ts";
import { cycles } from "./model.ts";

/**
 * A running cycle gives out this version of the form from now on, in place of earlier ones. Papers that were given
 * out point at their own. Does nothing where it is pinned already. Errors: `not-found`.
 */
export async function pinVersion(
  cycleId: string,
  { formId, version, hash, document }: FormVersion,
): Promise<void> {
  await transaction(async () => {
    const cycle = await cycles.get(cycleId);
    const isEarlier = (paper: { formId: string; version: number }) =>
      paper.formId === formId && paper.version < version;
    if (!cycle.papers.some(isEarlier)) return;
    const papers = cycle.papers.map((paper) =>
      isEarlier(paper) ? { ...paper, version, hash, title: document.title } : paper,
    );
    await cycles.replace({ ...cycle, papers });
  });
}

import type { CyclePaper, FormVersion } from "@duheng/contracts";
import { transaction } from "../database/transaction.ts";
import { cycles } from "./model.ts";

/**
 * A running cycle gives out this version of the form from now on, in place of earlier ones. Papers that were given
 * out point at their own. Does nothing where it is pinned already. Errors: `not-found`.
 */
export async function pinVersion(cycleId: string, version: FormVersion): Promise<void> {
  await transaction(async () => {
    const cycle = await cycles.get(cycleId);
    const isEarlier = (paper: CyclePaper) =>
      paper.formId === version.formId && paper.version < version.version;
    if (!cycle.papers.some(isEarlier)) return;
    const papers = cycle.papers.map((paper) => (isEarlier(paper) ? pinned(paper, version) : paper));
    await cycles.replace({ ...cycle, papers });
  });
}

function pinned(
  { paperHash: _earlier, ...paper }: CyclePaper,
  { version, hash, paperHash, document }: FormVersion,
): CyclePaper {
  return {
    ...paper,
    version,
    hash,
    ...(paperHash === undefined ? {} : { paperHash }),
    title: document.title,
  };
}

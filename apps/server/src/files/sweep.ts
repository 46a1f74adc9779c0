import { inTransaction } from "../database/global-collection.ts";
import { inTenant } from "../database/scope.ts";
import { transaction } from "../database/transaction.ts";
import { registerJobKind } from "../jobs/job-kind.ts";
import { noInput } from "../jobs/no-input.ts";
import { removeContent } from "./contents.ts";
import { type LooseFile, looseFiles } from "./loose.ts";
import { storedFiles } from "./model.ts";

/** A day: a draft that is open on another device, or an undone removal, may still come back for it. */
const grace = 24 * 60 * 60 * 1000;

/** So many are looked at in one step of the job. */
const batch = 100;

/** Removes each file that has been loose for a day; out: how many. Several processes may sweep at once. */
export async function sweepFiles(now = new Date()): Promise<number> {
  let removed = 0;
  for (;;) {
    const { looked, gone } = await sweepSome(now);
    removed += gone;
    if (looked < batch) return removed;
  }
}

/** The same as the installation's own job, some files a step. */
export const sweepFilesJob = registerJobKind<object, { removed: number }, { removed: number }>({
  kind: "files.sweep",
  input: noInput,
  async step({ stage = { removed: 0 } }) {
    // Each file is a transaction of its own, and one that is gone already is not found again.
    const { looked, gone } = await sweepSome(new Date());
    const removed = stage.removed + gone;
    return {
      progress: { done: removed, total: removed },
      next: looked < batch ? { result: { removed } } : { stage: { removed } },
    };
  },
});

async function sweepSome(now: Date): Promise<{ looked: number; gone: number }> {
  const old = await looseFiles()
    .find({ since: { $lt: new Date(now.getTime() - grace) } })
    .sort({ since: 1 })
    .limit(batch)
    .toArray();
  let gone = 0;
  for (const loose of old) gone += (await removeLoose(loose)) ? 1 : 0;
  return { looked: old.length, gone };
}

/**
 * The document goes first, in one transaction with a write to the mark, so that a draft that takes the file at this
 * very moment either keeps it or does not find it. The mark goes last: what a crash leaves is swept again.
 */
async function removeLoose({ _id, tenantId, since }: LooseFile): Promise<boolean> {
  const isMine = await inTenant(tenantId, () =>
    transaction(async () => {
      const mark = { $set: { sweptAt: new Date() } };
      const { matchedCount } = await looseFiles().updateOne({ _id, since }, mark, inTransaction());
      if (matchedCount > 0) await storedFiles.model.deleteOne({ _id });
      return matchedCount > 0;
    }),
  );
  if (!isMine) return false;
  await removeContent(_id);
  await looseFiles().deleteOne({ _id, since });
  return true;
}

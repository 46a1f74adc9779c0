import { inTransaction } from "../database/global-collection.ts";
import { inTenant } from "../database/scope.ts";
import { transaction } from "../database/transaction.ts";
import { log } from "../log.ts";
import { regularly } from "../regularly.ts";
import { removeContent } from "./contents.ts";
import { type LooseFile, looseFiles } from "./loose.ts";
import { storedFiles } from "./model.ts";

/** A day: a draft that is open on another device, or an undone removal, may still come back for it. */
const grace = 24 * 60 * 60 * 1000;
const pause = 60 * 60 * 1000;

/** Removes each file that has been loose for a day; out: how many. Several processes may sweep at once. */
export async function sweepFiles(now = new Date()): Promise<number> {
  const old = looseFiles().find({ since: { $lt: new Date(now.getTime() - grace) } });
  let removed = 0;
  for await (const loose of old) removed += (await removeLoose(loose)) ? 1 : 0;
  return removed;
}

/** Sweeps now and then, until the answer is called. */
export function sweepRegularly(): () => Promise<void> {
  return regularly({
    what: "sweeping loose files",
    pauseMilliseconds: pause,
    run: async () => {
      const removed = await sweepFiles();
      if (removed > 0) log.info({ removed }, "files that nothing refers to were removed");
    },
  });
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

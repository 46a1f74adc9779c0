import { mongo } from "mongoose";
import { log } from "../../base/log.ts";
import { regularly } from "../../base/regularly.ts";
import type { FilterOf } from "../../database/filter.ts";
import { requireTenantId } from "../../database/scope.ts";
import { afterCommit, HeldByOthersError, transaction } from "../../database/transaction.ts";
import { forEachTenant } from "../../tenants/for-each-tenant.ts";
import { auditEntries } from "../model.ts";
import { entryHash, noSeal, sealed } from "./hashes.ts";
import { auditSeals } from "./model.ts";

/** Entries grow for ten minutes, and one that is being written is seen when its transaction is over. */
const settledAfterMilliseconds = 15 * 60_000;
const pauseMilliseconds = 5 * 60_000;
const batch = 500;

/** Seals all trails now and then, until the answer is called. Several processes may. */
export function sealRegularly(): () => Promise<void> {
  return regularly({
    what: "sealing the audit trails",
    pauseMilliseconds,
    run: (signal) => forEachTenant(() => sealTrail(new Date(), signal), signal),
  });
}

/**
 * Seals what is settled in the present tenant's trail, oldest first. Each batch is a transaction of its own, beside
 * all that goes on being written: nobody who saves waits for it; between two it ends when the signal says so. Out:
 * how many entries were sealed.
 */
export async function sealTrail(now = new Date(), signal?: AbortSignal): Promise<number> {
  const settled = new Date(now.getTime() - settledAfterMilliseconds);
  const due = { seal: null, at: { $lt: settled } };
  // Most trails have nothing to seal most of the time: the index says so, without a transaction.
  if (!(await auditEntries.findOne(due))) return 0;
  let count = 0;
  for (;;) {
    const added = await sealBatch(due, now);
    count += added;
    if (added < batch || signal?.aborted) return count;
  }
}

async function sealBatch(due: FilterOf<"AuditEntry">, now: Date): Promise<number> {
  try {
    return await transaction(async () => {
      const entries = await auditEntries.find(due, { sort: { at: 1, _id: 1 }, limit: batch });
      if (entries.length === 0) return 0;
      const last = await auditSeals.findOne({}, { sort: { number: -1 } });
      const seal = await auditSeals.insert(
        sealed({
          tenantId: requireTenantId(),
          number: (last?.number ?? 0) + 1,
          at: now.toISOString(),
          previous: last?.hash ?? noSeal,
          entries: entries.map((entry) => ({ id: entry.id, hash: entryHash(entry) })),
        }),
      );
      const ids = entries.map(({ id }) => id);
      await auditEntries.model.updateMany({ _id: { $in: ids } }, { $set: { seal: seal.number } });
      const { tenantId, number, hash } = seal;
      // Logs are often kept elsewhere: there the chain's end can be looked up.
      afterCommit(() => log.info({ tenantId, number, hash }, "audit trail sealed"));
      return entries.length;
    });
  } catch (error) {
    // Another process makes the same link.
    if (error instanceof HeldByOthersError) return 0;
    if (error instanceof mongo.MongoServerError && error.code === 11000) return 0;
    throw error;
  }
}

import type { Job } from "@duheng/contracts";
import { mongo } from "mongoose";
import type { Actor } from "../base/actor.ts";
import { tenantIdOf } from "../database/scope.ts";
import { afterCommit } from "../database/transaction.ts";
import type { JobKind } from "./job-kind.ts";
import { jobs } from "./model.ts";
import { wakeWorkers } from "./wake.ts";

interface Wanted<Input> {
  readonly input: Input;
  /** As whom it acts; absent: the installation's own work, in the present tenant or in none. */
  readonly actor?: Actor;
  /** Of a kind and key there is one at a time: wanted again, the present one is answered. */
  readonly key?: string;
  readonly target?: Job["target"];
}

/**
 * Wants work of the present tenant. Inside a transaction it is part of it: what is rolled back was never wanted.
 * Answers the job, the present one where its key is open already.
 */
export async function enqueue<Input extends object>(
  kind: Pick<JobKind<Input>, "kind">,
  { input, actor, key, target }: Wanted<Input>,
): Promise<Job> {
  const tenantId = tenantIdOf();
  const scopedKey = key === undefined ? undefined : `${tenantId ?? ""}/${key}`;
  const open = scopedKey && (await jobs.findOne({ kind: kind.kind, key: scopedKey, isOpen: true }));
  if (open) return open;
  const now = new Date().toISOString();
  try {
    const job = await jobs.insert({
      kind: kind.kind,
      input: Object.fromEntries(Object.entries(input)),
      state: "waiting",
      isOpen: true,
      progress: { done: 0, total: 0 },
      attempts: 0,
      enqueuedAt: now,
      turnAt: now,
      ...(tenantId === undefined ? {} : { tenantId }),
      ...(scopedKey === undefined ? {} : { key: scopedKey }),
      ...(target === undefined ? {} : { target }),
      ...(actor === undefined ? {} : { by: { userId: actor.userId, name: actor.name } }),
    });
    afterCommit(wakeWorkers);
    return job;
  } catch (error) {
    // Another wanted the same at this moment; inside a transaction the whole of it runs again.
    if (!(error instanceof mongo.MongoServerError && error.code === 11000)) throw error;
    const present = scopedKey && (await jobs.findOne({ kind: kind.kind, key: scopedKey, isOpen: true }));
    if (!present) throw error;
    return present;
  }
}

import { regularly } from "../base/regularly.ts";
import { enqueue } from "./enqueue.ts";
import type { JobKind } from "./job-kind.ts";
import { jobs } from "./model.ts";

interface RegularJob {
  readonly kind: Pick<JobKind<object>, "kind">;
  readonly everyMilliseconds: number;
}

const lookMilliseconds = 10 * 60_000;

/**
 * Wants the installation's own jobs again and again, each once in its time however many processes there are, until the
 * answer is called.
 */
export function wantRegularly(list: readonly RegularJob[]): () => Promise<void> {
  return regularly({
    what: "wanting regular jobs",
    pauseMilliseconds: lookMilliseconds,
    run: async () => {
      for (const one of list) await wantOnce(one);
    },
  });
}

/** Wants one where the last was wanted longer ago than its time. false: it is early yet. */
export async function wantOnce({ kind, everyMilliseconds }: RegularJob, now = new Date()): Promise<boolean> {
  const since = new Date(now.getTime() - everyMilliseconds);
  const recent = await jobs.findOne({ kind: kind.kind, tenantId: null, enqueuedAt: { $gt: since } });
  if (recent) return false;
  await enqueue(kind, { input: {}, key: "regular" });
  return true;
}

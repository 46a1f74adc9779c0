import type { CompareVersionInput, Job } from "@duheng/contracts";
import { presentDraft, type TrialDraft } from "./trial-draft.ts";
import { latestTrial } from "./trial-job.ts";
import { beginTrial, stepTrial, type TrialStage, type TriedVersion, triedVersion } from "./trial-steps.ts";

/** What is known of a draft on last cycle's papers. */
export interface TrialAnswer extends TriedVersion {
  /**
   * Where that takes longer than people wait: the latest job that was wanted for it, if any. While none is done, no
   * paper has been tried.
   */
  readonly inBackground?: { readonly job?: Job };
}

/** As many as people may wait for, and as long. */
const mostAtOnce = 500;
const patienceMilliseconds = 6_000;

/**
 * 试算: the newest cycle's handed-in papers of this form scored again by the draft, beside the version that they were
 * filled on. Null where nothing was handed in yet. Few are tried at once and nothing is kept; many are tried by a job,
 * which somebody has to want, and what came of it is answered. Errors: `not-found`, `conflict` (somebody saved
 * meanwhile), `invalid-document` while the draft does not check.
 */
export async function tryVersion(input: CompareVersionInput): Promise<TrialAnswer | null> {
  const draft = await presentDraft(input);
  const begun = await beginTrial(draft);
  if (begun === undefined) return null;
  const latest = await latestTrial(input, begun.cycleId);
  if (latest?.tried) {
    // More may have been handed in since.
    const { handedIn, unsubmitted } = begun;
    return { ...latest.tried, handedIn, unsubmitted, inBackground: { job: latest.job } };
  }
  if (latest) return { ...(await triedVersion(begun)), inBackground: { job: latest.job } };
  const stage = begun.handedIn > mostAtOnce ? begun : await tryWithPatience(draft, begun);
  if (stage.phase === "done") return triedVersion(stage);
  return { ...(await triedVersion(begun)), inBackground: {} };
}

/** As far as it comes in the time that people may wait. */
async function tryWithPatience(draft: TrialDraft, begun: TrialStage): Promise<TrialStage> {
  const end = Date.now() + patienceMilliseconds;
  let stage = begun;
  while (stage.phase !== "done" && Date.now() < end) stage = await stepTrial(draft, stage);
  return stage;
}

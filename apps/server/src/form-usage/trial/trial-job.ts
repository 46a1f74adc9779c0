import { type CompareVersionInput, type Job, validators } from "@duheng/contracts";
import { getForm } from "../../forms/get-form.ts";
import { keepPresent } from "../../forms/record-revision.ts";
import { endJob } from "../../jobs/cancel-job.ts";
import { enqueue } from "../../jobs/enqueue.ts";
import { latestJob, openJobs } from "../../jobs/find-jobs.ts";
import { registerJobKind } from "../../jobs/job-kind.ts";
import { nameOfJob } from "../../jobs/words.ts";
import { useCase } from "../../use-cases/use-case.ts";
import { presentDraft, wantedDraft } from "./trial-draft.ts";
import {
  beginTrial,
  progressOf,
  stepTrial,
  type TrialStage,
  type TriedVersion,
  triedVersion,
} from "./trial-steps.ts";

/** What came of it; null where nothing was handed in any more. */
interface TrialResult {
  readonly tried: TriedVersion | null;
}

/** 试算 of all papers, however many: it writes nothing but how far it is. */
const tryVersionJob = registerJobKind<CompareVersionInput, TrialStage, TrialResult>({
  kind: "forms.tryVersion",
  ability: ["publish", "forms"],
  input: validators.CompareVersionInput,
  async step({ input, stage }) {
    const draft = await wantedDraft(input);
    const next = stage === undefined ? await beginTrial(draft) : await stepTrial(draft, stage);
    if (next === undefined) return { progress: { done: 0, total: 0 }, next: { result: { tried: null } } };
    const progress = progressOf(next);
    if (next.phase !== "done") return { progress, next: { stage: next } };
    return { progress, next: { result: { tried: await triedVersion(next) } } };
  },
});

/**
 * Wants the trial of the draft as it stands; wanted again while it is under way, it is the same. Trials of what the
 * draft was before are ended: nobody can publish that any more. Errors: `not-found`, `conflict`, `invalid-document`.
 */
export const wantTrial = useCase({
  name: "forms.tryVersion",
  ability: ["publish", "forms"],
  input: validators.CompareVersionInput,
  prepare: ({ input }) => presentDraft(input),
  run: async ({ input, caller: { actor }, prepared: draft }) => {
    const { id, revision } = input;
    for (const open of await openJobs(tryVersionJob, { id }))
      if (open.input.revision !== revision) await endJob({ id: open.id });
    const present = await getForm(id);
    if (present.revision === revision) await keepPresent(present, actor);
    return enqueue(tryVersionJob, {
      input,
      actor,
      key: `${id}/${revision}`,
      target: { kind: "forms", id, name: draft.title },
    });
  },
  // It changes nothing of the tenant's: there is nothing for the trail.
  audit: "none",
  answer: ({ result }) => ({ ...result, said: nameOfJob(result.kind) }),
});

/** A trial that was wanted, and what came of it. */
export interface WantedTrial {
  /** Without what it keeps and what came of it. */
  readonly job: Job;
  /** Absent while it is not done. */
  readonly tried?: TriedVersion;
}

/** The latest trial of the draft at this revision, unless it is over and was of another cycle's papers. */
export async function latestTrial(
  { id, revision }: CompareVersionInput,
  cycleId: string,
): Promise<WantedTrial | undefined> {
  const latest = await latestJob(tryVersionJob, { id, revision });
  if (latest === undefined) return undefined;
  const { result, ...job } = latest;
  if (!isResult(result)) return { job };
  return result.tried?.cycle.id === cycleId ? { job, tried: result.tried } : undefined;
}

/** Nobody but the job's last step writes it. */
function isResult(result: object | undefined): result is TrialResult {
  return result !== undefined && "tried" in result;
}

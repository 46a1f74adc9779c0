import type { Job } from "@duheng/contracts";
import { AppError } from "../../errors/app-error.ts";
import { enqueue } from "../../jobs/enqueue.ts";
import { registerJobKind } from "../../jobs/job-kind.ts";
import { CohortModel, cohorts } from "../model.ts";
import { type CohortKey, cohortId, waitingIn } from "./cohort.ts";
import { beginScoring, type CohortStage, progressOf, stepScoring } from "./scoring-steps.ts";

interface CohortInput extends CohortKey {
  /** The account of who brought it about. */
  readonly by: string;
}

interface CohortResult {
  /** How many got a new score. */
  readonly scored: number;
  /** How many were not through their review, so that nothing was scored. */
  readonly waiting: number;
}

/**
 * Scores a cohort: first what its members say together, then each with that. It is the installation's own work, since it
 * follows from the last review whoever gave it. Whoever comes out of a review meanwhile makes it begin again.
 */
export const scoreCohortJob = registerJobKind<CohortInput, CohortStage, CohortResult>({
  kind: "assessments.scoreCohort",
  input: { parse: readInput },
  async step({ input: { by, ...key }, stage }) {
    const cohort = await cohorts.get(cohortId(key));
    const present = stage !== undefined && stage.changes === cohort.changes ? stage : undefined;
    const waiting = present === undefined ? await waitingIn(key) : 0;
    if (waiting > 0)
      return {
        write: () => ended(key, cohort.changes, { $set: { lookedAt: new Date() } }),
        progress: { done: 0, total: 0 },
        next: { result: { scored: 0, waiting } },
      };
    const { write, next } =
      present === undefined ? await beginScoring(key, cohort.changes) : await stepScoring(key, present, by);
    const progress = progressOf(next);
    if (next.phase !== "done") return { ...(write ? { write } : {}), progress, next: { stage: next } };
    return {
      write: async () => {
        await write?.();
        await ended(key, next.changes, { $set: { scoredChanges: next.changes, scoredAt: new Date() } });
      },
      progress,
      next: { result: { scored: next.scored, waiting: 0 } },
    };
  },
});

/**
 * Wants the scores of a cohort; wanted again while it is under way, it is the same. Inside the transaction by which its
 * last member came out of the review.
 */
export function wantCohortScores(
  { cycleId, categoryId }: CohortKey,
  { by, categoryName }: { readonly by: string; readonly categoryName: string },
): Promise<Job> {
  return enqueue(scoreCohortJob, {
    input: { cycleId, categoryId, by },
    key: `${cycleId}/${categoryId}`,
    target: { kind: "cycles", id: cycleId, name: categoryName },
  });
}

/**
 * Writes the cohort's document as the last thing: somebody who came out of a review meanwhile, and found the job still
 * open, conflicts with it, and either finds it over or is found by it.
 */
async function ended(key: CohortKey, changes: number, update: object): Promise<void> {
  const { matchedCount } = await CohortModel.updateOne({ _id: cohortId(key), changes }, update);
  if (matchedCount === 0) throw new AppError("conflict");
}

/** Nobody but the server writes it. */
function readInput(value: unknown): CohortInput {
  const text = (name: string) => String(Reflect.get(Object(value), name));
  return { cycleId: text("cycleId"), categoryId: text("categoryId"), by: text("by") };
}

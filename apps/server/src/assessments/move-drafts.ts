import {
  type Job,
  type MoveDraftsInput,
  type MovedDrafts,
  type UnmovedPaper,
  validators,
} from "@duheng/contracts";
import { recordAudit } from "../audit/record-audit.ts";
import type { Actor } from "../base/actor.ts";
import { log } from "../base/log.ts";
import { getCycle } from "../cycles/get-cycle.ts";
import { pinVersion } from "../cycles/pin-version.ts";
import { mayPass, toAppError } from "../database/to-app-error.ts";
import { AppError } from "../errors/app-error.ts";
import { paperHashOf } from "../forms/paper-hash-of.ts";
import { formVersion } from "../forms/versions.ts";
import { enqueue } from "../jobs/enqueue.ts";
import { registerJobKind } from "../jobs/job-kind.ts";
import { fillingOf } from "./contributions/find.ts";
import { AssessmentModel, assessments } from "./model.ts";
import { type MoveTarget, movable, moveOne, requireMovable } from "./moving.ts";

interface Stage extends MovedDrafts {
  /** Papers of the next step, chosen when the one before was noted: a step that is begun again knows them. */
  readonly batch: readonly string[];
  readonly total: number;
}

/** So many papers are moved by one step: a second or two. */
const batchSize = 20;
const mostTold = 500;

/**
 * 改用新版本: moves a running cycle's unsubmitted papers to the version, each in a transaction of its own, so that nobody
 * who saves meanwhile is overwritten and a paper is moved whole or not at all. The cycle's own pin follows, for papers
 * that are given out later. Handed-in papers are never touched.
 */
const moveDraftsJob = registerJobKind<MoveDraftsInput, Stage, MovedDrafts>({
  kind: "forms.moveDrafts",
  ability: ["publish", "forms"],
  input: validators.MoveDraftsInput,
  async step({ input, stage, caller }) {
    if (!caller) throw new AppError("forbidden");
    const { actor } = caller;
    const { cycleId, formId, version } = input;
    const cycle = await getCycle(cycleId);
    requireMovable(cycle, formId);
    const to = await formVersion(formId, version);
    const target = { cycleId, to };
    if (stage === undefined) {
      const total = await assessments.count(movable(target));
      const batch = await idsAfter(target, undefined);
      const none = { moved: 0, withLosses: 0, unmoved: [], unmovedCount: 0 };
      return {
        write: () => pinVersion(cycleId, to),
        progress: { done: 0, total },
        next: { stage: { ...none, batch, total } },
      };
    }
    const { moved, withLosses, unmoved } = await moveAll(stage.batch, target, actor);
    const sum: MovedDrafts = {
      moved: stage.moved + moved.length,
      withLosses: stage.withLosses + withLosses,
      unmoved: [...stage.unmoved, ...unmoved].slice(0, mostTold),
      unmovedCount: stage.unmovedCount + unmoved.length,
    };
    const batch = await idsAfter(target, stage.batch.at(-1));
    const done = sum.moved + sum.unmovedCount;
    return {
      write: async () => {
        if (moved.length + unmoved.length === 0) return;
        await recordAudit({
          action: "forms.moveDrafts",
          actor,
          target: { kind: "forms", id: formId, name: to.document.title },
          details: { cycleId, cycle: cycle.title, version, moved, withLosses, unmoved: unmoved.length },
        });
      },
      // Handed in, or given out, meanwhile.
      progress: { done, total: batch.length === 0 ? done : Math.max(stage.total, done + batch.length) },
      next: batch.length === 0 ? { result: { ...sum } } : { stage: { ...sum, batch, total: stage.total } },
    };
  },
});

/**
 * Wants the move; wanted again while it is under way, it is the same. Errors: `not-found`, `wrong-state`.
 */
export async function wantMove(input: MoveDraftsInput, actor: Actor): Promise<Job> {
  const { cycleId, formId, version } = input;
  requireMovable(await getCycle(cycleId), formId);
  const to = await formVersion(formId, version);
  return enqueue(moveDraftsJob, {
    input,
    actor,
    key: `${cycleId}/${formId}/${version}`,
    target: { kind: "forms", id: formId, name: to.document.title },
  });
}

async function idsAfter(target: MoveTarget, after: string | undefined): Promise<string[]> {
  const ahead = { ...movable(target), ...(after === undefined ? {} : { _id: { $gt: after } }) };
  const found = await AssessmentModel.find(ahead, { _id: 1 }).sort({ _id: 1 }).limit(batchSize).lean();
  return found.map(({ _id }) => String(_id));
}

async function moveAll(ids: readonly string[], target: MoveTarget, actor: Actor) {
  const moved: string[] = [];
  const unmoved: UnmovedPaper[] = [];
  let withLosses = 0;
  for (const id of ids) {
    try {
      await moveOne(id, target, actor);
      // A step that is begun again finds what it moved before; what was handed in meanwhile is not of this move.
      const { filling } = await fillingOf(id);
      const move = filling.moves?.find(({ toVersion }) => toVersion === target.to.version);
      if (filling.paperHash !== paperHashOf(target.to) || !move) continue;
      moved.push(id);
      if (move.lost.length + move.lostFiles.length > 0) withLosses += 1;
    } catch (thrown) {
      // The job tries the step again; only what will not pass by itself is told of the paper.
      if (mayPass(thrown)) throw thrown;
      unmoved.push({ assessmentId: id, ...(await refusalOf(id, thrown)) });
    }
  }
  return { moved, withLosses, unmoved };
}

/** One paper that cannot be moved must not keep the others; what is no refusal is a fault, and logged. */
async function refusalOf(id: string, thrown: unknown): Promise<Omit<UnmovedPaper, "assessmentId">> {
  const { snapshot } = await assessments.get(id);
  if (!(thrown instanceof AppError))
    log.error({ err: thrown, assessmentId: id }, "a paper could not be moved to another version");
  return { name: snapshot.name, message: toAppError(thrown).text };
}

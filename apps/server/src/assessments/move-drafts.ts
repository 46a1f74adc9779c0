import { setImmediate as turn } from "node:timers/promises";
import type { MoveDraftsInput } from "@duheng/contracts";
import { getCycle } from "../cycles/get-cycle.ts";
import { pinVersion } from "../cycles/pin-version.ts";
import { formVersion } from "../forms/versions.ts";
import type { Actor } from "../identity/actor.ts";
import { log } from "../log.ts";
import { AppError } from "../rpc/app-error.ts";
import { errorTable } from "../rpc/error-codes.ts";
import { AssessmentModel, assessments } from "./model.ts";
import { movable, moveOne, requireMovable } from "./moving.ts";
import { whose } from "./preview-move.ts";

/** A paper that was moved, and how much of it has no place in the later version. */
export interface MovedPaper {
  readonly assessmentId: string;
  readonly name: string;
  readonly fromVersion: number;
  readonly lost: number;
}

/** A paper that stayed as it was, and why. */
export interface UnmovedPaper {
  readonly assessmentId: string;
  readonly name: string;
  readonly message: { readonly zh: string; readonly en: string };
}

export interface MovedDrafts {
  readonly moved: readonly MovedPaper[];
  readonly unmoved: readonly UnmovedPaper[];
  /** What the next call is to name as `after`; null when all had their turn. */
  readonly next: string | null;
  /** Papers that are still to have their turn. */
  readonly remaining: number;
}

/** So many papers are moved by one call. */
const batch = 50;

/**
 * Moves the next of a running cycle's unsubmitted papers to the version: each in a transaction of its own, so that
 * nobody who saves meanwhile is overwritten and a paper is moved whole or not at all. Run again, it does what is left.
 * The cycle's own pin follows, for papers that are given out later. Handed-in papers are never touched.
 * Errors: `not-found`, `wrong-state`.
 */
export async function moveDrafts(input: MoveDraftsInput, actor: Actor): Promise<MovedDrafts> {
  const { cycleId, formId, version, after } = input;
  requireMovable(await getCycle(cycleId), formId);
  const to = await formVersion(formId, version);
  await pinVersion(cycleId, to);
  const target = { cycleId, to };
  const ahead = { ...movable(target), ...(after === undefined ? {} : { _id: { $gt: after } }) };
  const ids = await AssessmentModel.find(ahead, { _id: 1 }).sort({ _id: 1 }).limit(batch).lean();
  const moved: MovedPaper[] = [];
  const unmoved: UnmovedPaper[] = [];
  for (const { _id } of ids) {
    const id = String(_id);
    try {
      const done = await moveOne(id, target, actor);
      if (done === undefined) continue;
      const { lost, lostFiles } = done.carried;
      const { departmentName: _department, ...person } = whose(done.before);
      moved.push({ ...person, lost: lost.length + lostFiles.length });
    } catch (thrown) {
      unmoved.push({ assessmentId: id, ...(await refusalOf(id, thrown)) });
    }
    await turn();
  }
  const last = ids.length < batch ? undefined : ids.at(-1);
  const next = last === undefined ? null : String(last._id);
  const remaining = next === null ? 0 : await assessments.count({ ...movable(target), _id: { $gt: next } });
  return { moved, unmoved, next, remaining };
}

/** One paper that cannot be moved must not keep the others; what is no refusal is a fault, and logged. */
async function refusalOf(id: string, thrown: unknown): Promise<Omit<UnmovedPaper, "assessmentId">> {
  const { snapshot } = await assessments.get(id);
  if (thrown instanceof AppError) return { name: snapshot.name, message: thrown.text };
  log.error({ err: thrown, assessmentId: id }, "a paper could not be moved to another version");
  return { name: snapshot.name, message: errorTable.internal.message };
}

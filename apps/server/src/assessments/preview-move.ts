import { setImmediate as turn } from "node:timers/promises";
import type {
  Assessment,
  Filling,
  MovePreviewInput,
  UncarriedAnswer,
  UncarriedFiles,
} from "@duheng/contracts";
import { getCycle } from "../cycles/get-cycle.ts";
import { formVersion } from "../forms/versions.ts";
import { carryDraft, draftOf } from "./carry-draft.ts";
import { fillingsOf } from "./contributions/find.ts";
import { AssessmentModel, assessments } from "./model.ts";
import { movable, requireMovable, versionReader } from "./moving.ts";

/** One person's paper that does not go over whole. */
export interface MoveLoss {
  readonly assessmentId: string;
  readonly name: string;
  readonly departmentName: string;
  readonly fromVersion: number;
  readonly lost: readonly UncarriedAnswer[];
  readonly lostFiles: readonly UncarriedFiles[];
}

/** What moving would do. */
export interface MovePreview {
  /** Papers that would be moved; how many of them hold anything yet. */
  readonly total: number;
  readonly begun: number;
  /** Papers with something that cannot be carried over; the first of them in `losses`. */
  readonly withLosses: number;
  readonly losses: readonly MoveLoss[];
  /** Papers with answers that are carried over but out of the later version's bounds. */
  readonly withUnfit: number;
  /** Papers of the form in the cycle that stay: handed in, filled for an earlier version. */
  readonly handedIn: number;
}

/** So many papers with losses are listed; all are counted. */
const mostListed = 300;
/** So many papers are read at a time; others have their turn in between. */
const atOnce = 25;

/**
 * The dry run: what could not be carried over, whose and where, before anything is changed.
 * Errors: `not-found`, `wrong-state`.
 */
export async function previewMove({ cycleId, formId, version }: MovePreviewInput): Promise<MovePreview> {
  requireMovable(await getCycle(cycleId), formId);
  const to = await formVersion(formId, version);
  const target = { cycleId, to };
  const versionOf = versionReader(formId);
  const ids = await AssessmentModel.find(movable(target), { _id: 1 }).sort({ _id: 1 }).lean();
  const losses: MoveLoss[] = [];
  const counts = { begun: 0, withLosses: 0, withUnfit: 0 };
  for (let start = 0; start < ids.length; start += atOnce) {
    const some = await assessments.getMany(ids.slice(start, start + atOnce).map(({ _id }) => String(_id)));
    const filled = new Map(
      (await fillingsOf(some.map(({ id }) => id))).map((one) => [one.assessmentId, one.filling]),
    );
    for (const assessment of some) {
      const filling = filled.get(assessment.id);
      if (filling === undefined || !isBegun(filling)) continue;
      counts.begun += 1;
      const carried = await carryDraft(draftOf(filling), await versionOf(assessment.version), to);
      if (carried.unfit.length > 0) counts.withUnfit += 1;
      if (carried.lost.length + carried.lostFiles.length === 0) continue;
      counts.withLosses += 1;
      if (losses.length < mostListed) losses.push({ ...whose(assessment), ...lossesOf(carried) });
    }
    await turn();
  }
  const handedIn = await assessments.count({ ...movable(target), state: { $ne: "filling" } });
  return { total: ids.length, ...counts, losses, handedIn };
}

/** Who filled the paper, and on which version. */
export function whose({ id, snapshot, version }: Assessment) {
  const { name, departmentName } = snapshot;
  return { assessmentId: id, name, departmentName, fromVersion: version };
}

function isBegun({ answers, evidence }: Filling): boolean {
  return Object.keys(answers).length > 0 || evidence !== undefined;
}

function lossesOf({ lost, lostFiles }: Pick<MoveLoss, "lost" | "lostFiles">) {
  return { lost, lostFiles };
}

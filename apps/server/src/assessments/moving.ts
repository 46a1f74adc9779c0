import type { ContributionOf } from "@duheng/assessment";
import type { AssessmentMove, Filling, FormVersion } from "@duheng/contracts";
import type { Actor } from "../base/actor.ts";
import { transaction } from "../database/transaction.ts";
import { AppError } from "../errors/app-error.ts";
import { paperHashOf } from "../forms/paper-hash-of.ts";
import { formVersion } from "../forms/versions.ts";
import { StalePreparation, whilePrepared } from "../use-cases/stale-preparation.ts";
import type { CarriedDraft } from "../workshop/carry-draft.ts";
import { carryDraft, draftOf } from "./carry-draft.ts";
import { fillingOf } from "./contributions/find.ts";
import { keepOwnFiles } from "./keep-own-files.ts";
import { assessments, contributions } from "./model.ts";
import { isSame } from "./unchanged.ts";

/** Whose papers are meant: those of a form in a cycle, and the version they shall have. */
export interface MoveTarget {
  readonly cycleId: string;
  readonly to: FormVersion;
}

/** The papers that a move is about, by id: not handed in, and filled for an earlier version. */
export function movable({ cycleId, to }: MoveTarget) {
  return { cycleId, formId: to.formId, state: "filling" as const, version: { $lt: to.version } };
}

/** Reads each version once. */
export function versionReader(formId: string): (version: number) => Promise<FormVersion> {
  const read = new Map<number, Promise<FormVersion>>();
  return (version) => {
    const known = read.get(version) ?? formVersion(formId, version);
    read.set(version, known);
    return known;
  };
}

/**
 * Moves one paper to the version, in a transaction of its own: what was saved while it was carried over is carried over
 * anew. Out: undefined where there is nothing left to do, it was handed in or moved already. Its scores stay in
 * their history; what was copied of them belongs to the earlier version and is taken off.
 */
export async function moveOne(
  id: string,
  target: MoveTarget,
  actor: Actor,
): Promise<CarriedDraft | undefined> {
  const find = async () => {
    const assessment = await assessments.findOne({ _id: id, ...movable(target) });
    return assessment && { assessment, filled: await fillingOf(id) };
  };
  const prepare = async () => {
    const before = await find();
    if (!before) return { before };
    const from = await formVersion(target.to.formId, before.assessment.version);
    return { before, from, carried: await carryDraft(draftOf(before.filled.filling), from, target.to) };
  };
  let prepared = await prepare();
  const run = () =>
    transaction(async () => {
      if (prepared.before === undefined) return undefined;
      const { before, from, carried } = prepared;
      const present = await find();
      if (!present) return undefined;
      const { assessment, filled } = before;
      if (!isSame(present.assessment, assessment) || !isSame(present.filled, filled))
        throw new StalePreparation(present.assessment);
      const filling = moved(filled, carried, { from, to: target.to, actor });
      await keepOwnFiles(id, filled.filling, filling);
      await contributions.replace({ ...filled, filling });
      const { result: _result, score: _score, scoreId: _scoreId, ...kept } = assessment;
      const { version, document } = target.to;
      const paperHash = paperHashOf(target.to);
      await assessments.replace({ ...kept, version, paperHash, formTitle: document.title });
      return carried;
    });
  return whilePrepared(run, async () => {
    prepared = await prepare();
  });
}

function moved(
  { filling, revision }: ContributionOf<"filling">,
  carried: CarriedDraft,
  { from, to, actor }: { readonly from: FormVersion; readonly to: FormVersion; readonly actor: Actor },
): Filling {
  const move: AssessmentMove = {
    fromVersion: from.version,
    fromHash: paperHashOf(from),
    toVersion: to.version,
    fromRevision: revision,
    at: new Date().toISOString(),
    by: actor.userId,
    byName: actor.name,
    lost: carried.lost,
    lostFiles: carried.lostFiles,
    unfit: [...carried.unfit],
    ...(carried.converted.length === 0 ? {} : { converted: [...carried.converted] }),
  };
  const { evidence: _evidence, ...kept } = filling;
  return {
    ...kept,
    paperHash: paperHashOf(to),
    answers: carried.answers,
    ...(carried.evidence.length === 0 ? {} : { evidence: [...carried.evidence] }),
    moves: [...(filling.moves ?? []), move],
  };
}

/** Errors: `wrong-state` where the cycle is over, or the form is not one of the cycle's. */
export function requireMovable(
  cycle: { state: string; papers: readonly { formId: string }[] },
  formId: string,
) {
  if (cycle.state === "closed") {
    throw new AppError("wrong-state", {
      message: { zh: "周期已结束，不能再更换版本。", en: "The cycle is over: its papers stay as they are." },
    });
  }
  if (!cycle.papers.some((paper) => paper.formId === formId)) {
    throw new AppError("wrong-state", {
      message: { zh: "该周期没有使用这张考核表。", en: "The cycle does not use this form." },
    });
  }
}

import type { Assessment, AssessmentMove, FormVersion } from "@duheng/contracts";
import type { Actor } from "../base/actor.ts";
import { transaction } from "../database/transaction.ts";
import { AppError } from "../errors/app-error.ts";
import { type FileReferences, keepFiles } from "../files/keep-files.ts";
import { formVersion } from "../forms/versions.ts";
import { StalePreparation, whilePrepared } from "../use-cases/stale-preparation.ts";
import type { CarriedDraft } from "../workshop/carry-draft.ts";
import { carryDraft, draftOf } from "./carry-draft.ts";
import { assessments } from "./model.ts";

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
): Promise<{ before: Assessment; carried: CarriedDraft } | undefined> {
  const find = () => assessments.findOne({ _id: id, ...movable(target) });
  const prepare = async () => {
    const before = await find();
    if (!before) return { before: undefined };
    const from = await formVersion(target.to.formId, before.version);
    return { before, from, carried: await carryDraft(draftOf(before), from, target.to) };
  };
  let prepared = await prepare();
  const run = () =>
    transaction(async () => {
      if (prepared.before === undefined) return undefined;
      const { before, from, carried } = prepared;
      const present = await find();
      if (!present) return undefined;
      if (present.revision !== before.revision || present.updatedAt !== before.updatedAt)
        throw new StalePreparation(present);
      const after = moved(before, carried, { from, to: target.to, actor });
      await keepFiles({ kind: "assessments", id }, before, withLost(after));
      await assessments.replace(after);
      return { before, carried };
    });
  return whilePrepared(run, async () => {
    prepared = await prepare();
  });
}

function moved(
  before: Assessment,
  carried: CarriedDraft,
  { from, to, actor }: { readonly from: FormVersion; readonly to: FormVersion; readonly actor: Actor },
): Assessment {
  const move: AssessmentMove = {
    fromVersion: from.version,
    fromHash: from.hash,
    toVersion: to.version,
    fromRevision: before.revision,
    at: new Date().toISOString(),
    by: actor.userId,
    byName: actor.name,
    lost: carried.lost,
    lostFiles: carried.lostFiles,
    unfit: [...carried.unfit],
    ...(carried.converted.length === 0 ? {} : { converted: [...carried.converted] }),
  };
  const { evidence: _evidence, result: _result, score: _score, scoreId: _scoreId, ...kept } = before;
  return {
    ...kept,
    version: to.version,
    paperHash: to.hash,
    formTitle: to.document.title,
    answers: carried.answers,
    ...(carried.evidence.length === 0 ? {} : { evidence: [...carried.evidence] }),
    moves: [...(before.moves ?? []), move],
  };
}

/** With the files of what was lost: they are kept as long as the paper that tells of them. */
export function withLost({ answers, evidence = [], moves = [] }: Assessment): FileReferences {
  const lost = moves.flatMap((move) => move.lost.map(({ value }) => value));
  return {
    answers: { answers, lost },
    evidence: [
      ...evidence,
      ...moves.flatMap((move) => move.lostFiles.map(({ path, files }) => ({ path, files }))),
    ],
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

import type { Assessment, AssessmentMove, SaveAnswersInput } from "@duheng/contracts";
import { formVersion } from "../forms/versions.ts";
import { AppError } from "../rpc/app-error.ts";
import { type CarriedDraft, carryDraft } from "./carry-draft.ts";
import { evidenceNamed } from "./evidence.ts";

/**
 * A save of somebody who has not seen that the paper was moved to a later version: what was typed on the earlier one
 * is carried over, exactly as the move would have done had the save come first. Out: assessment and input as they
 * are where there is nothing of that. Errors: `conflict` where the paper is not known, so that nothing of another
 * shape is ever kept.
 */
export async function acrossMove<Input extends SaveAnswersInput>(
  assessment: Assessment,
  input: Input,
): Promise<{ assessment: Assessment; input: Input }> {
  const { paperHash = assessment.paperHash } = input;
  if (paperHash === assessment.paperHash) return { assessment, input };
  const moves = assessment.moves ?? [];
  const index = moves.findLastIndex((one) => one.fromHash === paperHash);
  const move = moves[index];
  if (move === undefined) throw new AppError("conflict", { data: { current: assessment } });
  const from = await formVersion(assessment.formId, move.fromVersion);
  const to = await formVersion(assessment.formId, assessment.version);
  const evidence = await evidenceNamed(assessment, input.evidence ?? []);
  const carried = await carryDraft({ answers: input.answers, evidence }, from, to);
  // Nothing was saved since the move: the sender knows everything but the move itself.
  const isCurrent = index === moves.length - 1 && hasSeenAllElse(assessment, input, move);
  return {
    assessment: { ...assessment, moves: moves.with(index, withLosses(move, carried)) },
    input: {
      ...input,
      revision: isCurrent ? assessment.revision : input.revision,
      answers: carried.answers,
      ...(input.evidence === undefined
        ? {}
        : {
            evidence: carried.evidence.map(({ path, files }) => ({ path, files: files.map(({ id }) => id) })),
          }),
    },
  };
}

function hasSeenAllElse({ revision }: Assessment, input: SaveAnswersInput, move: AssessmentMove): boolean {
  return input.revision === move.fromRevision && revision === move.fromRevision + 1;
}

/**
 * The move with what was lost after it, or is out of bounds: what was typed later stands in place of what the move had
 * told of the same place, and whoever has put the notice away is told again.
 */
export function withLosses(move: AssessmentMove, { lost, lostFiles, unfit }: CarriedDraft): AssessmentMove {
  const told = move.unfit ?? [];
  const known = new Set(told.map(({ path }) => path));
  const isNew = lost.length + lostFiles.length > 0 || unfit.some(({ path }) => !known.has(path));
  if (!isNew) return move;
  const { seenAt: _seenAt, ...rest } = move;
  return {
    ...rest,
    lost: joined(move.lost, lost),
    lostFiles: joined(move.lostFiles, lostFiles),
    unfit: joined(told, unfit),
  };
}

function joined<Told extends { path: string }>(earlier: readonly Told[], later: readonly Told[]): Told[] {
  const anew = new Set(later.map(({ path }) => path));
  return [...earlier.filter(({ path }) => !anew.has(path)), ...later];
}

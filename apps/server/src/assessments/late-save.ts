import type { ContributionOf } from "@duheng/assessment";
import type {
  Assessment,
  AssessmentMove,
  Contribution,
  SaveAnswersInput,
  UnfitAnswer,
} from "@duheng/contracts";
import { AppError } from "../errors/app-error.ts";
import { formVersion } from "../forms/versions.ts";
import type { CarriedDraft } from "../workshop/carry-draft.ts";
import { carryDraft } from "./carry-draft.ts";
import { evidenceNamed } from "./evidence.ts";

/**
 * A save of somebody who has not seen that the paper was moved to a later version: what was typed on the earlier one
 * is carried over, exactly as the move would have done had the save come first. Out: what is stored and the input as they
 * are where there is nothing of that. Errors: `conflict` where the paper is not known, so that nothing of another
 * shape is ever kept.
 */
export async function acrossMove<Input extends SaveAnswersInput>(
  assessment: Assessment,
  known: ContributionOf<"filling">,
  input: Input,
): Promise<{ known: ContributionOf<"filling">; input: Input }> {
  const { paperHash = assessment.paperHash } = input;
  if (paperHash === assessment.paperHash) return { known, input };
  const { filling, revision } = known;
  const moves = filling.moves ?? [];
  const index = moves.findLastIndex((one) => one.fromHash === paperHash);
  const move = moves[index];
  if (move === undefined) throw new AppError("conflict", { data: { current: known } });
  const from = await formVersion(assessment.formId, move.fromVersion);
  const to = await formVersion(assessment.formId, assessment.version);
  const evidence = await evidenceNamed(assessment.id, filling.evidence, input.evidence);
  const carried = await carryDraft({ answers: input.answers, evidence }, from, to);
  // Nothing was saved since the move: the sender knows everything but the move itself.
  const isCurrent = index === moves.length - 1 && hasSeenAllElse(known, input, move);
  return {
    known: { ...known, filling: { ...filling, moves: moves.with(index, withLosses(move, carried)) } },
    input: {
      ...input,
      revision: isCurrent ? revision : input.revision,
      answers: carried.answers,
      ...(input.evidence === undefined
        ? {}
        : {
            evidence: carried.evidence.map(({ path, files }) => ({ path, files: files.map(({ id }) => id) })),
          }),
    },
  };
}

function hasSeenAllElse({ revision }: Contribution, input: SaveAnswersInput, move: AssessmentMove): boolean {
  return input.revision === move.fromRevision && revision === move.fromRevision + 1;
}

/**
 * The move with what was lost after it, is out of bounds, or was worked out: what was typed later stands in place of what the move had
 * told of the same place, and whoever has put the notice away is told again.
 */
export function withLosses(move: AssessmentMove, carried: CarriedDraft): AssessmentMove {
  const { lost, lostFiles, unfit, converted } = carried;
  const told = { unfit: move.unfit ?? [], converted: move.converted ?? [] };
  const isNew =
    lost.length + lostFiles.length > 0 || hasMore(told.unfit, unfit) || hasMore(told.converted, converted);
  if (!isNew) return move;
  const { seenAt: _seenAt, ...rest } = move;
  return {
    ...rest,
    lost: joined(move.lost, lost),
    lostFiles: joined(move.lostFiles, lostFiles),
    unfit: joined(told.unfit, unfit),
    ...(told.converted.length + converted.length === 0
      ? {}
      : { converted: joined(told.converted, converted) }),
  };
}

/** Whether something is told of a place that was not told of it before. */
function hasMore(told: readonly UnfitAnswer[], later: readonly UnfitAnswer[]): boolean {
  const known = new Map(told.map(({ path, message }) => [path, message.zh]));
  return later.some(({ path, message }) => known.get(path) !== message.zh);
}

function joined<Told extends { path: string }>(earlier: readonly Told[], later: readonly Told[]): Told[] {
  const anew = new Set(later.map(({ path }) => path));
  return [...earlier.filter(({ path }) => !anew.has(path)), ...later];
}

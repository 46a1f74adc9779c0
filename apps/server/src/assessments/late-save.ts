import type {
  Assessment,
  AssessmentMove,
  Evidence,
  EvidenceInput,
  SaveAnswersInput,
} from "@duheng/contracts";
import { formVersion } from "../forms/versions.ts";
import { AppError } from "../rpc/app-error.ts";
import { type CarriedDraft, carryDraft } from "./carry-draft.ts";

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
  const evidence = asEvidence(input.evidence ?? []);
  const carried = await carryDraft({ answers: input.answers, evidence }, from, to);
  const seen = { ...move, ...joinedLosses(move, carried) };
  // Nothing was saved since the move: the sender knows everything but the move itself.
  const isCurrent = index === moves.length - 1 && hasSeenAllElse(assessment, input, move);
  return {
    assessment: { ...assessment, moves: moves.with(index, seen) },
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

/** What was typed later stands in place of what the move had lost at the same place. */
export function joinedLosses(move: AssessmentMove, { lost, lostFiles }: CarriedDraft) {
  return { lost: joined(move.lost, lost), lostFiles: joined(move.lostFiles, lostFiles) };
}

function joined<Loss extends { path: string }>(earlier: readonly Loss[], later: readonly Loss[]): Loss[] {
  return [...new Map([...earlier, ...later].map((loss) => [loss.path, loss])).values()];
}

/** Just the ids are known of what a save names; only its places matter here. */
function asEvidence(given: EvidenceInput): Evidence[] {
  return given
    .filter(({ files }) => files.length > 0)
    .map(({ path, files }) => ({ path, files: files.map((id) => ({ id, name: id, size: 0, type: "" })) }));
}

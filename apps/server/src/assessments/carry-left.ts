import type { Answers, Assessment, CarryLeftInput } from "@duheng/contracts";
import { transaction } from "../database/transaction.ts";
import { AppError } from "../errors/app-error.ts";
import { keepFiles } from "../files/keep-files.ts";
import { formVersion } from "../forms/versions.ts";
import { refuseOversizeAnswers } from "./answers-size.ts";
import { carryDraft } from "./carry-draft.ts";
import { withLosses } from "./late-save.ts";
import { AssessmentModel, assessments } from "./model.ts";
import { withLost } from "./moving.ts";

/**
 * What a device had not sent when the paper was moved, for the version that the paper has now: what was typed and
 * what it was typed on, so that the device can merge them as ever. What has no place there is kept with the move,
 * and the person is told again. Errors: `conflict` where the paper was never on that version.
 */
export async function carryLeft(
  { id }: Assessment,
  { paperHash, answers, base }: CarryLeftInput,
): Promise<{ answers: Answers; base: Answers }> {
  refuseOversizeAnswers(answers);
  refuseOversizeAnswers(base);
  return transaction(async () => {
    const assessment = await assessments.get(id);
    const { formId, version, moves = [] } = assessment;
    const index = moves.findLastIndex((one) => one.fromHash === paperHash);
    const move = moves[index];
    if (move === undefined) throw new AppError("conflict");
    const from = await formVersion(formId, move.fromVersion);
    const to = await formVersion(formId, version);
    const mine = await carryDraft({ answers, evidence: [] }, from, to);
    const before = await carryDraft({ answers: base, evidence: [] }, from, to);
    if (mine.lost.length > 0) {
      const told = { ...assessment, moves: moves.with(index, withLosses(move, mine)) };
      // The revision stays: a page on which answers are being typed knows it.
      await AssessmentModel.updateOne({ _id: id }, { $set: { moves: told.moves } });
      await keepFiles({ kind: "assessments", id }, withLost(assessment), withLost(told));
    }
    return { answers: mine.answers, base: before.answers };
  });
}

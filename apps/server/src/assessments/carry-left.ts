import { validators } from "@duheng/contracts";
import { AppError } from "../errors/app-error.ts";
import { paperHashOf } from "../forms/paper-hash-of.ts";
import { formVersion } from "../forms/versions.ts";
import { StalePreparation } from "../use-cases/stale-preparation.ts";
import { useCase } from "../use-cases/use-case.ts";
import { refuseOversizeAnswers } from "./answers-size.ts";
import { carryDraft } from "./carry-draft.ts";
import { fillingOf } from "./contributions/find.ts";
import { keepOwnFiles } from "./keep-own-files.ts";
import { withLosses } from "./late-save.ts";
import { ContributionModel } from "./model.ts";
import { requireOwn } from "./own.ts";
import { permitted } from "./permitted.ts";

/**
 * What a device had not sent when the paper was moved, for the version that the paper has now: what was typed and
 * what it was typed on, so that the device can merge them as ever. What has no place there is kept with the move,
 * and the person is told again. Errors: `conflict` where the paper was never on that version.
 */
export const carryLeft = useCase({
  name: "assessments.carryLeft",
  ability: ["act", "assessments"],
  input: validators.CarryLeftInput,
  prepare: async ({ input: { id, paperHash, answers, base }, caller }) => {
    refuseOversizeAnswers(answers);
    refuseOversizeAnswers(base);
    const { formId, version } = requireOwn(await permitted(caller, "act", id), caller.actor);
    const { moves = [] } = (await fillingOf(id)).filling;
    const index = moves.findLastIndex((one) => one.fromHash === paperHash);
    const move = moves[index];
    if (move === undefined) throw new AppError("conflict");
    const from = await formVersion(formId, move.fromVersion);
    const to = await formVersion(formId, version);
    const mine = await carryDraft({ answers, evidence: [] }, from, to);
    const before = await carryDraft({ answers: base, evidence: [] }, from, to);
    return { paperHash: paperHashOf(to), index, mine, before };
  },
  run: async ({ input: { id }, caller, prepared: { paperHash, index, mine, before } }) => {
    await permitted(caller, "act", id);
    const filled = await fillingOf(id);
    const { filling } = filled;
    const { moves = [] } = filling;
    const move = moves[index];
    if (filling.paperHash !== paperHash || move === undefined) throw new StalePreparation(filled);
    if (mine.lost.length > 0) {
      const told = { ...filling, moves: moves.with(index, withLosses(move, mine)) };
      // The revision stays: a page on which answers are being typed knows it.
      await ContributionModel.updateOne({ _id: filled.id }, { $set: { "filling.moves": told.moves } });
      await keepOwnFiles(id, filling, told);
    }
    return { answers: mine.answers, base: before.answers };
  },
  // It changes nothing that the trail tells of: the save that follows does.
  audit: "none",
});

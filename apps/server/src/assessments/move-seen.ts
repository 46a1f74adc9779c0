import { validators } from "@duheng/contracts";
import { named } from "../audit/changes.ts";
import { useCase } from "../use-cases/use-case.ts";
import { fillingOf } from "./contributions/find.ts";
import { ContributionModel } from "./model.ts";
import { requireOwn } from "./own.ts";
import { permitted } from "./permitted.ts";

/**
 * The person has read that the form was changed: the notice is put away, what was lost stays to be looked up. The
 * revision stays too, since a page on which answers are being typed knows it. Errors: `not-found`, `forbidden`.
 */
export const moveSeen = useCase({
  name: "assessments.moveSeen",
  ability: ["act", "assessments"],
  input: validators.MoveSeenInput,
  before: ({ input, caller }) => permitted(caller, "act", input.id),
  run: async ({ input: { id, toVersion }, caller, before }) => {
    requireOwn(before, caller.actor);
    const { id: filledId, filling } = await fillingOf(id);
    const { moves = [] } = filling;
    const index = moves.findIndex((move) => move.toVersion === toVersion && move.seenAt === undefined);
    if (index >= 0) {
      const seen = { [`filling.moves.${index}.seenAt`]: new Date() };
      await ContributionModel.updateOne({ _id: filledId }, { $set: seen });
    }
    return fillingOf(id);
  },
  audit: { target: ({ before }) => named({ kind: "assessments", id: before.id }, before) },
});

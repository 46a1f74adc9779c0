import type { ContributionOf } from "@duheng/assessment";
import { type Filling, type SaveAnswersInput, validators } from "@duheng/contracts";
import type { Actor } from "../base/actor.ts";
import { AppError } from "../errors/app-error.ts";
import { refuseOversizeAnswers } from "./answers-size.ts";
import { draftUseCase } from "./assessment-use-case.ts";
import { fillingOf } from "./contributions/find.ts";
import { withEvidence } from "./evidence.ts";
import { hasSameFiles, keepOwnFiles } from "./keep-own-files.ts";
import { acrossMove } from "./late-save.ts";
import { contributions } from "./model.ts";
import { stillSame } from "./unchanged.ts";

/**
 * Keeps what the person has filled so far, however unfinished: nothing that was typed is refused; of the evidence,
 * files that are not there any more are left out. What was typed on an earlier version of the form is carried over. The
 * assessment itself is not written. Out: the filled paper. Errors:
 * `not-found`, `forbidden` (another's), `wrong-state` (handed in already), `conflict` with the filled paper as it is,
 * `too-large` for what no form can ask for.
 */
export const saveAnswers = draftUseCase({
  action: "saveAnswers",
  input: validators.SaveAnswersInput,
  prepare: async ({ input, before }) => {
    refuseOversizeAnswers(input.answers);
    const looked = await fillingOf(before.id);
    return { looked, ...(await acrossMove(before, looked, input)) };
  },
  run: async ({ actor, before, prepared: { looked, known, input } }) => {
    const present = stillSame(await fillingOf(before.id), looked);
    const filling = await filledBy(known, input);
    await keepOwnFiles(before.id, present.filling, filling);
    return keep(actor, present, { revision: input.revision, filling });
  },
  alone: {
    looked: ({ looked }) => looked,
    async write({ actor, prepared: { looked, known, input } }) {
      const filling = await filledBy(known, input);
      if (!hasSameFiles(looked.filling, filling)) return undefined;
      try {
        return await keep(actor, looked, { revision: input.revision, filling }, looked.updatedAt);
      } catch (error) {
        // Another wrote meanwhile: what that means is found out the usual way.
        if (error instanceof AppError && error.code === "conflict") return undefined;
        throw error;
      }
    },
  },
});

type Filled = ContributionOf<"filling">;

async function filledBy(known: Filled, { answers, summary, evidence }: SaveAnswersInput): Promise<Filling> {
  const kept = await withEvidence(known, { answers, ...(evidence === undefined ? {} : { evidence }) });
  return { ...kept, answers, ...(summary === undefined ? {} : { summary }) };
}

async function keep(
  { userId: by, name: byName }: Actor,
  present: Filled,
  saved: Pick<Filled, "revision" | "filling">,
  asOf?: string,
): Promise<Filled> {
  const kept = { ...present, ...saved, by, byName, savedAt: new Date().toISOString() };
  return { ...(await contributions.replace(kept, asOf)), filling: saved.filling };
}

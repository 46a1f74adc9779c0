import { validators } from "@duheng/contracts";
import { refuseOversizeAnswers } from "./answers-size.ts";
import { draftUseCase } from "./assessment-use-case.ts";
import { fillingOf } from "./contributions/find.ts";
import { withEvidence } from "./evidence.ts";
import { keepOwnFiles } from "./keep-own-files.ts";
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
    const saved = {
      ...(await withEvidence(known, input)),
      answers: input.answers,
      ...(input.summary === undefined ? {} : { summary: input.summary }),
    };
    await keepOwnFiles(before.id, present.filling, saved);
    const kept = await contributions.replace({
      ...present,
      revision: input.revision,
      by: actor.userId,
      byName: actor.name,
      savedAt: new Date().toISOString(),
      filling: saved,
    });
    return { ...kept, filling: saved };
  },
});

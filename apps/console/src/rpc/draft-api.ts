import type { ContributionOf } from "@duheng/assessment";
import type { Answers, Assessment, CarryLeftInput, SaveAnswersInput, SubmitInput } from "@duheng/contracts";

/** A paper as it is filled: being filled in, or handed in. */
export type FilledPaper = ContributionOf<"filling">;

/** What the saver of a paper that is filled in needs of the API. */
export interface DraftApi {
  saveAnswers(input: SaveAnswersInput): Promise<FilledPaper>;
  submit(input: SubmitInput): Promise<Assessment>;
  /** The filled paper of an assessment. */
  get(assessmentId: string): Promise<FilledPaper>;
  /** What was left on a device before the paper moved to a later version, for that version. */
  carryLeft?: CarryLeft;
}

/** Asks the server what answers for an earlier version are in the paper's present one. */
export type CarryLeft = (input: CarryLeftInput) => Promise<{ answers: Answers; base: Answers }>;

import type { Answers, Assessment, CarryLeftInput, SaveAnswersInput, SubmitInput } from "@duheng/contracts";

/** What the saver of a paper that is filled in needs of the API. */
export interface DraftApi {
  saveAnswers(input: SaveAnswersInput): Promise<Assessment>;
  submit(input: SubmitInput): Promise<Assessment>;
  get(id: string): Promise<Assessment>;
  /** What was left on a device before the paper moved to a later version, for that version. */
  carryLeft?: CarryLeft;
}

/** Asks the server what answers for an earlier version are in the paper's present one. */
export type CarryLeft = (input: CarryLeftInput) => Promise<{ answers: Answers; base: Answers }>;

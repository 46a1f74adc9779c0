import type { Assessment, BilingualText, ScoreInputs } from "@duheng/contracts";
import type { InputKind, UsedInput } from "@duheng/form/inputs";

/** What people have put in of it: the answers, and the reviewers' points once there are any. */
export type GivenInputs = Pick<ScoreInputs, "answers" | "review">;

/** Where one kind of input comes from. */
export interface InputProvider<Kind extends InputKind> {
  /** What there is for the assessment, with what is put in as it is to be; undefined: nothing. Outside of any transaction. */
  give(assessment: Assessment, put: GivenInputs): Promise<ScoreInputs[Kind]>;
}

/** A kind that nothing gives yet. */
export interface MissingProvider {
  /** Why a form that uses it cannot be started, of one such use: what it needs, that there is none, and what to do. */
  missing(use: UsedInput): BilingualText;
}

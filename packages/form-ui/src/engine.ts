/**
 * The one door to @duheng/form: everything here that names the form package does so through this file.
 */
import type { Answers, Form, Problem, ScoreInputs, ScoreResult } from "@duheng/contracts";

export type { Answers, Form, Problem, ScoreInputs, ScoreResult };

/** A checked form, ready to be filled and scored: `prepareForm(form)` of @duheng/form. */
export interface PreparedForm {
  readonly form: Form;
}

/** The answers while they are being filled, with what follows from them: `createFillStore` of @duheng/form. */
export interface FillStore {
  get(path: string): unknown;
  set(path: string, value: unknown): void;
  subscribe(path: string, listener: () => void): () => void;
}

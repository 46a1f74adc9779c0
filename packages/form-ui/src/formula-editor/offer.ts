import type { Completion, FunctionDocs } from "@duheng/formula";

/** Something that can be put at the cursor. */
export interface Offer extends Omit<Completion, "detail"> {
  /** Of a function. */
  readonly docs?: FunctionDocs;
  /** Of data: type and unit. It is called by its title then, since its key was chosen by no author of this form. */
  readonly about?: string;
}

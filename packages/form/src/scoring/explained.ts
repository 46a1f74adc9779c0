import type { Form } from "@duheng/contracts";
import type { Program } from "@duheng/formula";
import type { ProgramResult } from "@duheng/formula/runtime";

/** One scoring that is being explained. */
export interface Explained {
  readonly form: Form;
  readonly values: ProgramResult;
  readonly input: Readonly<Record<string, unknown>>;
  readonly program: Program;
}

import type { Form } from "@duheng/contracts";
import { currentEdition, type Edition } from "@duheng/formula";
import { hashJson } from "../hash-form.ts";

/** Grows with every change of what a module holds. Papers that are kept stay as they were compiled: scores can be made again. */
export const paperCompiler = "duheng-paper-11";

/**
 * A paper's id: SHA-256 of the form, the edition in which its formulas are meant and the compiler, 64 hex digits. What
 * another compiler makes of the same form is another paper. Until duheng-paper-10 a paper had the hash of its form.
 */
export function hashPaper(form: Form, edition: Edition = currentEdition): string {
  return hashJson({ compiler: paperCompiler, edition, form });
}

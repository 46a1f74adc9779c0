import type { CyclePaper, Problem } from "@duheng/contracts";
import { unprovided } from "../assessments/inputs/unprovided.ts";
import { paperHashOf } from "../forms/paper-hash-of.ts";
import { usedInputs } from "../forms/used-inputs.ts";

/** What a paper's points depend on and nothing gives: such a form would be filled in, and never have a score. */
export async function unprovidedInputs(paper: CyclePaper, index: number): Promise<Problem[]> {
  const { title } = paper;
  return unprovided(await usedInputs(paperHashOf(paper))).map(({ zh, en }) => ({
    code: "input-unavailable",
    path: `/papers/${index}/formId`,
    severity: "error",
    message: { zh: `考核表“${title}”：${zh}`, en: `The form “${title}”: ${en}` },
  }));
}

import type { UsedInput } from "@duheng/form/inputs";
import { keptPromises } from "../base/kept-promises.ts";
import { inWorkshop } from "../workshop/in-workshop.ts";
import { paperSource } from "./paper-source.ts";

const kept = keptPromises<readonly UsedInput[]>(500);

/**
 * What the points of a compiled paper depend on beside the answers. A paper never changes under its id, so it is found
 * out once. Errors: `not-found`.
 */
export function usedInputs(paperHash: string): Promise<readonly UsedInput[]> {
  return kept(paperHash, async () => inWorkshop("usedInputs", await paperSource(paperHash)));
}

import type { BilingualText } from "@duheng/contracts";
import type { UsedInput } from "@duheng/form/inputs";
import { inputProviders } from "./providers.ts";

/** Of what a form's points depend on, a sentence for each that nothing gives. */
export function unprovided(uses: readonly UsedInput[]): BilingualText[] {
  return uses.flatMap((use) => {
    const provider = inputProviders[use.kind];
    return "missing" in provider ? [provider.missing(use)] : [];
  });
}

import type { Assessment, ScoreInputs } from "@duheng/contracts";
import type { GivenInputs } from "./inputs/provider.ts";
import { inputProviders } from "./inputs/providers.ts";

export type { GivenInputs };

/** Everything that the assessment's score depends on: what was put in, and what each other kind of input's provider gives. */
export async function scoreInputs(assessment: Assessment, put: GivenInputs): Promise<ScoreInputs> {
  const { answers, ...others } = inputProviders;
  const inputs: ScoreInputs = { answers: await answers.give(assessment, put) };
  for (const [kind, provider] of Object.entries(others)) {
    const given = "give" in provider ? await provider.give(assessment, put) : undefined;
    if (given !== undefined) Object.assign(inputs, { [kind]: given });
  }
  return inputs;
}

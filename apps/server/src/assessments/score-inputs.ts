import type { Assessment, ScoreInputs } from "@duheng/contracts";
import { inputProviders } from "./inputs/providers.ts";

/** Everything that the assessment's score depends on, as it stands: what each kind of input's provider gives. */
export async function scoreInputs(assessment: Assessment): Promise<ScoreInputs> {
  const { answers, ...others } = inputProviders;
  const inputs: ScoreInputs = { answers: await answers.give(assessment) };
  for (const [kind, provider] of Object.entries(others)) {
    const given = "give" in provider ? await provider.give(assessment) : undefined;
    if (given !== undefined) Object.assign(inputs, { [kind]: given });
  }
  return inputs;
}

import type { Assessment, ScoreDataset, ScoreInputs } from "@duheng/contracts";
import { paperSource } from "../forms/paper-source.ts";
import { usedInputs } from "../forms/used-inputs.ts";
import { inWorkshop } from "../workshop/in-workshop.ts";
import { dataInputs, gatherData } from "./data/gather-data.ts";
import type { GivenInputs } from "./inputs/provider.ts";
import { inputProviders } from "./inputs/providers.ts";

/**
 * Everything that the assessment's score depends on: what was put in, and of each other kind that the paper's points use
 * what its provider gives. What they do not use is not gathered: whoever explains the score would be told of it.
 */
export async function scoreInputs(assessment: Assessment, put: GivenInputs): Promise<ScoreInputs> {
  return (await gatheredInputs(assessment, put)).inputs;
}

/** The same, with the versions of the datasets that it comes from: read once, so that both say the same. */
export async function gatheredInputs(
  assessment: Assessment,
  put: GivenInputs,
): Promise<{ readonly inputs: ScoreInputs; readonly datasets?: ScoreDataset[] }> {
  const { answers, review, data: _read, ...others } = inputProviders;
  const inputs: ScoreInputs = { answers: await answers.give(assessment, put) };
  const points = await review.give(assessment, put);
  if (points !== undefined) inputs.review = points;
  const uses = new Set((await usedInputs(assessment.paperHash)).map(({ kind }) => kind));
  for (const [kind, provider] of Object.entries(others)) {
    if (!uses.has(kind as keyof typeof others) || !("give" in provider)) continue;
    const given = await provider.give(assessment, put);
    if (given !== undefined) Object.assign(inputs, { [kind]: given });
  }
  if (!uses.has("data")) return { inputs };
  const { data, datasets } = dataInputs(await gatherData(assessment));
  const paper = await paperSource(assessment.paperHash);
  const filled = await inWorkshop("answersWithData", paper, inputs.answers, data);
  return { inputs: { ...inputs, answers: { ...filled }, data }, datasets };
}

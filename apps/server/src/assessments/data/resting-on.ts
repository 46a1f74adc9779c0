import { isDeepStrictEqual } from "node:util";
import type { Assessment } from "@duheng/contracts";
import { AssessmentModel, assessments, scores } from "../model.ts";
import { dataInputs, gatherData } from "./gather-data.ts";
import { mayFollow } from "./rescore-job.ts";
import { usedData } from "./used-data.ts";

/** What other figures of a dataset mean for the results of a period. */
export interface RestingOn {
  /** Names of whose result is final and rests on other figures, by cycle. */
  readonly settled: ReadonlyMap<string, readonly string[]>;
  /** How many results that are not final are scored anew. */
  readonly open: number;
}

/** Papers that are looked at at a time. */
const atOnce = 200;

/** Whose scores of a period use a dataset, of those for whom `isOther` says that the figures are other than those that counted. */
export async function restingOn(
  { key, period }: { readonly key: string; readonly period: string },
  isOther: (assessment: Assessment) => boolean | Promise<boolean>,
): Promise<RestingOn> {
  const hashes: string[] = await AssessmentModel.distinct("paperHash", { period });
  const using: string[] = [];
  for (const hash of hashes) if ((await usedData(hash)).has(key)) using.push(hash);
  const settled = new Map<string, string[]>();
  let open = 0;
  for (let after = ""; using.length > 0; ) {
    const page = await assessments.find(
      {
        ...{ period, scoreId: { $exists: true }, paperHash: { $in: using } },
        ...(after === "" ? {} : { _id: { $gt: after } }),
      },
      { sort: { _id: 1 }, limit: atOnce },
    );
    for (const assessment of page) {
      if (!(await isOther(assessment))) continue;
      if (mayFollow(assessment)) open += 1;
      else
        settled.set(assessment.cycleId, [
          ...(settled.get(assessment.cycleId) ?? []),
          assessment.snapshot.name,
        ]);
    }
    if (page.length < atOnce) break;
    after = page.at(-1)?.id ?? "";
  }
  return { settled, open };
}

/** Whether what a version of a dataset says of a paper's person is other than what its score was made from. */
export async function isScoredOtherwise(
  assessment: Assessment,
  {
    key,
    datasetId,
    versionId,
  }: { readonly key: string; readonly datasetId: string; readonly versionId: string },
): Promise<boolean> {
  const [score] = await scores.getMany([assessment.scoreId ?? ""]);
  const gathered = await gatherData(assessment, [{ key, datasetId, versionId }]);
  const { data } = dataInputs(gathered.filter((one) => one.key === key));
  return !isDeepStrictEqual(score?.inputs.data?.[key] ?? null, data[key] ?? null);
}

import type { Assessment } from "@duheng/contracts";
import type { Submission } from "@duheng/form";
import { assessments, scores } from "./model.ts";

/** Papers of one cycle and form that were handed in, with what their score was made from. */
export interface CycleSubmissions {
  readonly cycleId: string;
  /** Handed in, the oldest paper first; at most as many as asked for. */
  readonly papers: readonly { readonly assessment: Assessment; readonly submission: Submission }[];
  readonly handedIn: number;
  /** Given out and not handed in. */
  readonly unsubmitted: number;
}

/** What was handed in of a form in the newest cycle in which anything was; undefined where nothing ever was. */
export async function lastSubmissions(formId: string, most: number): Promise<CycleSubmissions | undefined> {
  const isHandedIn = { formId, scoreId: { $exists: true }, state: { $ne: "filling" } };
  const newest = await assessments.findOne(isHandedIn, { sort: { period: -1, _id: -1 } });
  if (newest === undefined) return undefined;
  const { cycleId } = newest;
  const found = await assessments.find({ ...isHandedIn, cycleId }, { sort: { _id: 1 }, limit: most });
  const inputs = new Map(
    (await scores.getMany(found.flatMap(({ scoreId }) => scoreId ?? []))).map((score) => [
      score.id,
      score.inputs,
    ]),
  );
  return {
    cycleId,
    papers: found.flatMap((assessment) => {
      const given = inputs.get(assessment.scoreId ?? "");
      return given === undefined ? [] : [{ assessment, submission: { id: assessment.id, inputs: given } }];
    }),
    handedIn: await assessments.count({ ...isHandedIn, cycleId }),
    unsubmitted: await assessments.count({ formId, cycleId, state: "filling" }),
  };
}

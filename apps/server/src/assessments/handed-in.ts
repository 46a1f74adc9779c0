import type { Assessment, ScoreInputs } from "@duheng/contracts";
import { AssessmentModel, assessments, scores } from "./model.ts";

/** What was handed in of one form in one cycle. */
export interface HandedIn {
  readonly formId: string;
  readonly cycleId: string;
}

/** A paper that was handed in, with what its score was made from. */
export interface HandedInPaper {
  readonly assessment: Assessment;
  readonly inputs: ScoreInputs;
}

export interface HandedInPage {
  readonly papers: readonly HandedInPaper[];
  /** Where the next page goes on; undefined: this was the last. */
  readonly next: string | undefined;
}

/** Papers that were handed in, by id, at most so many after the one that is named. */
export async function handedInPage(
  of: HandedIn,
  { after, most }: { after: string | undefined; most: number },
): Promise<HandedInPage> {
  const ahead = { ...handedIn(of), ...(after === undefined ? {} : { _id: { $gt: after } }) };
  const found = await assessments.find(ahead, { sort: { _id: 1 }, limit: most });
  const made = await scores.getMany(found.flatMap(({ scoreId }) => scoreId ?? []));
  const inputs = new Map(made.map((score) => [score.id, score.inputs]));
  return {
    papers: found.flatMap((assessment) => {
      const given = inputs.get(assessment.scoreId ?? "");
      return given === undefined ? [] : [{ assessment, inputs: given }];
    }),
    next: found.length < most ? undefined : found.at(-1)?.id,
  };
}

/** A form's papers in one cycle, counted. */
export interface CycleCounts {
  readonly cycleId: string;
  readonly handedIn: number;
  /** Given out and not handed in. */
  readonly unsubmitted: number;
}

/** Of the newest cycle in which anything of the form was handed in; undefined where nothing ever was. */
export async function lastHandedIn(formId: string): Promise<CycleCounts | undefined> {
  const newest = await assessments.findOne(handedIn({ formId }), { sort: { period: -1, _id: -1 } });
  if (newest === undefined) return undefined;
  const { cycleId } = newest;
  return {
    cycleId,
    handedIn: await assessments.count(handedIn({ formId, cycleId })),
    unsubmitted: await assessments.count({ formId, cycleId, state: "filling" }),
  };
}

/** The versions that they were filled for. */
export async function versionsHandedIn(of: HandedIn): Promise<number[]> {
  return AssessmentModel.distinct("version", handedIn(of));
}

function handedIn(of: Pick<HandedIn, "formId"> & Partial<HandedIn>) {
  return { ...of, scoreId: { $exists: true }, state: { $ne: "filling" as const } };
}

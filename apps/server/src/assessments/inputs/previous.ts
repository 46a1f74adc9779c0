import { latestBefore } from "@duheng/assessment";
import type { Assessment } from "@duheng/contracts";
import { assessments } from "../model.ts";
import type { InputProvider } from "./provider.ts";

/**
 * The person's last result before this one that is final, by the days on which periods end. At most two years of results
 * are read: those of this year, and where none of them was over before, the last year in which there was any.
 */
export const previous: InputProvider<"previous"> = {
  async give(assessment) {
    const last = await previousAssessment(assessment);
    if (last === undefined) return undefined;
    return {
      ...(typeof last.score === "number" ? { score: last.score } : {}),
      ...(last.grade ? { grade: last.grade.value } : {}),
    };
  },
};

/** The assessment that it comes from. */
export async function previousAssessment(assessment: Assessment): Promise<Assessment | undefined> {
  const { period } = assessment;
  const year = period.slice(0, 4);
  return (
    latestBefore(await resultsOf(assessment, year), period) ??
    latestBefore(await resultsOfLastYear(assessment, year), period)
  );
}

async function resultsOfLastYear(assessment: Assessment, year: string): Promise<Assessment[]> {
  const latest = await assessments.findOne(
    { ...finalOf(assessment), period: { $lt: year } },
    { sort: { period: -1 } },
  );
  return latest === undefined ? [] : resultsOf(assessment, latest.period.slice(0, 4));
}

/** Of periods that begin with a year, that decided last first: of two of one period, it is the later word. */
async function resultsOf(assessment: Assessment, year: string): Promise<Assessment[]> {
  const within = { $gte: year, $lt: `${year}~` };
  const found = await assessments.find({ ...finalOf(assessment), period: within }, { without: ["result"] });
  return found.sort((one, other) => (other.grade?.at ?? "").localeCompare(one.grade?.at ?? ""));
}

function finalOf({ subject }: Assessment) {
  return { "subject.kind": subject.kind, "subject.id": subject.id, "grade.final": true };
}

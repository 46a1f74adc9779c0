import type { Assessment, ScoreInputs } from "@duheng/contracts";
import { assessments } from "./model.ts";

/** What people have put in of it: the answers, and the reviewers' points once there are any. */
export type GivenInputs = Pick<ScoreInputs, "answers" | "review">;

/** Everything that the assessment's score depends on: what was put in, and the result of the last cycle before this one. */
export async function scoreInputs(assessment: Assessment, given: GivenInputs): Promise<ScoreInputs> {
  const previous = await previousResult(assessment);
  return { ...given, ...(previous ? { previous } : {}) };
}

async function previousResult(assessment: Assessment): Promise<ScoreInputs["previous"]> {
  const [last] = await assessments.find(
    {
      "subject.kind": assessment.subject.kind,
      "subject.id": assessment.subject.id,
      period: { $lt: assessment.period },
      "grade.final": true,
    },
    { sort: { period: -1 }, limit: 1 },
  );
  if (!last) return undefined;
  return {
    ...(typeof last.score === "number" ? { score: last.score } : {}),
    ...(last.grade ? { grade: last.grade.value } : {}),
  };
}

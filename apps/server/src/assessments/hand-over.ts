import { handOverSteps, type PostHolders } from "@duheng/assessment";
import type { Assessment, Problem } from "@duheng/contracts";
import { problem } from "../errors/app-error.ts";
import { keepAssessment } from "./keep-assessment.ts";
import { assessments } from "./model.ts";

interface Handed {
  readonly from: string;
  /** undefined: he is only taken off where others are named beside him. */
  readonly to: string | undefined;
  readonly papers: readonly Pick<Assessment, "id">[];
  readonly holdersOf: (paper: Assessment) => PostHolders;
}

/**
 * Hands over what one person has to do in these papers; what waits for whom follows. Inside a transaction, which is to be
 * taken back where the answer is not empty: a problem for each step for which nobody would be left.
 */
export async function handOverPapers({ from, to, papers, holdersOf }: Handed): Promise<Problem[]> {
  const problems: Problem[] = [];
  for (const { id } of papers) {
    const paper = await assessments.get(id);
    const { steps, stuck } = handOverSteps(paper.steps, { from, to, holders: holdersOf(paper) });
    problems.push(...stuck.map(({ title }) => nobodyLeft(paper, title)));
    if (problems.length === 0) await keepAssessment(paper, { ...paper, steps });
  }
  return problems;
}

function nobodyLeft({ snapshot }: Assessment, step: string): Problem {
  const { name, departmentName } = snapshot;
  return problem(
    "nobody-left",
    "/successorId",
    `${name}（${departmentName}）的“${step}”没有人办理`,
    `“${step}” of ${name} (${departmentName}) would have nobody`,
  );
}

import type { CyclePaper } from "@duheng/contracts";
import { paperHashOf } from "../../forms/paper-hash-of.ts";
import { usedInputs } from "../../forms/used-inputs.ts";
import { cohorts } from "../model.ts";
import { cohortId } from "./cohort.ts";

/** The categories in which some paper looks at the group. */
export async function categoriesWithCohort(papers: readonly CyclePaper[]): Promise<string[]> {
  const found = new Set<string>();
  for (const paper of papers)
    if ((await usedInputs(paperHashOf(paper))).some(({ kind }) => kind === "cohort"))
      found.add(paper.categoryId);
  return [...found];
}

/** Makes the cohorts of a cycle. Inside the transaction that starts it. */
export async function openCohorts(cycleId: string, categoryIds: readonly string[]): Promise<void> {
  await cohorts.insertMany(
    categoryIds.map((categoryId) => ({
      id: cohortId({ cycleId, categoryId }),
      cycleId,
      categoryId,
      changes: 0,
    })),
  );
}

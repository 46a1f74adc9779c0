import { checkSteps } from "@duheng/assessment";
import type { Plan, Problem } from "@duheng/contracts";
import { AppError, problem } from "../errors/app-error.ts";
import { existingForms } from "../forms/existing-forms.ts";
import { listCategories } from "../staff/lists.ts";

/**
 * Refuses a plan that names a category or a form which the tenant does not have, or that has a step which nobody could do
 * (`invalid-input`, each at its place).
 */
export async function checkPlanReferences(plan: Plan): Promise<void> {
  // One after the other: in a transaction the database does one thing at a time.
  const categories = await listCategories();
  const forms = await existingForms(plan.papers.map((paper) => paper.formId));
  const categoryIds = new Set(categories.map((category) => category.id));
  const problems = plan.papers.flatMap((paper, index): Problem[] => [
    ...(categoryIds.has(paper.categoryId)
      ? []
      : [
          problem(
            "unknown-reference",
            `/papers/${index}/categoryId`,
            "没有这个人员类别",
            "there is no such category",
          ),
        ]),
    ...(forms.has(paper.formId)
      ? []
      : [problem("unknown-reference", `/papers/${index}/formId`, "没有这张考核表", "there is no such form")]),
  ]);
  problems.push(...checkSteps(plan.steps));
  if (problems.length > 0) throw new AppError("invalid-input", { problems });
}

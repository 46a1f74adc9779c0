import type { PlanPaper, StaffCategory } from "@duheng/contracts";

/** One line of the mapping: a category, as a whole or at one level, and the form it uses. */
export interface PaperRow {
  categoryId: string;
  categoryName: string;
  /** Absent: all levels without a paper of their own. */
  level?: string;
  formId?: string;
}

/** All lines that can be filled: each category, and each of its levels where it has some. */
export function paperRows(categories: readonly StaffCategory[], papers: readonly PlanPaper[]): PaperRow[] {
  return categories.flatMap((category) =>
    [undefined, ...(category.levels ?? [])].map((level) => {
      const paper = papers.find((one) => one.categoryId === category.id && one.level === level);
      return {
        categoryId: category.id,
        categoryName: category.name,
        ...(level === undefined ? {} : { level }),
        ...(paper === undefined ? {} : { formId: paper.formId }),
      };
    }),
  );
}

/** The mapping with one line changed; an undefined form takes the line out. */
export function withPaper(
  papers: readonly PlanPaper[],
  row: Pick<PaperRow, "categoryId" | "level">,
  formId: string | undefined,
): PlanPaper[] {
  const others = papers.filter((one) => one.categoryId !== row.categoryId || one.level !== row.level);
  if (formId === undefined) return others;
  const { categoryId, level } = row;
  return [...others, { categoryId, ...(level === undefined ? {} : { level }), formId }];
}

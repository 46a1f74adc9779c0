import type { PlanPaper, StaffCategory } from "@duheng/contracts";
import { isSameName } from "@duheng/contracts/names";

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
    [undefined, ...distinct(category.levels ?? [])].map((level) => {
      const paper = papers.find((one) => isFor(one, { categoryId: category.id, level }));
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
export function withPaper(papers: readonly PlanPaper[], row: Whom, formId: string | undefined): PlanPaper[] {
  const others = papers.filter((one) => !isFor(one, row));
  if (formId === undefined) return others;
  const { categoryId, level } = row;
  return [...others, { categoryId, ...(level === undefined ? {} : { level }), formId }];
}

/** Whom a paper is for. */
interface Whom {
  readonly categoryId: string;
  readonly level?: string | undefined;
}

/** As the server gives papers out: levels that look the same are one. */
function isFor(one: Whom, other: Whom): boolean {
  return one.categoryId === other.categoryId && isSameName(one.level, other.level);
}

function distinct(levels: readonly string[]): string[] {
  return levels.filter((level, at) => levels.findIndex((other) => isSameName(other, level)) === at);
}

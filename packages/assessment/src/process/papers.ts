import type { PlanPaper, Problem, Staff } from "@duheng/contracts";
import { isSameName } from "@duheng/contracts/names";
import { type CycleDays, type ExclusionReason, exclusionOf } from "./exclusions.ts";

export interface PaperAssignments<P extends PlanPaper = PlanPaper> {
  /** Those who take part, each with exactly one paper. */
  readonly assigned: readonly { readonly staff: Staff; readonly paper: P }[];
  /** Those without a grade, and why; with a paper where they are still commented on (G18) or judged above (G17). */
  readonly excluded: readonly (ExclusionReason & { readonly staff: Staff; readonly paper?: P })[];
  /** Those for whose category and level there is no paper; each is a problem too. */
  readonly unassigned: readonly Staff[];
  /** What stands against starting: nobody may have no paper or two. Paths are of the list of staff or papers. */
  readonly problems: readonly Problem[];
}

/**
 * Who gets which paper: category × level, where the paper for a level wins over the one for all levels
 * (一级一类一指标). A leader (G17) has one where there is a form for him. Codes of problems: `no-paper`, `two-papers` (at each who would have two).
 */
export function assignPapers<P extends PlanPaper>(
  papers: readonly P[],
  staff: readonly Staff[],
  cycle: CycleDays,
): PaperAssignments<P> {
  const assigned: { staff: Staff; paper: P }[] = [];
  const excluded: (ExclusionReason & { staff: Staff; paper?: P })[] = [];
  const unassigned: Staff[] = [];
  const problems: Problem[] = [];
  for (const [index, person] of staff.entries()) {
    const exclusion = exclusionOf(person, cycle);
    const found = papersFor(papers, person);
    const needsNone = exclusion?.code === "leader" ? found.length === 0 : exclusion?.hasPaper === false;
    if (exclusion && needsNone) {
      excluded.push({ ...exclusion, staff: person });
      continue;
    }
    const [paper] = found;
    if (!paper) {
      unassigned.push(person);
      problems.push(noPaper(person, index));
    } else if (found.length > 1) {
      problems.push(twoPapers(person, index, found));
    } else if (exclusion) {
      excluded.push({ ...exclusion, staff: person, paper });
    } else {
      assigned.push({ staff: person, paper });
    }
  }
  return { assigned, excluded, unassigned, problems };
}

/** The papers of a person, of the most specific kind that there is. */
export function papersFor<P extends PlanPaper>(
  papers: readonly P[],
  staff: Pick<Staff, "categoryId" | "level">,
): P[] {
  const ofCategory = papers.filter((paper) => paper.categoryId === staff.categoryId);
  const ofLevel = ofCategory.filter(
    (paper) => paper.level !== undefined && isSameName(paper.level, staff.level),
  );
  return ofLevel.length > 0 ? ofLevel : ofCategory.filter((paper) => paper.level === undefined);
}

function noPaper(staff: Staff, index: number): Problem {
  const level = staff.level ? `，${staff.level}` : "";
  return {
    code: "no-paper",
    path: `/staff/${index}`,
    severity: "error",
    message: {
      zh: `${staff.name}（${staff.number}${level}）的类别没有考核表。`,
      en: `There is no form for the category of ${staff.name} (${staff.number}).`,
    },
  };
}

function twoPapers(staff: Staff, index: number, found: readonly PlanPaper[]): Problem {
  return {
    code: "two-papers",
    path: `/staff/${index}`,
    severity: "error",
    message: {
      zh: `${staff.name}（${staff.number}）会得到 ${found.length} 张考核表，只能有一张。`,
      en: `${staff.name} (${staff.number}) would get ${found.length} forms; there must be one.`,
    },
  };
}

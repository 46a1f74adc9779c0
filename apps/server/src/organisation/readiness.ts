import { papersFor } from "@duheng/assessment";
import type { Plan, PlanPaper } from "@duheng/contracts";
import type { PeopleCount } from "../staff/people-of-tenants.ts";

/** What a unit may lack before its next cycle, in the order in which it is mended. */
export const gaps = ["people", "category", "form", "plan", "paper", "account"] as const;

/**
 * people: it has none; category: people of one that is gone; form: none is published; plan: none is in force; paper: people to
 * whom no plan gives a published form; account: people without one.
 */
export type Gap = (typeof gaps)[number];

/** What a unit has, as far as a cycle asks for it. */
export interface UnitStock {
  readonly people: readonly Omit<PeopleCount, "tenantId">[];
  readonly categories: ReadonlySet<string>;
  readonly plans: readonly Pick<Plan, "papers">[];
  readonly published: ReadonlySet<string>;
}

export interface Readiness {
  readonly people: number;
  /** How many people each gap concerns; 1 for those of the unit as a whole. Ready where there is none. */
  readonly missing: Readonly<Partial<Record<Gap, number>>>;
  /** People, and nobody of them of the leadership: no hindrance, but worth knowing. */
  readonly isLeaderless: boolean;
}

/** What stands between a unit and its next cycle, by the rules by which a cycle is started. */
export function readinessOf({ people, categories, plans, published }: UnitStock): Readiness {
  const total = sumOf(people);
  const isOrphan = ({ categoryId }: { categoryId: string }) => !categories.has(categoryId);
  const papers = givenPapers(plans, published);
  const counted: Record<Gap, number> = {
    people: total === 0 ? 1 : 0,
    category: sumOf(people.filter(isOrphan)),
    form: published.size === 0 ? 1 : 0,
    plan: plans.length === 0 ? 1 : 0,
    // Where nothing is there to be given, that is what is missing.
    paper:
      plans.length === 0 || published.size === 0
        ? 0
        : sumOf(people.filter((one) => !isOrphan(one) && lacksPaper(one, papers))),
    account: people.reduce((sum, one) => sum + one.people - one.withAccount, 0),
  };
  return {
    people: total,
    missing: Object.fromEntries(Object.entries(counted).filter(([, count]) => count > 0)),
    isLeaderless: total > 0 && !people.some(({ isLeader }) => isLeader),
  };
}

/** The papers of plans whose forms a new cycle may use. */
export function givenPapers(
  plans: readonly Pick<Plan, "papers">[],
  published: ReadonlySet<string>,
): PlanPaper[] {
  return plans.flatMap(({ papers }) => papers.filter(({ formId }) => published.has(formId)));
}

/** Whether people of a category and level get no paper, and need one: leaders are assessed above (G17). */
export function lacksPaper(
  person: { readonly categoryId: string; readonly level?: string; readonly isLeader: boolean },
  papers: readonly PlanPaper[],
): boolean {
  return !person.isLeader && papersFor(papers, person).length === 0;
}

function sumOf(counts: readonly { readonly people: number }[]): number {
  return counts.reduce((sum, { people }) => sum + people, 0);
}

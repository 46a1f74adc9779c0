import { runningUnits, secondQuarter, thirdQuarter } from "./cycles/runs.ts";
import { makeSecondmentGrant } from "./cycles/secondment.ts";
import { makePlan, runCycle, type UnitCycle } from "./cycles/unit-cycle.ts";
import { makeUnitData } from "./datasets/unit-data.ts";
import { makeCatalogue } from "./forms/catalogue.ts";
import { makeAccounts } from "./organisation/accounts.ts";
import { makeCityPeople } from "./organisation/city-people.ts";
import { makePeople } from "./organisation/people.ts";
import { makeTenants } from "./organisation/tenants.ts";
import type { SeedData } from "./types.ts";

export type * from "./types.ts";

/**
 * The demonstration city of Hulunbuir (呼伦贝尔): organisation, people, forms, plans, a finished second quarter
 * of 2026 and, in some units, a running third. Deterministic; all names are fictitious, all figures illustrative.
 */
export function demonstrationCity(): SeedData {
  const accounts = makeAccounts();
  const accountByStaff = new Map(
    accounts.flatMap(({ id, memberships }) =>
      memberships.flatMap(({ staffId }) => (staffId ? [[staffId, id] as const] : [])),
    ),
  );
  const people = makePeople((staffId) => accountByStaff.get(staffId));
  const catalogue = makeCatalogue();
  const planned = people.map((unit) => {
    const papers = catalogue.papersOf(unit.unit.id);
    return { unit, papers, plan: makePlan(unit, papers), data: makeUnitData(unit) };
  });
  const cycles = planned.flatMap(({ unit, papers, plan, data }): UnitCycle[] => [
    runCycle(unit, plan, papers, secondQuarter(unit.unit.id), data),
    ...(runningUnits.includes(unit.unit.id)
      ? [runCycle(unit, plan, papers, thirdQuarter(unit.unit.id), data)]
      : []),
  ]);
  const cityPeople = makeCityPeople((staffId) => accountByStaff.get(staffId));
  const tenants = makeTenants();
  const staff = [...cityPeople.staff, ...people.flatMap((unit) => unit.staff)];
  const assessments = cycles.flatMap((cycle) => cycle.assessments);
  return {
    tenants,
    departments: [cityPeople.department, ...people.flatMap((unit) => unit.departments)],
    staffCategories: [cityPeople.category, ...people.flatMap((unit) => unit.categories)],
    persons: staff.map((one) => ({ id: one.personId, createdAt: one.createdAt })),
    staff,
    accounts,
    indicatorEntries: catalogue.entries,
    formDrafts: catalogue.drafts,
    formVersions: catalogue.versions,
    publications: catalogue.publications,
    adoptions: catalogue.adoptions,
    plans: planned.map(({ plan }) => plan),
    datasets: planned.flatMap(({ data }) => data.datasets),
    datasetVersions: planned.flatMap(({ data }) => data.versions),
    datasetRows: planned.flatMap(({ data }) => data.rows),
    cycles: cycles.map(({ cycle }) => cycle),
    quotaGroups: cycles.flatMap(({ quotaGroups }) => quotaGroups),
    assessments,
    contributions: cycles.flatMap(({ contributions }) => contributions),
    scores: cycles.flatMap(({ scores }) => scores),
    grants: [makeSecondmentGrant(tenants, staff, assessments)],
  };
}

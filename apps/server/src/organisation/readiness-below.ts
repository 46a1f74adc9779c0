import type { BelowInput, Tenant } from "@duheng/contracts";
import type { Actor } from "../base/actor.ts";
import { acrossTenants } from "../database/across-tenants.ts";
import { publishedFormsOf } from "../forms/published-of-tenants.ts";
import { papersOfPlans } from "../plans/plans-of-tenants.ts";
import { categoriesOf, countPeopleOf } from "../staff/people-of-tenants.ts";
import type { TenantBelow } from "../tenants/tenants-below.ts";
import { type Below, below } from "./below.ts";
import { groupedBy } from "./grouped-by.ts";
import { type Gap, gaps, type Readiness, readinessOf } from "./readiness.ts";

export interface UnitReadiness extends Readiness, Pick<Tenant, "id" | "name"> {}

/** How many units of several are ready, and how many lack what. */
export interface ReadinessSum {
  readonly units: number;
  readonly ready: number;
  readonly people: number;
  readonly missing: Readonly<Partial<Record<Gap, number>>>;
  readonly leaderless: number;
}

export interface ReadinessBelow extends Pick<Below, "at" | "way"> {
  readonly total: ReadinessSum;
  readonly groups: readonly (ReadinessSum & Pick<Tenant, "id" | "name">)[];
  readonly units: readonly UnitReadiness[];
  /** People of the asking tenant itself, who are in none of the sums. */
  readonly ownPeople: number;
}

/**
 * How many units below are ready for their next cycle, and what is missing where: counts, never records. A unit is whatever
 * is one by its kind, and a banner with people of its own. Errors: `not-found` for a tenant that is not below.
 */
export async function readinessBelow(input: BelowInput, actor: Actor): Promise<ReadinessBelow> {
  const asked = await below(input, actor);
  const { at, way, tenants, groups, single } = asked;
  const isOwn = at.id === actor.tenantId;
  const ids = [at.id, ...tenants.map(({ id }) => id)];
  const reason = "what the units below lack for their next cycle, in numbers";
  const all = await acrossTenants({ act: "organisation.readiness", reason, actor }, () => readinessesOf(ids));
  const standing = (one: Pick<TenantBelow, "id" | "kind" | "name">): UnitReadiness[] => {
    const found = all.get(one.id);
    return found && (one.kind === "unit" || found.people > 0)
      ? [{ id: one.id, name: one.name, ...found }]
      : [];
  };
  const itself = isOwn ? [] : standing({ ...at, kind: "banner" });
  return {
    at,
    way,
    total: sumOf([...itself, ...tenants.flatMap(standing)]),
    groups: groups.map(({ head: { id, name }, members }) => ({
      ...{ id, name },
      ...sumOf(members.flatMap(standing)),
    })),
    units: [...itself, ...single.flatMap(standing)],
    ownPeople: isOwn ? (all.get(at.id)?.people ?? 0) : 0,
  };
}

/** By tenant; four questions, however many there are. */
async function readinessesOf(ids: readonly string[]): Promise<ReadonlyMap<string, Readiness>> {
  const [people, categories, plans, published] = await Promise.all([
    countPeopleOf(ids),
    categoriesOf(ids),
    papersOfPlans(ids),
    publishedFormsOf(ids),
  ]);
  const peopleBy = groupedBy(people, ({ tenantId }) => tenantId);
  const plansBy = groupedBy(plans, ({ tenantId }) => tenantId);
  return new Map(
    ids.map((id) => [
      id,
      readinessOf({
        people: peopleBy.get(id) ?? [],
        categories,
        plans: plansBy.get(id) ?? [],
        published: new Set(published.get(id)),
      }),
    ]),
  );
}

function sumOf(units: readonly UnitReadiness[]): ReadinessSum {
  const lacking = (gap: Gap) => units.filter(({ missing }) => (missing[gap] ?? 0) > 0).length;
  return {
    units: units.length,
    ready: units.filter(({ missing }) => Object.keys(missing).length === 0).length,
    people: units.reduce((sum, { people }) => sum + people, 0),
    missing: Object.fromEntries(
      gaps.map((gap): [Gap, number] => [gap, lacking(gap)]).filter(([, count]) => count > 0),
    ),
    leaderless: units.filter(({ isLeaderless }) => isLeaderless).length,
  };
}

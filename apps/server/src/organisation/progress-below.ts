import type { AssessmentState, BelowInput, Tenant } from "@duheng/contracts";
import { countStatesOf } from "../assessments/count-of-tenants.ts";
import type { Actor } from "../base/actor.ts";
import { type OpenCycle, openCyclesOf } from "../cycles/open-of-tenants.ts";
import { acrossTenants } from "../database/across-tenants.ts";
import { type Below, below } from "./below.ts";
import { groupedBy } from "./grouped-by.ts";

type ByState = Partial<Record<AssessmentState, number>>;

/** How far several running cycles are: units that run one, people by state. */
export interface ProgressSum {
  readonly units: number;
  readonly total: number;
  readonly byState: ByState;
}

/** A unit's running cycle. */
export interface UnitProgress extends Pick<OpenCycle, "id" | "title" | "period" | "state" | "endsOn"> {
  readonly tenantId: string;
  readonly name: string;
  readonly total: number;
  readonly byState: ByState;
}

export interface ProgressBelow extends Pick<Below, "at" | "way"> {
  /** The latest period first. */
  readonly periods: readonly (ProgressSum & { readonly period: string })[];
  /** Those that report directly and have others below them, where any cycle runs. */
  readonly groups: readonly (ProgressSum & Pick<Tenant, "id" | "name">)[];
  readonly cycles: readonly UnitProgress[];
}

/** How far the running cycles of the units below are: counts, never records. Errors: `not-found` for a tenant that is not below. */
export async function progressBelow(input: BelowInput, actor: Actor): Promise<ProgressBelow> {
  const { at, way, tenants, groups, single } = await below(input, actor);
  const itself = at.id === actor.tenantId ? [] : [at];
  const names = new Map([...itself, ...tenants].map(({ id, name }) => [id, name]));
  const reason = "how far the running cycles of the units below are, in numbers";
  const cycles = await acrossTenants({ act: "organisation.progress", reason, actor }, () =>
    progressesOf(names),
  );
  const of = (ids: readonly { readonly id: string }[]) => {
    const wanted = new Set(ids.map(({ id }) => id));
    return cycles.filter(({ tenantId }) => wanted.has(tenantId));
  };
  return {
    at,
    way,
    periods: [...groupedBy(cycles, ({ period }) => period)]
      .map(([period, some]) => ({ period, ...sumOf(some) }))
      .sort((one, other) => (one.period < other.period ? 1 : -1)),
    groups: groups
      .map(({ head: { id, name }, members }) => ({ id, name, ...sumOf(of(members)) }))
      .filter(({ units }) => units > 0),
    cycles: of([...itself, ...single]),
  };
}

/** Two questions, however many tenants there are. */
async function progressesOf(names: ReadonlyMap<string, string>): Promise<UnitProgress[]> {
  const open = await openCyclesOf([...names.keys()]);
  if (open.length === 0) return [];
  const states = await countStatesOf(open);
  return open.map((cycle) => {
    const byState = states.get(cycle.id) ?? {};
    return { ...cycle, name: names.get(cycle.tenantId) ?? "", total: totalOf(byState), byState };
  });
}

function sumOf(cycles: readonly UnitProgress[]): ProgressSum {
  const byState: ByState = {};
  for (const cycle of cycles)
    for (const [state, count] of Object.entries(cycle.byState) as [AssessmentState, number][])
      byState[state] = (byState[state] ?? 0) + count;
  return {
    units: new Set(cycles.map(({ tenantId }) => tenantId)).size,
    total: totalOf(byState),
    byState,
  };
}

function totalOf(byState: ByState): number {
  return Object.values(byState).reduce((sum, count) => sum + count, 0);
}

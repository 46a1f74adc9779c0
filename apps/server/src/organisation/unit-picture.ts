import type { Department, Staff } from "@duheng/contracts";
import { requireTenantId } from "../database/scope.ts";
import { publishedFormsOf } from "../forms/published-of-tenants.ts";
import { papersOfPlans } from "../plans/plans-of-tenants.ts";
import { listCategories, listDepartments } from "../staff/lists.ts";
import { countPeopleOf, type PeopleCount, peopleByDepartment } from "../staff/people-of-tenants.ts";
import { activeOfKinds, activePlates, leadersOf, type Plate } from "../staff/plates.ts";
import { givenPapers, lacksPaper } from "./readiness.ts";
import { searchKeys } from "./search-keys.ts";

/** So many people one list names; the others are counted. */
const mostNamed = 100;

/** Somebody of the unit as the picture shows him. */
export interface Shown extends Plate {
  readonly keys: string;
}

export interface DepartmentPicture extends Pick<Department, "id" | "name" | "order" | "revision"> {
  readonly people: number;
  /** It is of leaders alone, who have no head and no leader in charge. */
  readonly isLeadership: boolean;
  /** Absent: nobody, or somebody who has left. */
  readonly head?: Shown;
  readonly leaderInCharge?: Shown;
  readonly keys: string;
}

/** Some people by name, and how many there are. */
export interface Named {
  readonly total: number;
  readonly people: readonly (Plate & { readonly categoryName?: string })[];
}

export interface UnitPicture {
  readonly people: number;
  readonly leaders: readonly Shown[];
  readonly departments: readonly DepartmentPicture[];
  /** People of a category that is gone. */
  readonly withoutCategory: Named;
  /** People whose category is there, and in no plan with a published form. Nobody where no plan is in force. */
  readonly withoutPaper: Named;
  readonly hasPlan: boolean;
}

/** The unit as a picture: its leaders, its departments and who leads them, and whoever is in no place of it. */
export async function unitPicture(): Promise<UnitPicture> {
  const tenantId = requireTenantId();
  const [departments, categories, counts, byDepartment, leaders, plans, published] = await Promise.all([
    listDepartments(),
    listCategories(),
    countPeopleOf([tenantId]),
    peopleByDepartment(),
    leadersOf(),
    papersOfPlans([tenantId]),
    publishedFormsOf([tenantId]),
  ]);
  const heads = await activePlates(
    departments.flatMap(({ headId, leaderInChargeId }) => [headId ?? [], leaderInChargeId ?? []].flat()),
  );
  const names = new Map(categories.map(({ id, name }) => [id, name]));
  const papers = givenPapers(plans, new Set(published.get(tenantId)));
  const isOrphan = ({ categoryId }: PeopleCount) => !names.has(categoryId);
  const orphans = counts.filter(isOrphan);
  const lacking = plans.length === 0 ? [] : counts.filter((one) => !isOrphan(one) && lacksPaper(one, papers));
  return {
    people: counts.reduce((sum, { people }) => sum + people, 0),
    leaders: leaders.map(shown),
    // What is retired is shown while somebody is still there.
    departments: departments
      .filter(({ id, state }) => state === "active" || byDepartment.has(id))
      .map(({ id, name, order, revision, headId, leaderInChargeId }) => ({
        ...{ id, name, order, revision },
        ...membersOf(byDepartment.get(id)),
        ...led("head", heads.get(headId ?? "")),
        ...led("leaderInCharge", heads.get(leaderInChargeId ?? "")),
        keys: searchKeys(name),
      })),
    withoutCategory: await named(orphans, names),
    withoutPaper: await named(lacking, names),
    hasPlan: plans.length > 0,
  };
}

function membersOf({ people, leaders } = { people: 0, leaders: 0 }) {
  return { people, isLeadership: people > 0 && people === leaders };
}

function led<Key extends string>(key: Key, plate: Plate | undefined): Partial<Record<Key, Shown>> {
  return plate === undefined ? {} : ({ [key]: shown(plate) } as Record<Key, Shown>);
}

function shown(plate: Plate): Shown {
  return { ...plate, keys: searchKeys(plate.name) };
}

async function named(kinds: readonly PeopleCount[], names: ReadonlyMap<string, string>): Promise<Named> {
  const total = kinds.reduce((sum, { people }) => sum + people, 0);
  if (total === 0) return { total, people: [] };
  const people = await activeOfKinds(kinds, mostNamed);
  return {
    total,
    people: people.map(({ categoryId, ...plate }: Plate & Pick<Staff, "categoryId">) => {
      const categoryName = names.get(categoryId);
      return { ...plate, ...(categoryName === undefined ? {} : { categoryName }) };
    }),
  };
}

import type { GoingPeopleInput, Reorganisation } from "@duheng/contracts";
import { acrossTenants } from "../database/across-tenants.ts";
import { inTenant } from "../database/scope.ts";
import { jobIsOver } from "../jobs/find-jobs.ts";
import type { Caller } from "../permissions/caller.ts";
import { peopleNamed } from "../staff/going.ts";
import { listDepartments } from "../staff/lists.ts";
import { peopleByDepartment } from "../staff/people-of-tenants.ts";
import { tenantBelow } from "../tenants/within-reach.ts";
import { ownReorganisation } from "./begin.ts";
import { reorganisations } from "./model.ts";

const most = 50;

/** The latest mergers and splits that were done from the caller's tenant. */
export function latestReorganisations({ actor }: Caller): Promise<Reorganisation[]> {
  return reorganisations.find({ byTenantId: actor.tenantId }, { sort: { _id: -1 }, limit: most });
}

/** One of them; `isHalted`: nothing goes on by itself. Errors: `not-found`. */
export async function reorganisationSeen(
  id: string,
  caller: Caller,
): Promise<Reorganisation & { readonly isHalted: boolean }> {
  const act = await ownReorganisation(id, caller);
  return { ...act, isHalted: act.state !== "done" && (await jobIsOver(act.jobId)) };
}

/** Of whom and what of a unit below one chooses what goes: door plates and numbers. */
export interface GoingChoices {
  readonly departments: readonly { readonly id: string; readonly name: string; readonly people: number }[];
  readonly people: readonly {
    readonly id: string;
    readonly name: string;
    readonly number: string;
    readonly departmentId: string;
  }[];
  readonly total: number;
}

/** Departments of a unit below, and its people by a text. Errors: `not-found`. */
export async function goingChoices(
  { tenantId, q = "" }: GoingPeopleInput,
  caller: Caller,
): Promise<GoingChoices> {
  const { id } = await tenantBelow(tenantId, caller);
  const reason = "who of a unit may go over to another";
  return acrossTenants({ act: "reorganisations.people", reason, actor: caller.actor }, () =>
    inTenant(id, async () => {
      const [departments, counts, { people, total }] = [
        await listDepartments(),
        await peopleByDepartment(),
        await peopleNamed(q.trim(), most),
      ];
      return {
        departments: departments
          .filter(({ id: each, state }) => state === "active" || counts.has(each))
          .map(({ id: each, name }) => ({ id: each, name, people: counts.get(each)?.people ?? 0 })),
        people: people.map(({ id: each, name, number, departmentId }) => ({
          id: each,
          name,
          number,
          departmentId,
        })),
        total,
      };
    }),
  );
}

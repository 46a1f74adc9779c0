import type { Grant, GrantablePaper, GrantOfPaper, Tenant } from "@duheng/contracts";
import { papersWithOthers } from "../assessments/paper-heads.ts";
import { getCycle } from "../cycles/get-cycle.ts";
import { secondedBetween } from "../staff/seconded.ts";
import { currentTenant } from "../tenants/current-tenant.ts";
import { grants } from "./model.ts";
import { standingOf } from "./standing.ts";

/**
 * The papers of a cycle that somebody of another tenant has to do with, each with its grants: leaders' (G17), those of people
 * who are seconded in the cycle (G19), and any others for which there is a grant. Errors: `not-found`.
 */
export async function grantsOfCycle(cycleId: string): Promise<GrantablePaper[]> {
  const cycle = await getCycle(cycleId);
  const owner = await currentTenant();
  const given = await grants.find(
    // Nothing was granted on papers that were not there yet.
    { ownerTenantId: owner.id, createdAt: { $gte: new Date(cycle.startedAt) } },
    { sort: { createdAt: -1 } },
  );
  const seconded = await secondedBetween(cycle.startsOn, cycle.endsOn);
  const papers = await papersWithOthers(cycleId, {
    subjectIds: seconded,
    ids: given.flatMap(({ assessmentIds }) => assessmentIds),
  });
  const isSeconded = new Set(seconded);
  const rows = papers.map(
    ({ id, snapshot, state, steps, subject }): GrantablePaper => ({
      assessmentId: id,
      name: snapshot.name,
      departmentName: snapshot.departmentName,
      ...(snapshot.position === undefined ? {} : { position: snapshot.position }),
      state,
      why: steps.some(({ by }) => by === "upper-tenant")
        ? ("leader" as const)
        : isSeconded.has(subject.id)
          ? ("secondment" as const)
          : ("other" as const),
      grants: given
        .filter(({ assessmentIds }) => assessmentIds.includes(id))
        .map((grant) => besidePaper(grant, owner)),
    }),
  );
  return rows.sort((one, other) => order.indexOf(one.why) - order.indexOf(other.why));
}

const order: readonly GrantablePaper["why"][] = ["leader", "secondment", "other"];

function besidePaper(grant: Grant, owner: Tenant): GrantOfPaper {
  const { id, revision, personName, homeName, acts, until, reason, lastUsedAt } = grant;
  return {
    id,
    revision,
    personName,
    homeName,
    acts,
    until,
    reason,
    ...(lastUsedAt === undefined ? {} : { lastUsedAt }),
    standing: standingOf(grant, owner),
  };
}

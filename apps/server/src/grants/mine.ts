import { kindsOfActs } from "@duheng/assessment";
import type { Grant, GrantedPaper, GrantedWork, Tenant } from "@duheng/contracts";
import { type PaperHead, paperHeadsOf } from "../assessments/paper-heads.ts";
import type { Actor } from "../base/actor.ts";
import { acrossTenants } from "../database/across-tenants.ts";
import { activeStaff } from "../staff/of-person.ts";
import { findTenants } from "../tenants/find-tenants.ts";
import { judgingRoles } from "./acts.ts";
import { grants } from "./model.ts";
import { standingOf } from "./standing.ts";

/** What a person may do in other tenants at this moment, and which papers wait for him there; the first to end comes first. */
export async function grantedWork(actor: Actor): Promise<GrantedWork[]> {
  const { tenantId, staffId, userId, roles } = actor;
  const isJudge = roles.some((role) => judgingRoles.includes(role));
  const record = staffId === undefined || !isJudge ? undefined : await activeStaff(staffId);
  if (record === undefined) return [];
  const given = await grants.find(
    { homeTenantId: tenantId, staffId: record.id, personId: record.personId, state: "given" },
    { sort: { until: 1, _id: 1 } },
  );
  const owners = new Map(
    (await findTenants(given.map((one) => one.ownerTenantId))).map((one) => [one.id, one]),
  );
  const valid = given.filter((grant) => isValid(grant, owners.get(grant.ownerTenantId)));
  if (valid.length === 0) return [];
  const heads = await acrossTenants(
    { act: "grants.mine", reason: "papers granted by other tenants", actor },
    () =>
      paperHeadsOf(
        valid.map(({ ownerTenantId, assessmentIds }) => ({ tenantId: ownerTenantId, ids: assessmentIds })),
      ),
  );
  const byId = new Map(heads.filter((head) => head.userId !== userId).map((head) => [head.id, head]));
  return valid.map((grant) => ({
    grantId: grant.id,
    unit: owners.get(grant.ownerTenantId)?.name ?? grant.ownerName,
    acts: grant.acts,
    until: grant.until,
    reason: grant.reason,
    papers: grant.assessmentIds.flatMap((id) => {
      const head = byId.get(id);
      return head === undefined || head.tenantId !== grant.ownerTenantId ? [] : [paperOf(head, grant)];
    }),
  }));
}

function isValid(grant: Grant, owner: Tenant | undefined): boolean {
  return owner?.state === "active" && standingOf(grant, owner) === "valid";
}

function paperOf({ id, snapshot, period, state, steps }: PaperHead, { acts }: Grant): GrantedPaper {
  const kinds = kindsOfActs(acts.filter((act) => act !== "returnToStaff"));
  const open = steps.find((step) => step.state === "open" && kinds.includes(step.kind));
  return {
    assessmentId: id,
    name: snapshot.name,
    departmentName: snapshot.departmentName,
    categoryName: snapshot.categoryName,
    period,
    state,
    ...(open === undefined ? {} : { waits: open.kind }),
    ...(open?.dueOn === undefined ? {} : { dueOn: open.dueOn }),
  };
}

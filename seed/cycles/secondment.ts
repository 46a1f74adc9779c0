import type { Assessment, Grant, Staff, Tenant } from "@duheng/contracts";
import { personId } from "../organisation/people.ts";
import { at } from "../times.ts";

/** Of 市检察院, lent to 市公安局, whose head of section reviews the third quarter under a grant (G19). */
export function makeSecondmentGrant(
  tenants: readonly Tenant[],
  staff: readonly Staff[],
  assessments: readonly Assessment[],
): Grant {
  const [ownerTenantId, homeTenantId, hostId] = ["hlbe-jcy", "hlbe-ga", "hlbe-ga-004"];
  const host = staff.find(({ id }) => id === hostId);
  const paper = assessments.find(({ id }) => id === `${ownerTenantId}-2026-q3-005`);
  const nameOf = (tenantId: string) => tenants.find(({ id }) => id === tenantId)?.name ?? tenantId;
  if (host === undefined || paper === undefined) throw new Error("seed: nobody is seconded");
  const givenAt = at("2026-09-22");
  return {
    id: `${ownerTenantId}-grant-secondment`,
    ownerTenantId,
    ownerName: nameOf(ownerTenantId),
    homeTenantId,
    homeName: nameOf(homeTenantId),
    personId: personId(host.id),
    staffId: host.id,
    personName: host.name,
    ...(host.position === undefined ? {} : { position: host.position }),
    assessmentIds: [paper.id],
    acts: ["read", "review", "returnToStaff"],
    until: "2027-12-31",
    reason: "借调期间由借调单位评鉴",
    state: "given",
    givenBy: "u-jcy-admin",
    givenByName: "市检察院管理员（政治部）",
    uses: 0,
    revision: 1,
    createdAt: givenAt,
    updatedAt: givenAt,
  };
}

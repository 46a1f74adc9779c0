import type { GrantCandidate } from "@duheng/contracts";
import type { Actor } from "../base/actor.ts";
import { acrossTenants } from "../database/across-tenants.ts";
import { staffWithRoleIn } from "../identity/staff-with-role.ts";
import { type DoorPlate, doorPlates } from "../staff/door-plates.ts";
import { judgingRoles } from "./acts.ts";

/** Those of another tenant whose post is to review others, with what their door plates say. */
export async function grantCandidates(tenantId: string, actor: Actor): Promise<GrantCandidate[]> {
  const found = await candidatesIn(tenantId, actor);
  return found.map(({ personId: _person, ...plate }) => plate);
}

/** The same with the person behind each, which no other tenant is told. */
export async function candidatesIn(
  tenantId: string,
  actor: Actor,
): Promise<(DoorPlate & { readonly personId: string })[]> {
  const ids = await staffWithRoleIn(tenantId, judgingRoles);
  const reason = `who may review in ${tenantId}`;
  return acrossTenants({ act: "grants.candidates", reason, actor }, () => doorPlates(tenantId, ids));
}

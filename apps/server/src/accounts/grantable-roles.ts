import type { Role, Tenant } from "@duheng/contracts";
import type { Caller } from "../permissions/caller.ts";
import { reachesAll } from "./reach.ts";

/** Roles of a unit's own people, which its administrators give. */
const unitRoles: readonly Role[] = ["main-leader", "leader-in-charge", "section-head", "staff"];

/** Who runs a tenant, by its kind. */
const administratorOf: Record<Tenant["kind"], Role> = {
  city: "city-admin",
  banner: "banner-admin",
  unit: "unit-admin",
};

/**
 * The roles of a tenant that somebody decides on, of others: a unit's administrators on those of its people, the system
 * administrator on who administers. Security administrator and auditor are nobody's to give here: the operator gives them.
 */
export function grantableRoles(caller: Caller, tenant: Tenant): Role[] {
  const { actor } = caller;
  const { id, kind, reportsTo } = tenant;
  const own = id === actor.tenantId ? ownRoles(actor.roles, tenant) : [];
  const administrators: readonly Role[] = reachesAll(caller, "assign")
    ? [administratorOf[kind], ...(reportsTo === undefined ? systemAdmin : [])]
    : [];
  return [...new Set([...own, ...administrators])];
}

/** The roles that people hold in a tenant of a kind without those that the operator, or the installation's administrator, gives. */
export function givenIn(kind: Tenant["kind"]): readonly Role[] {
  return [...unitRoles, administratorOf[kind]];
}

/** Those of the own tenant's people, of which its administrators decide; by the roles that somebody has there. */
export function ownRoles(roles: readonly Role[], { kind }: Pick<Tenant, "kind">): readonly Role[] {
  const isAdministrator = roles.some((role) => Object.values(administratorOf).includes(role));
  return isAdministrator ? [...unitRoles, ...(kind === "unit" ? unitAdmin : [])] : [];
}

const unitAdmin: readonly Role[] = ["unit-admin"];
const systemAdmin: readonly Role[] = ["system-admin"];

/** Roles that leave an account in the hands of its unit's administrators. */
export function isUnitRole(role: Role): boolean {
  return role === "unit-admin" || unitRoles.includes(role);
}

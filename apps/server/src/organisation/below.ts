import type { BelowInput, Tenant } from "@duheng/contracts";
import type { Actor } from "../base/actor.ts";
import { notFound } from "../errors/app-error.ts";
import { findTenants } from "../tenants/find-tenants.ts";
import { type TenantBelow, tenantsBelow } from "../tenants/tenants-below.ts";

/** What is asked about: those that report to a tenant, by those that report to it directly. */
export interface Below {
  readonly at: Pick<Tenant, "id" | "name" | "kind">;
  /** The way to `at` from the asking tenant, which is the first. */
  readonly way: readonly Pick<Tenant, "id" | "name">[];
  readonly tenants: readonly TenantBelow[];
  /** Those that report to it directly and have others below themselves, each with these and itself. */
  readonly groups: readonly { readonly head: TenantBelow; readonly members: readonly TenantBelow[] }[];
  /** The others that report to it directly. */
  readonly single: readonly TenantBelow[];
}

/** The tenants below the asked one, which is the asking one or below it. Errors: `not-found`. */
export async function below({ under }: BelowInput, { tenantId }: Actor): Promise<Below> {
  const [at] = await findTenants([under ?? tenantId]);
  if (at === undefined || at.state !== "active") throw notFound();
  const from = at.id === tenantId ? 0 : at.path.indexOf(tenantId);
  if (from < 0) throw notFound();
  const wayIds = at.id === tenantId ? [] : at.path.slice(from);
  const way = (wayIds.length === 0 ? [] : await findTenants(wayIds)).map(({ id, name }) => ({ id, name }));
  const tenants = await tenantsBelow(at.id);
  const direct = tenants.filter(({ parentId }) => parentId === at.id);
  const members = new Map(direct.map((one): [string, TenantBelow[]] => [one.id, [one]]));
  for (const one of tenants) {
    const head = one.path.findLast((id) => members.has(id));
    if (head !== undefined && head !== one.id) members.get(head)?.push(one);
  }
  const isGroup = ({ id, kind }: TenantBelow) => kind === "banner" || (members.get(id)?.length ?? 0) > 1;
  return {
    at: { id: at.id, name: at.name, kind: at.kind },
    way,
    tenants,
    groups: direct.filter(isGroup).map((head) => ({ head, members: members.get(head.id) ?? [] })),
    single: direct.filter((one) => !isGroup(one)),
  };
}

import type { Tenant } from "@duheng/contracts";
import type { FilterOf } from "../database/filter.ts";
import { AppError, problem } from "../errors/app-error.ts";
import type { Caller } from "../permissions/caller.ts";
import { findTenantBy } from "./records.ts";

/** A tenant below the caller's own. Errors: `not-found`. */
export async function tenantBelow(id: string, { actor }: Caller): Promise<Tenant> {
  const filter: FilterOf<"Tenant"> = { _id: id, path: actor.tenantId };
  const found = await findTenantBy(filter);
  if (found === undefined) throw new AppError("not-found");
  return found;
}

/** What a tenant reports to: the caller's own, or an open one below it. Errors: `invalid-input` at /reportsTo. */
export async function upperFor(id: string, { actor }: Caller): Promise<Tenant> {
  const found = await findTenantBy({
    $and: [{ _id: id, state: "active" }, { $or: [{ _id: actor.tenantId }, { path: actor.tenantId }] }],
  });
  if (found === undefined)
    throw new AppError("invalid-input", {
      problems: [problem("unknown-reference", "/reportsTo", "找不到所选的上级", "does not exist")],
    });
  return found;
}

/** Refuses a name that another tenant of the tree has: people find their unit by it. Errors: `duplicate` at /name. */
export async function refuseTakenName(name: string, { actor }: Caller, own?: string): Promise<void> {
  const other = await findTenantBy({
    $and: [{ name, ...(own === undefined ? {} : { _id: { $ne: own } }) }, { path: actor.tenantId }],
  });
  if (other === undefined) return;
  throw new AppError("duplicate", {
    problems: [problem("duplicate", "/name", "已有同名的单位", "is the name of another unit")],
  });
}

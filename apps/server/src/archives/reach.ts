import { AppError } from "../errors/app-error.ts";
import type { Caller } from "../permissions/caller.ts";
import { tenantBelow } from "../tenants/within-reach.ts";

/** Refuses what is neither the caller's own tenant nor, for who oversees, one below it. Errors: `forbidden`, `not-found`. */
export async function refuseElsewhere(tenantId: string, caller: Caller): Promise<void> {
  if (tenantId === caller.actor.tenantId) return;
  if (!caller.ability.can("oversee", "archives")) throw new AppError("forbidden");
  await tenantBelow(tenantId, caller);
}

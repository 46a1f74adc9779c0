import type { ListInput, User } from "@duheng/contracts";
import { AppError } from "../errors/app-error.ts";
import { type Action, mayDo } from "../permissions/abilities.ts";
import type { Caller } from "../permissions/caller.ts";
import { acrossFilters } from "./listing.ts";
import { standingOf } from "./standing.ts";

/** Whether somebody may do it to the accounts of the whole installation, and not of the own tenant alone. */
export function reachesAll({ ability }: Caller, action: Action): boolean {
  return mayDo(ability, action, "users", { memberships: [] });
}

/** An account as its reader may know it: what it is in other units is not told to who administers one. */
export async function seenAccount(user: User, caller: Caller): Promise<User> {
  const { email: _email, emailVerified: _verified, searchText: _text, memberships, ...kept } = user;
  const rest = { ...kept, standing: standingOf(user) };
  if (reachesAll(caller, "read")) return { ...rest, memberships };
  const own = memberships.filter(({ tenantId }) => tenantId === caller.actor.tenantId);
  return { ...rest, memberships: own, isElsewhere: own.length < memberships.length };
}

/** Refuses (`forbidden`) to find out what accounts are in other units by asking the list for it. */
export function refuseAcross({ filter = {} }: ListInput, caller: Caller): void {
  if (acrossFilters.some((name) => Object.hasOwn(filter, name)) && !reachesAll(caller, "read"))
    throw new AppError("forbidden");
}

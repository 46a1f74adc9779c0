import { validators } from "@duheng/contracts";
import type { ListableOf } from "../database/list-input.ts";
import { requireTenantId } from "../database/scope.ts";
import { standingFilter } from "./standing.ts";

/** What of the list reaches beyond the reader's tenant: only who administers the whole installation may ask by it. */
export const acrossFilters = ["unit", "anyRole"] as const;

/** By what accounts are listed. */
export const userListing = {
  search: ["searchText"],
  conditions: {
    standing: (value: unknown) => (validators.AccountStanding.is(value) ? standingFilter(value) : null),
    /** In the reader's tenant. */
    role: (value: unknown) => (validators.Role.is(value) ? here({ roles: value }) : null),
    staffId: (value: unknown) => (validators.Id.is(value) ? here({ staffId: value }) : null),
    // Never by the index of the sign-ins, in whose order it would have to be sorted again.
    neverSignedIn: (value: unknown) =>
      typeof value === "boolean" ? { $nor: [{ lastSignInAt: { $exists: value } }] } : null,
    unit: (value: unknown) => (validators.Id.is(value) ? { "memberships.tenantId": value } : null),
    anyRole: (value: unknown) => (validators.Role.is(value) ? { "memberships.roles": value } : null),
  },
  sortable: ["username", "name", "lastSignInAt"],
  defaultSort: { username: 1 },
} as const satisfies ListableOf<"User">;

function here(membership: object): object {
  return { memberships: { $elemMatch: { tenantId: requireTenantId(), ...membership } } };
}

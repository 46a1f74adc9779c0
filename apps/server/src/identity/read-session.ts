import type { Membership, Role, Tenant } from "@duheng/contracts";
import type { AppAbility } from "./abilities.ts";
import type { Actor } from "./actor.ts";

/** Who is signed in, for which tenant, and what the person may do there. */
export interface Session {
  readonly token: string;
  readonly user: { readonly id: string; readonly username: string; readonly name: string };
  readonly tenant: Tenant;
  readonly roles: readonly Role[];
  readonly memberships: readonly Membership[];
  readonly actor: Actor;
  readonly ability: AppAbility;
}

import type { Role } from "@duheng/contracts";

/** Who does something, in which tenant. Use-cases take it as an argument; they never ask the session. */
export interface Actor {
  readonly userId: string;
  readonly name: string;
  readonly tenantId: string;
  readonly roles: readonly Role[];
  /** The person's own staff record in this tenant, where there is one. */
  readonly staffId?: string;
  /** Present where somebody of another tenant acts here, under a grant. */
  readonly granted?: ActingGrant;
}

/** The grant under which somebody acts: what it lets him do, and the two tenants between which it stands. */
export interface ActingGrant {
  readonly id: string;
  readonly acts: readonly string[];
  readonly homeTenantId: string;
  readonly homeName: string;
  readonly ownerName: string;
  /** Records here of whom he is related to, where he comes to do more than read. */
  readonly relatives: readonly string[];
}

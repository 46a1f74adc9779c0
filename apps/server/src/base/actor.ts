import type { Role } from "@duheng/contracts";

/** Who does something, in which tenant. Use-cases take it as an argument; they never ask the session. */
export interface Actor {
  readonly userId: string;
  readonly name: string;
  readonly tenantId: string;
  readonly roles: readonly Role[];
  /** The person's own staff record in this tenant, where there is one. */
  readonly staffId?: string;
}

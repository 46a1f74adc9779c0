import { validators } from "@duheng/contracts";
import { readContract } from "../rpc/list-contract.ts";
import { mutation } from "../rpc/mutation.ts";
import { nothing, procedure } from "../rpc/procedure.ts";
import { router } from "../rpc/trpc.ts";
import { grantCandidates } from "./candidates.ts";
import { grantColumns } from "./columns.ts";
import { giveGrant } from "./give.ts";
import { grantListing } from "./listing.ts";
import { grantedWork } from "./mine.ts";
import { grants } from "./model.ts";
import { grantsOfCycle } from "./of-cycle.ts";
import { tenantsToChoose } from "./tenants-to-choose.ts";
import { withdrawGrant } from "./withdraw.ts";

/** Grants are global documents: what a tenant sees of them are those that it gave. */
export const grantsRouter = router({
  ...readContract({
    subject: "grants",
    repository: grants,
    within: ({ actor }) => ({ ownerTenantId: actor.tenantId }),
    ...grantListing,
    exported: grantColumns,
  }),
  give: mutation(giveGrant),
  withdraw: mutation(withdrawGrant),
  ofCycle: procedure({ ability: ["create", "grants"], input: validators.CycleInput }).query(({ input }) =>
    grantsOfCycle(input.cycleId),
  ),
  tenants: procedure({ ability: ["create", "grants"], input: validators.GrantTenantsInput }).query(
    ({ input }) => tenantsToChoose(input.q?.trim() ?? ""),
  ),
  candidates: procedure({ ability: ["create", "grants"], input: validators.GrantCandidatesInput }).query(
    ({ input, ctx }) => grantCandidates(input.tenantId, ctx.actor),
  ),
  /** What the caller may do in other tenants. */
  mine: procedure({ ability: ["read", "workItems"], input: nothing }).query(({ ctx }) =>
    grantedWork(ctx.actor),
  ),
});

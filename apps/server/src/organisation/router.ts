import { validators } from "@duheng/contracts";
import { nothing, procedure } from "../rpc/procedure.ts";
import { router } from "../rpc/trpc.ts";
import { progressBelow } from "./progress-below.ts";
import { readinessBelow } from "./readiness-below.ts";
import { tenantTree } from "./tenant-tree.ts";
import { unitPicture } from "./unit-picture.ts";

/** The organisation as a whole: who reports to whom, who leads what, and how the units below stand. */
export const organisationRouter = router({
  tree: procedure({ ability: ["read", "organisation"], input: nothing }).query(({ ctx }) =>
    tenantTree(ctx.actor),
  ),
  unit: procedure({ ability: ["read", "organisation"], input: nothing }).query(() => unitPicture()),
  readiness: procedure({ ability: ["oversee", "organisation"], input: validators.BelowInput }).query(
    ({ input, ctx }) => readinessBelow(input, ctx.actor),
  ),
  progress: procedure({ ability: ["oversee", "organisation"], input: validators.BelowInput }).query(
    ({ input, ctx }) => progressBelow(input, ctx.actor),
  ),
});

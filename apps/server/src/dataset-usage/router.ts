import { validators } from "@duheng/contracts";
import { datasetProcedures } from "../datasets/router.ts";
import { procedure } from "../rpc/procedure.ts";
import { router } from "../rpc/trpc.ts";
import { datasetImpact } from "./impact.ts";

/** Datasets, together with what becomes of their figures in papers. Those know datasets, datasets know none of them. */
export const datasetsRouter = router({
  ...datasetProcedures,
  impact: procedure({ ability: ["read", "datasets"], input: validators.DatasetImpactInput }).query(
    ({ input, ctx }) => datasetImpact(input, ctx),
  ),
});

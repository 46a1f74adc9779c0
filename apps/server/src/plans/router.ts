import { defaultPlanSettings, defaultSteps } from "@duheng/assessment";
import type { PlanInput } from "@duheng/contracts";
import { listContract } from "../rpc/list-contract.ts";
import { router } from "../rpc/trpc.ts";
import { planColumns } from "./columns.ts";
import { planListing } from "./listing.ts";
import { plans } from "./model.ts";
import { checkPlanReferences } from "./references.ts";

export const plansRouter = router(
  listContract({
    subject: "plans",
    repository: plans,
    input: "PlanInput",
    defaults: (_input: PlanInput) => ({
      steps: defaultSteps,
      settings: defaultPlanSettings,
      state: "active" as const,
    }),
    check: checkPlanReferences,
    ...planListing,
    exported: planColumns,
  }),
);

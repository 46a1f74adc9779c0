import { defaultPlanSettings, defaultSteps } from "@duheng/assessment";
import type { PlanInput } from "@duheng/contracts";
import { refusePlanInUse } from "../in-use/plan-uses.ts";
import { listContract } from "../rpc/list-contract.ts";
import { mutation } from "../rpc/mutation.ts";
import { router } from "../rpc/trpc.ts";
import { retireUseCases } from "../use-cases/documents/retire-documents.ts";
import { planColumns } from "./columns.ts";
import { planListing } from "./listing.ts";
import { plans } from "./model.ts";
import { checkPlanReferences } from "./references.ts";

const contract = {
  subject: "plans",
  repository: plans,
  input: "PlanInput",
  defaults: (_input: PlanInput) => ({
    steps: defaultSteps,
    settings: defaultPlanSettings,
    state: "active" as const,
  }),
  check: checkPlanReferences,
  checkRemove: refusePlanInUse,
} as const;

const { retire, restore } = retireUseCases(contract);

export const plansRouter = router({
  ...listContract({ ...contract, ...planListing, exported: planColumns }),
  retire: mutation(retire),
  restore: mutation(restore),
});

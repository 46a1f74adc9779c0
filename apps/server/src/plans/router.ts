import { defaultPlanSettings, defaultSteps } from "@duheng/assessment";
import type { PlanInput } from "@duheng/contracts";
import { listContract } from "../rpc/list-contract.ts";
import { router } from "../rpc/trpc.ts";
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
    search: ["title"],
    filterable: ["state", "frequency"],
    sortable: ["title", "updatedAt"],
    defaultSort: { updatedAt: -1 },
  }),
);

import { modelOf } from "../database/model.ts";
import { repositoryOf } from "../database/repository.ts";

export const PlanModel = modelOf("Plan", { collection: "plans" });
export const plans = repositoryOf("Plan", PlanModel);

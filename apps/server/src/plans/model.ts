import { indexesFor } from "../database/list-indexes.ts";
import { modelOf } from "../database/model.ts";
import { repositoryOf } from "../database/repository.ts";
import { planListing } from "./listing.ts";

export const PlanModel = modelOf("Plan", {
  collection: "plans",
  indexes: [...indexesFor(planListing), { on: { "papers.formId": 1 } }],
});
export const plans = repositoryOf("Plan", PlanModel);

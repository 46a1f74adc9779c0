import type { Document } from "../engine/index.ts";
import type { Plan, PlanRequest } from "../query/plan-types.ts";

/** A plan as `explain` shows it, in MongoDB's names for the stages. */
export function describePlan(plan: Plan, { filter, sort }: PlanRequest): Document {
  if (plan.kind === "none") return { stage: "EOF" };
  const found: Document =
    plan.kind === "collection"
      ? { stage: "COLLSCAN", filter, direction: plan.reverse ? "backward" : "forward" }
      : { stage: "FETCH", filter, inputStage: describeSource(plan) };
  return plan.sorted || sort === undefined ? found : { stage: "SORT", sortPattern: sort, inputStage: found };
}

/** Where the numbers of the records come from. */
function describeSource(plan: Plan): Document {
  if (plan.kind === "union") {
    const inputStages = plan.plans.map(describeSource);
    return plan.merge === undefined
      ? { stage: "OR", inputStages }
      : { stage: "SORT_MERGE", sortPattern: plan.merge, inputStages };
  }
  if (plan.kind !== "index") return { stage: "EOF" };
  return {
    stage: "IXSCAN",
    keyPattern: plan.index.key,
    indexName: plan.index.name,
    isMultiKey: plan.index.multikey,
    isUnique: plan.index.unique,
    isSparse: plan.index.sparse,
    isPartial: plan.index.partialFilterExpression !== undefined,
    direction: plan.reverse ? "backward" : "forward",
    boundedFields: plan.bounded,
    ranges: plan.ranges.length,
  };
}

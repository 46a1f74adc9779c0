import { modelOf } from "../database/model.ts";
import { repositoryOf } from "../database/repository.ts";

export const CycleModel = modelOf("Cycle", {
  collection: "cycles",
  // One cycle per plan and period, whoever starts it and however often the button is pressed.
  indexes: [{ on: { planId: 1, period: 1 }, unique: true }],
});
export const cycles = repositoryOf("Cycle", CycleModel);

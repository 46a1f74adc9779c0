import { indexesFor } from "../database/list-indexes.ts";
import { modelOf } from "../database/model.ts";
import { repositoryOf } from "../database/repository.ts";
import { cycleListing } from "./listing.ts";

export const CycleModel = modelOf("Cycle", {
  collection: "cycles",
  indexes: [
    ...indexesFor(cycleListing, { by: ["planId"] }),
    // One cycle per plan and period, whoever starts it and however often the button is pressed.
    { on: { planId: 1, period: 1 }, unique: true },
    { on: { "papers.formId": 1 } },
  ],
});
export const cycles = repositoryOf("Cycle", CycleModel);

import { modelOf } from "../database/model.ts";
import { repositoryOf } from "../database/repository.ts";

export const WorkItemModel = modelOf("WorkItem", {
  collection: "work_items",
  indexes: [
    // A person's queue: whose, of which kind, by day.
    { on: { waitsFor: 1, kind: 1, dueOn: 1, _id: 1 } },
    { on: { assessmentId: 1 } },
  ],
});
export const workItems = repositoryOf("WorkItem", WorkItemModel);

import { indexesFor } from "../database/list-indexes.ts";
import { modelOf } from "../database/model.ts";
import { repositoryOf } from "../database/repository.ts";
import { workItemListing } from "./listing.ts";

export const WorkItemModel = modelOf("WorkItem", {
  collection: "work_items",
  indexes: [
    // A person's queue, as a whole and of one kind.
    ...indexesFor(workItemListing, { within: ["waitsFor"] }),
    ...indexesFor(workItemListing, { within: ["waitsFor", "kind"] }),
    { on: { assessmentId: 1 } },
  ],
});
export const workItems = repositoryOf("WorkItem", WorkItemModel);

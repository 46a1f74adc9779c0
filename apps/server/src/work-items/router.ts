import { validators } from "@duheng/contracts";
import { readContract } from "../rpc/list-contract.ts";
import { nothing, procedure } from "../rpc/procedure.ts";
import { router } from "../rpc/trpc.ts";
import { workItemColumns } from "./columns.ts";
import { workItemListing } from "./listing.ts";
import { workItems } from "./model.ts";
import { countQueue, placeInQueue, waitingFor } from "./queue.ts";

/** What waits for the person who asks, and for nobody else. */
export const workItemsRouter = router({
  ...readContract({
    subject: "workItems",
    repository: workItems,
    within: ({ actor }) => waitingFor(actor),
    ...workItemListing,
    exported: workItemColumns,
  }),
  counts: procedure({ ability: ["read", "workItems"], input: nothing }).query(({ ctx }) =>
    countQueue(ctx.actor),
  ),
  place: procedure({ ability: ["read", "workItems"], input: validators.WorkItemPlaceInput }).query(
    ({ input, ctx }) => placeInQueue(input, ctx.actor),
  ),
});

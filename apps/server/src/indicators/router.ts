import { validators } from "@duheng/contracts";
import { readContract } from "../rpc/list-contract.ts";
import { mutation } from "../rpc/mutation.ts";
import { procedure } from "../rpc/procedure.ts";
import { router } from "../rpc/trpc.ts";
import { indicatorColumns } from "./columns.ts";
import { entryUpdates } from "./entry-updates.ts";
import { listEntryVersions } from "./entry-versions.ts";
import { entryListing } from "./listing.ts";
import { indicatorEntries } from "./model.ts";
import { createEntry, reviseEntry, setEntryState } from "./revise-entry.ts";
import { searchEntries } from "./visible-entries.ts";

/** 指标库: the tenant's own indicators, kept for use in forms, and those that the tenants above offer. */
export const indicatorEntriesRouter = router({
  ...readContract({
    subject: "indicatorEntries",
    repository: indicatorEntries,
    ...entryListing,
    exported: indicatorColumns,
  }),
  search: procedure({ ability: ["read", "indicatorEntries"], input: validators.IndicatorSearchInput }).query(
    ({ input, ctx }) => searchEntries(input, ctx.actor),
  ),
  updates: procedure({
    ability: ["read", "indicatorEntries"],
    input: validators.IndicatorUpdatesInput,
  }).query(({ input, ctx }) => entryUpdates(input, ctx.actor)),
  versions: procedure({ ability: ["read", "indicatorEntries"], input: validators.GetInput }).query(
    ({ input }) => listEntryVersions(input.id),
  ),
  create: mutation(createEntry, { body: "parts" }),
  update: mutation(reviseEntry, { body: "parts" }),
  setState: mutation(setEntryState),
});

import { type IndicatorEntry, validators } from "@duheng/contracts";
import { changesBetween } from "../audit/changes.ts";
import { readContract } from "../rpc/list-contract.ts";
import { procedure } from "../rpc/procedure.ts";
import { router } from "../rpc/trpc.ts";
import { updateInput } from "../rpc/update-input.ts";
import { entryUpdates } from "./entry-updates.ts";
import { listEntryVersions } from "./entry-versions.ts";
import { indicatorEntries } from "./model.ts";
import { createEntry, reviseEntry, setEntryState } from "./revise-entry.ts";
import { searchEntries } from "./visible-entries.ts";

/** 指标库: the tenant's own indicators, kept for use in forms, and those that the tenants above offer. */
export const indicatorEntriesRouter = router({
  ...readContract({
    subject: "indicatorEntries",
    repository: indicatorEntries,
    search: ["indicator.title", "indicator.code"],
    filterable: [
      "state",
      "tags",
      "indicator.scope",
      "indicator.measure",
      "indicator.importance",
      "indicator.polarity",
      "indicator.virtue",
    ],
    sortable: ["indicator.code", "indicator.title", "version", "updatedAt"],
    defaultSort: { "indicator.code": 1 },
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
  create: procedure({
    ability: ["create", "indicatorEntries"],
    input: validators.IndicatorEntryInput,
    body: "parts",
  }).mutation(async ({ input, ctx }) => {
    const entry = await createEntry(input);
    ctx.auditNote.target = { kind: "indicatorEntries", id: entry.id };
    return entry;
  }),
  update: procedure({
    ability: ["update", "indicatorEntries"],
    input: updateInput("IndicatorEntryInput"),
    body: "parts",
  }).mutation(async ({ input, ctx }) => {
    const before = await indicatorEntries.get(input.id);
    const entry = await reviseEntry(input, ctx.actor);
    ctx.auditNote.target = { kind: "indicatorEntries", id: entry.id };
    ctx.auditNote.changes = changesBetween(told(before), told(entry));
    ctx.auditNote.details = { version: entry.version };
    return entry;
  }),
  setState: procedure({
    ability: ["update", "indicatorEntries"],
    input: validators.IndicatorStateInput,
  }).mutation(async ({ input, ctx }) => {
    const before = await indicatorEntries.get(input.id);
    const entry = await setEntryState(input);
    ctx.auditNote.target = { kind: "indicatorEntries", id: entry.id };
    ctx.auditNote.changes = changesBetween(before, entry);
    return entry;
  }),
});

/** What the trail tells of a change beside its version: what the indicator is called. */
function told({ indicator: { code, title } }: IndicatorEntry) {
  return { code, title };
}

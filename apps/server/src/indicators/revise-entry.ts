import { isDeepStrictEqual } from "node:util";
import { type IndicatorEntry, type IndicatorEntryInput, validators } from "@duheng/contracts";
import { changesBetween } from "../audit/changes.ts";
import { updateInput } from "../use-cases/documents/update-input.ts";
import { useCase } from "../use-cases/use-case.ts";
import { checkEntry, refuseTakenCode } from "./check-entry.ts";
import { indicatorEntries, indicatorEntryVersions } from "./model.ts";

/** Keeps a new indicator, as version 1. Errors: those of checkEntry and refuseTakenCode. */
export const createEntry = useCase({
  name: "indicatorEntries.create",
  ability: ["create", "indicatorEntries"],
  input: validators.IndicatorEntryInput,
  prepare: ({ input }) => checkEntry(input),
  run: async ({ input }) => {
    await refuseTakenCode(input.indicator.code);
    return indicatorEntries.insert({ ...input, version: 1, state: "active" });
  },
  audit: { target: ({ result: { id } }) => ({ kind: "indicatorEntries", id }) },
});

/**
 * Changes an entry. Where the indicator or its fields differ, the version counts on and what was there before is kept;
 * tags alone make no version.
 * Errors: `not-found`, `conflict` (the revision is not the newest), those of checkEntry and refuseTakenCode.
 */
export const reviseEntry = useCase({
  name: "indicatorEntries.update",
  ability: ["update", "indicatorEntries"],
  input: updateInput("IndicatorEntryInput"),
  prepare: ({ input: { changes } }) => checkEntry(changes),
  before: ({ input: { id } }) => indicatorEntries.get(id),
  run: async ({ input: { id, revision, changes }, caller, before }) => {
    await refuseTakenCode(changes.indicator.code, id);
    const { tags: _tags, fields: _fields, ...kept } = before;
    const number = before.version ?? 1;
    const isNewVersion = !isDeepStrictEqual(content(before), content(changes));
    const updated = await indicatorEntries.replace({
      ...kept,
      ...changes,
      revision,
      version: isNewVersion ? number + 1 : number,
    });
    if (isNewVersion) {
      await indicatorEntryVersions.insert({
        entryId: id,
        number,
        ...content(before),
        replacedBy: caller.actor.userId,
        replacedAt: new Date().toISOString(),
      });
    }
    return updated;
  },
  audit: {
    target: ({ result: { id } }) => ({ kind: "indicatorEntries", id }),
    changes: ({ before, result }) => changesBetween(told(before), told(result)),
    details: ({ result: { version } }) => ({ version }),
  },
});

/**
 * Withdraws an entry (`retired`: no longer offered, forms that took it keep theirs) or offers it again.
 * Errors: `not-found`, `conflict`; `duplicate` where another entry has taken its code meanwhile.
 */
export const setEntryState = useCase({
  name: "indicatorEntries.setState",
  ability: ["update", "indicatorEntries"],
  input: validators.IndicatorStateInput,
  before: ({ input: { id } }) => indicatorEntries.get(id),
  run: async ({ input: { id, revision, state }, before }) => {
    if (state === "active") await refuseTakenCode(before.indicator.code, id);
    return indicatorEntries.replace({ ...before, revision, state });
  },
  audit: {
    target: ({ result: { id } }) => ({ kind: "indicatorEntries", id }),
    changes: ({ before, result }) => changesBetween(before, result),
  },
});

/** What the trail tells of a change beside its version: what the indicator is called. */
function told({ indicator: { code, title } }: IndicatorEntry) {
  return { code, title };
}

/** What a version is of. */
function content({
  indicator,
  fields,
}: IndicatorEntryInput): Pick<IndicatorEntryInput, "indicator" | "fields"> {
  const hasFields = fields !== undefined && Object.keys(fields).length > 0;
  return hasFields ? { indicator, fields } : { indicator };
}

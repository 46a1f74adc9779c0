import { isDeepStrictEqual } from "node:util";
import type { IndicatorEntry, IndicatorEntryInput, IndicatorStateInput } from "@duheng/contracts";
import type { Actor } from "../base/actor.ts";
import { checkEntry, refuseTakenCode } from "./check-entry.ts";
import { indicatorEntries, indicatorEntryVersions } from "./model.ts";

/** Keeps a new indicator, as version 1. Errors: those of checkEntry. */
export async function createEntry(input: IndicatorEntryInput): Promise<IndicatorEntry> {
  await checkEntry(input);
  return indicatorEntries.insert({ ...input, version: 1, state: "active" });
}

/**
 * Changes an entry. Where the indicator or its fields differ, the version counts on and what was there before is kept;
 * tags alone make no version. Call inside a transaction.
 * Errors: `not-found`, `conflict` (the revision is not the newest), those of checkEntry.
 */
export async function reviseEntry(
  { id, revision, changes }: { id: string; revision: number; changes: IndicatorEntryInput },
  actor: Actor,
): Promise<IndicatorEntry> {
  const present = await indicatorEntries.get(id);
  await checkEntry(changes, id);
  const { tags: _tags, fields: _fields, ...kept } = present;
  const number = present.version ?? 1;
  const isNewVersion = !isDeepStrictEqual(content(present), content(changes));
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
      ...content(present),
      replacedBy: actor.userId,
      replacedAt: new Date().toISOString(),
    });
  }
  return updated;
}

/**
 * Withdraws an entry (`retired`: no longer offered, forms that took it keep theirs) or offers it again.
 * Errors: `not-found`, `conflict`; `duplicate` where another entry has taken its code meanwhile.
 */
export async function setEntryState({ id, revision, state }: IndicatorStateInput): Promise<IndicatorEntry> {
  const present = await indicatorEntries.get(id);
  if (state === "active") await refuseTakenCode(present.indicator.code, id);
  return indicatorEntries.replace({ ...present, revision, state });
}

/** What a version is of. */
function content({
  indicator,
  fields,
}: IndicatorEntryInput): Pick<IndicatorEntryInput, "indicator" | "fields"> {
  const hasFields = fields !== undefined && Object.keys(fields).length > 0;
  return hasFields ? { indicator, fields } : { indicator };
}

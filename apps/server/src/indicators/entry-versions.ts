import type { IndicatorEntryVersion } from "@duheng/contracts";
import { userNames } from "../identity/users.ts";
import { indicatorEntryVersions } from "./model.ts";

/** What an entry was before, with the name of who replaced it (empty where there is no such person any more). */
export type PastVersion = IndicatorEntryVersion & { readonly replacedByName: string };

/** The replaced versions of one of the tenant's entries, newest first. */
export async function listEntryVersions(entryId: string): Promise<PastVersion[]> {
  const found = await indicatorEntryVersions.find({ entryId }, { sort: { number: -1 }, limit: 200 });
  const names = await userNames(found.map(({ replacedBy }) => replacedBy));
  return found.map((each) => ({ ...each, replacedByName: names.get(each.replacedBy) ?? "" }));
}

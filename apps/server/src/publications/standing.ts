import type { FormBase, Publication, Tenant } from "@duheng/contracts";
import { PublicationModel } from "./model.ts";
import { visibleTo } from "./visible.ts";

/** What a template is now, as far as the tenant may see it. */
export interface TemplateStanding {
  /**
   * newer: another version (or other locks) can be taken over; retired: its owner ended new adoptions; unseen: no longer
   * shared with this tenant; current: nothing to do.
   */
  readonly standing: "current" | "newer" | "retired" | "unseen";
  /** The publication that is active now; of `newer` and `current`. Without its document. */
  readonly present?: PresentPublication;
}

export type PresentPublication = Pick<Publication, "id" | "version" | "lockedIds" | "ownerName" | "sharedAt">;

/** How the templates stand on which forms rest, in the order of `bases`. */
export async function templateStandings(
  tenant: Tenant,
  bases: readonly FormBase[],
): Promise<TemplateStanding[]> {
  if (bases.length === 0) return [];
  const formIds = [...new Set(bases.map(({ formId }) => formId))];
  const fields = {
    ownerTenantId: 1,
    ownerName: 1,
    formId: 1,
    version: 1,
    lockedIds: 1,
    state: 1,
    sharedAt: 1,
  };
  const seen = await PublicationModel.find(
    { $and: [{ formId: { $in: formIds }, state: "active" }, visibleTo(tenant)] },
    fields,
  )
    .sort({ sharedAt: -1 })
    .lean();
  // Whether it was retired is told to everybody whose form rests on one of its versions.
  const retired = await PublicationModel.find(
    { formId: { $in: formIds }, state: "retired" },
    { formId: 1, ownerTenantId: 1 },
  ).lean();
  return bases.map((base): TemplateStanding => {
    const isOf = (one: { formId: string; ownerTenantId: string }) =>
      one.formId === base.formId && one.ownerTenantId === base.tenantId;
    const found = seen.find(isOf);
    if (found === undefined) return { standing: retired.some(isOf) ? "retired" : "unseen" };
    const { _id, version, lockedIds, ownerName, sharedAt } = found;
    const present = { id: _id, version, lockedIds, ownerName, sharedAt: sharedAt.toISOString() };
    return { standing: isNewer(base, present) ? "newer" : "current", present };
  });
}

/** A higher version, or the same with other locks; an owner who shares an older version again takes nothing back. */
function isNewer(base: FormBase, { id, version, lockedIds }: PresentPublication): boolean {
  if (id === base.publicationId || version < base.version) return false;
  if (version > base.version) return true;
  const before = new Set(base.lockedIds);
  return before.size !== lockedIds.length || lockedIds.some((each) => !before.has(each));
}

import { globalCollection, inTransaction } from "../database/global-collection.ts";
import { requireTenantId } from "../database/scope.ts";
import { registerCollection } from "../database/tenancy/collections.ts";

/**
 * A file that nothing refers to: being uploaded, uploaded and not yet saved with a draft, or taken out of one. By
 * these marks the sweep finds what it may remove, whoever's it is; they hold no more than an id.
 */
export interface LooseFile {
  /** The file's id. */
  _id: string;
  tenantId: string;
  /** Since when. */
  since: Date;
  /** When a sweep last took it up. */
  sweptAt?: Date;
}

registerCollection("loose_files", "global");

/** Marks files as loose from now on; part of the present transaction. */
export async function loosen(ids: readonly string[]): Promise<void> {
  const tenantId = requireTenantId();
  const update = { $set: { tenantId, since: new Date() } };
  for (const _id of ids) await looseFiles().updateOne({ _id }, update, { ...inTransaction(), upsert: true });
}

/** Something refers to them now; part of the present transaction. */
export async function hold(ids: readonly string[]): Promise<void> {
  if (ids.length > 0) await looseFiles().deleteMany({ _id: { $in: [...ids] } }, inTransaction());
}

export function looseFiles() {
  return globalCollection<LooseFile>("loose_files");
}

import type { Migration } from "./migration.ts";
import { inBatches, type StoredDocument, storedDocuments } from "./stored-documents.ts";

/**
 * Who uses a template leaves its publications for a collection of its own, a document for each form that rests on it; their
 * instants, texts where they were added and dates where they were seeded, are dates.
 */
export const adoptionsApart: Migration = {
  name: "0004-adoptions-apart",
  async up({ batchSize = 20 } = {}) {
    // The list is taken off last: a publication that still has one is still to be done.
    await inBatches("publications", { adoptions: { $exists: true } }, move, batchSize);
  },
};

async function move(publications: readonly StoredDocument[]): Promise<void> {
  for (const publication of publications) {
    const present = await stillThere(publication);
    // As long as a publication has its list it is what counts: the earlier release may have gone on after a kill.
    const writes = present.map(({ _id, ...replacement }) => ({
      replaceOne: { filter: { _id }, replacement, upsert: true },
    }));
    if (writes.length > 0) await storedDocuments("adoptions").bulkWrite(writes, { ordered: false });
    await storedDocuments("publications").updateOne({ _id: publication._id }, { $unset: { adoptions: "" } });
  }
}

/** Of the forms in the list those that are there: a draft that was removed stayed in it for ever. */
async function stillThere(publication: StoredDocument): Promise<StoredDocument[]> {
  const listed = adoptionsOf(publication);
  const forms = await storedDocuments("forms")
    .find({ _id: { $in: listed.map(({ _id }) => _id) } }, { projection: { tenantId: 1 } })
    .toArray();
  const owners = new Map(forms.map(({ _id, tenantId }) => [_id, tenantId]));
  return listed.filter(({ _id, tenantId }) => owners.get(_id) === tenantId);
}

function adoptionsOf({ _id, ownerTenantId, formId, version, adoptions }: StoredDocument): StoredDocument[] {
  if (!Array.isArray(adoptions)) return [];
  return adoptions.map((listed: Record<string, unknown>) => {
    const { tenantId, tenantName, publishedVersion, localChanges, adoptedAt, upgradedAt } = listed;
    return {
      _id: String(listed.formId),
      tenantId: String(tenantId),
      tenantName,
      publicationId: _id,
      ownerTenantId,
      templateFormId: formId,
      version,
      adoptedAt: instant(adoptedAt),
      ...(upgradedAt === undefined ? {} : { upgradedAt: instant(upgradedAt) }),
      ...(publishedVersion === undefined ? {} : { publishedVersion }),
      ...(localChanges === undefined ? {} : { localChanges }),
    };
  });
}

function instant(stored: unknown): Date {
  return new Date(stored instanceof Date ? stored : String(stored));
}

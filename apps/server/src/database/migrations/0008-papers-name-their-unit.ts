import type { Migration } from "./migration.ts";
import { inBatches, type StoredDocument, storedDocuments } from "./stored-documents.ts";

/** Papers say what their unit was called when the cycle began: as far as anybody knows now, what it is called. */
export const papersNameTheirUnit: Migration = {
  name: "0008-papers-name-their-unit",
  async up({ batchSize = 500 } = {}) {
    await inBatches("assessments", { "snapshot.unitName": { $exists: false } }, nameUnits, batchSize);
  },
};

/** The revision stays: a page on which one is being filled knows it. */
async function nameUnits(some: readonly StoredDocument[]): Promise<void> {
  const tenantIds = [...new Set(some.flatMap(({ tenantId = [] }) => tenantId))];
  const tenants = await storedDocuments("tenants")
    .find({ _id: { $in: tenantIds } })
    .toArray();
  for (const { _id: tenantId, name } of tenants) {
    const ids = some.filter((one) => one.tenantId === tenantId).map(({ _id }) => _id);
    await storedDocuments("assessments").updateMany(
      { _id: { $in: ids }, "snapshot.unitName": { $exists: false } },
      { $set: { "snapshot.unitName": name } },
    );
  }
}

import type { Migration } from "./migration.ts";
import { inBatches, type StoredDocument, storedDocuments } from "./stored-documents.ts";

/** Departments and categories of staff say whether they are still in use: all that there are, are. */
export const departmentsRetire: Migration = {
  name: "0007-departments-retire",
  async up({ batchSize = 500 } = {}) {
    for (const collection of ["departments", "staff_categories"])
      await inBatches(collection, { state: { $exists: false } }, activeIn(collection), batchSize);
  },
};

/** The revision stays: a page on which one is being changed knows it. */
function activeIn(collection: string) {
  return async (some: readonly StoredDocument[]): Promise<void> => {
    await storedDocuments(collection).updateMany(
      { _id: { $in: some.map(({ _id }) => _id) }, state: { $exists: false } },
      { $set: { state: "active" } },
    );
  };
}

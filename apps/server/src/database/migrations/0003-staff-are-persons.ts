import { createHash } from "node:crypto";
import type { Migration } from "./migration.ts";
import { inBatches, type StoredDocument, storedDocuments } from "./stored-documents.ts";

/**
 * Each staff record gets the person behind it: one for each account, whatever its units, and one for each record without
 * an account. The person's id follows from the record's, so that beginning again makes nobody twice.
 */
export const staffArePersons: Migration = {
  name: "0003-staff-are-persons",
  async up({ batchSize } = {}) {
    await inBatches("staff", { personId: { $exists: false } }, givePersons, batchSize);
  },
};

async function givePersons(records: readonly StoredDocument[]): Promise<void> {
  const firstOf = await firstRecords(records.map(({ _id }) => _id));
  const given = records.map((record) => ({
    record,
    personId: personOf(firstOf.get(record._id) ?? record._id),
  }));
  // Persons first: a record never points to one who is not there.
  await storedDocuments("persons").bulkWrite(
    given.map(({ record, personId }) => ({
      updateOne: {
        filter: { _id: personId },
        update: { $setOnInsert: { createdAt: record.createdAt } },
        upsert: true,
      },
    })),
    { ordered: false },
  );
  await storedDocuments("staff").bulkWrite(
    given.map(({ record: { _id }, personId }) => ({
      // The revision stays: what people have open on their devices knows it.
      updateOne: { filter: { _id, personId: { $exists: false } }, update: { $set: { personId } } },
    })),
    { ordered: false },
  );
}

/** Of records that an account has, the one that it had first, in whatever unit. */
async function firstRecords(staffIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const memberships = storedDocuments("memberships");
  const userIds = await memberships.distinct("userId", { staffId: { $in: staffIds } });
  const all = await memberships
    .find({ userId: { $in: userIds }, staffId: { $exists: true } })
    .sort({ createdAt: 1, _id: 1 })
    .toArray();
  const firstOfUser = new Map<unknown, string>();
  const first = new Map<string, string>();
  for (const { userId, staffId } of all) {
    const earliest = firstOfUser.get(userId) ?? String(staffId);
    firstOfUser.set(userId, earliest);
    if (!first.has(String(staffId))) first.set(String(staffId), earliest);
  }
  return first;
}

function personOf(staffId: string): string {
  return createHash("sha256").update(`person of ${staffId}`).digest("hex").slice(0, 24);
}

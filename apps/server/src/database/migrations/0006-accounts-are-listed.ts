import { pinyinOf } from "../../base/pinyin.ts";
import type { Migration } from "./migration.ts";
import { inBatches, type StoredDocument, storedDocuments } from "./stored-documents.ts";

/**
 * Accounts get what they are listed and found by: names with their sound, what they are where with their work numbers, and
 * when somebody signed in with them last, as far as the trail knows.
 */
export const accountsAreListed: Migration = {
  name: "0006-accounts-are-listed",
  async up({ batchSize } = {}) {
    await inBatches("users", { memberships: { $exists: false } }, list, batchSize);
  },
};

async function list(users: readonly StoredDocument[]): Promise<void> {
  const ids = users.map(({ _id }) => _id);
  const memberships = await storedDocuments("memberships")
    .find({ userId: { $in: ids } })
    .sort({ createdAt: 1, _id: 1 })
    .toArray();
  const staffIds = memberships.flatMap(({ staffId }) => (staffId === undefined ? [] : [String(staffId)]));
  const staff = await storedDocuments("staff")
    .find({ _id: { $in: staffIds } }, { projection: { number: 1 } })
    .toArray();
  const numbers = new Map(staff.map(({ _id, number }) => [_id, number]));
  const signIns = await lastSignIns(ids, [...new Set(memberships.map(({ tenantId }) => String(tenantId)))]);
  await storedDocuments("users").bulkWrite(
    users.map((user) => {
      const { _id } = user;
      const own = memberships
        .filter(({ userId }) => userId === _id)
        .map((one) => mirrored(one, numbers.get(String(one.staffId))));
      const signIn = signIns.has(_id) ? { lastSignInAt: signIns.get(_id) } : {};
      const searchText = searchTextOf(
        user,
        own.flatMap(({ number }) => number ?? []),
      );
      return {
        updateOne: { filter: { _id }, update: { $set: { memberships: own, searchText, ...signIn } } },
      };
    }),
    { ordered: false },
  );
}

function searchTextOf({ name, username }: StoredDocument, numbers: readonly unknown[]): string {
  return [...new Set([name, ...pinyinOf(String(name)), username, ...numbers])].map(String).join("\n");
}

function mirrored({ tenantId, roles, staffId }: StoredDocument, number: unknown) {
  return {
    tenantId,
    roles,
    ...(staffId === undefined ? {} : { staffId }),
    ...(number === undefined ? {} : { number }),
  };
}

/** Asked for by the units, too, as the trail is indexed. */
async function lastSignIns(
  userIds: readonly string[],
  tenantIds: readonly string[],
): Promise<ReadonlyMap<string, unknown>> {
  const found = await storedDocuments("audit_entries")
    .aggregate<{ _id: string; at: Date }>([
      {
        $match: {
          tenantId: { $in: [...tenantIds] },
          "actor.userId": { $in: [...userIds] },
          action: "identity.signIn",
        },
      },
      { $group: { _id: "$actor.userId", at: { $max: "$at" } } },
    ])
    .toArray();
  return new Map(found.map(({ _id, at }) => [_id, at]));
}

import { createHash } from "node:crypto";
import { mongo } from "mongoose";
import type { Migration } from "./migration.ts";
import { storedDocuments } from "./stored-documents.ts";

/**
 * A staff record is of one account, and a user name of one, by unique indexes from now on. Where several accounts have one
 * record, it stays with the one that it names, else with the first; where several have one name, with the first, and the others
 * get a number behind it. What an account lost stands in the trail of its units. Nothing else of it is touched.
 */
export const oneAccountForARecord: Migration = {
  name: "0005-one-account-for-a-record",
  async up() {
    await separateRecords();
    await separateNames();
    await dropPlainIndex();
  },
};

async function separateRecords(): Promise<void> {
  const shared = await storedDocuments("memberships")
    .aggregate<{ _id: { tenantId: string; staffId: string } }>([
      { $match: { staffId: { $exists: true } } },
      { $group: { _id: { tenantId: "$tenantId", staffId: "$staffId" }, count: { $sum: 1 } } },
      { $match: { count: { $gt: 1 } } },
    ])
    .toArray();
  for (const { _id: of } of shared) {
    const all = await storedDocuments("memberships").find(of).sort({ createdAt: 1, _id: 1 }).toArray();
    const record = await storedDocuments("staff").findOne({ _id: of.staffId, tenantId: of.tenantId });
    const stays = all.find(({ userId }) => userId === record?.userId) ?? all[0];
    for (const other of all.filter((one) => one !== stays)) {
      // Told first: when it is killed in between, it is told again under the same id.
      const person = `${record?.name ?? of.staffId}（${record?.number ?? of.staffId}）`;
      await tell({ action: "users.separate", ...of, userId: String(other.userId), details: { person } });
      await storedDocuments("memberships").updateOne({ _id: other._id }, { $unset: { staffId: "" } });
    }
  }
}

async function separateNames(): Promise<void> {
  const shared = await storedDocuments("users")
    .aggregate<{ _id: string }>([
      { $group: { _id: "$username", count: { $sum: 1 } } },
      { $match: { count: { $gt: 1 } } },
    ])
    .toArray();
  for (const { _id: username } of shared) {
    const [, ...others] = await storedDocuments("users")
      .find({ username })
      .sort({ createdAt: 1, _id: 1 })
      .toArray();
    for (const other of others) {
      const free = await freeName(username);
      const details = { former: username, username: free };
      const memberships = await storedDocuments("memberships").find({ userId: other._id }).toArray();
      for (const { tenantId } of memberships)
        await tell({ action: "users.rename", tenantId, userId: other._id, details });
      await storedDocuments("users").updateOne(
        { _id: other._id },
        { $set: { username: free, displayUsername: free, email: `${free}@users.invalid` } },
      );
    }
  }
}

async function freeName(base: string): Promise<string> {
  for (let number = 2; ; number += 1) {
    const username = `${base}-${number}`;
    if ((await storedDocuments("users").findOne({ username })) === null) return username;
  }
}

interface Told {
  readonly action: "users.separate" | "users.rename";
  readonly tenantId: unknown;
  readonly userId: string;
  readonly details: object;
}

async function tell({ action, tenantId, userId, details }: Told): Promise<void> {
  const user = await storedDocuments("users").findOne({ _id: userId });
  const _id = createHash("sha256").update(`${action} ${tenantId} ${userId}`).digest("hex").slice(0, 24);
  await storedDocuments("audit_entries").updateOne(
    { _id },
    {
      $setOnInsert: {
        tenantId: String(tenantId),
        at: new Date(),
        actor: { name: "系统升级 upgrade" },
        action,
        target: { kind: "users", id: userId, name: String(user?.name ?? userId) },
        details,
      },
    },
    { upsert: true },
  );
}

/** The index of the release before, which let a name be taken twice; the unique one takes its place. */
async function dropPlainIndex(): Promise<void> {
  try {
    await storedDocuments("users").dropIndex("username_1");
  } catch (error) {
    if (!(error instanceof mongo.MongoServerError && (error.code === 26 || error.code === 27))) throw error;
  }
}

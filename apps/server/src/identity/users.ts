import { globalCollection, inTransaction } from "../database/global-collection.ts";
import { newId } from "../database/model.ts";
import { AppError, problem } from "../rpc/app-error.ts";
import { hashPassword, passwordWeakness } from "./passwords.ts";
import { normalizeUsername } from "./usernames.ts";

/** As the sign-in library keeps them. People have no e-mail address here; the library wants a unique one. */
interface UserRecord {
  _id: string;
  name: string;
  email: string;
  emailVerified: boolean;
  username: string;
  displayUsername: string;
  createdAt: Date;
  updatedAt: Date;
}

interface AccountRecord {
  _id: string;
  accountId: string;
  providerId: "credential";
  userId: string;
  password: string;
  createdAt: Date;
  updatedAt: Date;
}

export interface NewUser {
  id?: string;
  username: string;
  name: string;
  password: string;
}

/** Makes a user who can sign in. Errors: `duplicate` (user name), `weak-password`. */
export async function createUser(user: NewUser): Promise<{ id: string }> {
  const weakness = passwordWeakness(user.password, user.username);
  if (weakness) {
    throw new AppError("weak-password", {
      message: weakness,
      problems: [problem("weak-password", "/password", weakness.zh, weakness.en)],
    });
  }
  const taken = await users().findOne({ username: normalizeUsername(user.username) }, inTransaction());
  if (taken) {
    throw new AppError("duplicate", {
      problems: [problem("duplicate", "/username", "用户名已被使用", "is taken")],
    });
  }
  const [record] = await insertUsers([{ ...user, passwordHash: await hashPassword(user.password) }]);
  return { id: record?._id ?? "" };
}

/** Writes users whose passwords are hashed already: for createUser and the seed. */
export async function insertUsers(
  list: readonly (Omit<NewUser, "password"> & { passwordHash: string })[],
): Promise<UserRecord[]> {
  if (list.length === 0) return [];
  const now = new Date();
  const records = list.map(
    (one): UserRecord => ({
      _id: one.id ?? newId(),
      name: one.name,
      email: `${normalizeUsername(one.username)}@users.invalid`,
      emailVerified: false,
      username: normalizeUsername(one.username),
      displayUsername: one.username,
      createdAt: now,
      updatedAt: now,
    }),
  );
  const accountRecords = records.map(
    (record, index): AccountRecord => ({
      _id: newId(),
      accountId: record._id,
      providerId: "credential",
      userId: record._id,
      password: list[index]?.passwordHash ?? "",
      createdAt: now,
      updatedAt: now,
    }),
  );
  await users().insertMany(records, inTransaction());
  await accounts().insertMany(accountRecords, inTransaction());
  return records;
}

/** Sets a password without knowing the old one and ends all sessions: the operator's command. */
export async function resetPassword(username: string, password: string): Promise<void> {
  const user = await users().findOne({ username: normalizeUsername(username) });
  if (!user) throw new AppError("not-found");
  const weakness = passwordWeakness(password, username);
  if (weakness || password.length < 10)
    throw new AppError("weak-password", weakness ? { message: weakness } : {});
  await accounts().updateOne(
    { userId: user._id, providerId: "credential" },
    { $set: { password: await hashPassword(password), updatedAt: new Date() } },
  );
  await globalCollection<{ _id: string; userId: string }>("sessions").deleteMany({ userId: user._id });
}

/** Names by user id; who is not there is left out. */
export async function userNames(ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const found = await users()
    .find({ _id: { $in: [...new Set(ids)] } }, { projection: { name: 1 }, ...inTransaction() })
    .toArray();
  return new Map(found.map(({ _id, name }) => [_id, name]));
}

export async function hasUsers(): Promise<boolean> {
  return (await users().findOne({}, { projection: { _id: 1 }, ...inTransaction() })) !== null;
}

export function users() {
  return globalCollection<UserRecord>("users");
}

function accounts() {
  return globalCollection<AccountRecord>("accounts");
}

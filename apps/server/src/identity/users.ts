import { type Role, ValidationError, validators } from "@duheng/contracts";
import { globalCollection, inTransaction } from "../database/global-collection.ts";
import { newId } from "../database/model.ts";
import { AppError, problem } from "../errors/app-error.ts";
import { type PasswordOwner, refuseWeakPassword } from "./password-rules.ts";
import { hashPassword, noPassword } from "./passwords.ts";
import { searchTextOf } from "./search-text.ts";
import { normalizeUsername } from "./usernames.ts";

/** As the sign-in library keeps them. People have no e-mail address here; the library wants a unique one. */
export interface UserRecord {
  _id: string;
  name: string;
  email: string;
  emailVerified: boolean;
  username: string;
  displayUsername: string;
  /** All that it is found by (search-text.ts). */
  searchText: string;
  /** As its documents of that name are (kept-memberships.ts). */
  memberships: MirroredMembership[];
  disabledAt?: Date;
  lastSignInAt?: Date;
  /** No password was ever made. */
  awaitsSlip?: true;
  /** The password is that of a slip, good until then. */
  slipEndsAt?: Date;
  createdAt: Date;
  updatedAt: Date;
}

/** A membership beside its account, so that one list is searched by both. */
export interface MirroredMembership {
  tenantId: string;
  roles: Role[];
  staffId?: string;
  number?: string;
  endedAt?: Date;
  /** The unit was merged into another. */
  isPast?: true;
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

/** As the sign-in library keeps it. */
interface SessionRecord {
  _id: string;
  userId: string;
  createdAt: Date;
  updatedAt: Date;
  expiresAt: Date;
}

export interface NewUser {
  id?: string;
  username: string;
  name: string;
  password: string;
  /** Names of the units that the person will be in. */
  units?: readonly string[];
}

/** A user whose name and password were judged, and the password hashed; without one, nobody signs in until a slip is made. */
export interface ReadyUser extends Omit<NewUser, "password" | "units"> {
  readonly passwordHash?: string;
  /** What it is where, of memberships that are written with it. */
  readonly memberships?: MirroredMembership[];
}

/** Makes a user who can sign in. Errors: those of readyUser and insertUser. */
export async function createUser(user: NewUser): Promise<{ id: string }> {
  return insertUser(await readyUser(user));
}

/**
 * Judges a new user and hashes the password, before any transaction. Errors: `weak-password`, `invalid-input` (a user name
 * with which nobody could sign in, a name that is none).
 */
export async function readyUser({ password, units = [], ...user }: NewUser): Promise<ReadyUser> {
  refuseUser(user);
  return { ...user, passwordHash: await hashNewPassword({ ...user, units }, password) };
}

/** Refuses (`invalid-input`) a user name with which nobody could sign in, and a name that is none. */
export function refuseUser({ username, name }: Pick<NewUser, "username" | "name">): void {
  refuseUsername(username);
  refuseName(name);
}

/** Hashes a new password that will do, before any transaction. Errors: `weak-password`. */
export async function hashNewPassword(owner: PasswordOwner, password: string): Promise<string> {
  await refuseWeakPassword(password, owner, "/password");
  return hashPassword(password);
}

/** Writes a user who was judged. Errors: `duplicate` (user name). */
export async function insertUser(user: ReadyUser): Promise<{ id: string }> {
  const taken = await users().findOne({ username: normalizeUsername(user.username) }, inTransaction());
  if (taken) {
    throw new AppError("duplicate", {
      problems: [problem("duplicate", "/username", "用户名已被使用", "is taken")],
    });
  }
  const [record] = await insertUsers([user]);
  return { id: record?._id ?? "" };
}

/** Writes users whose passwords are hashed already: for insertUser and the seed. */
export async function insertUsers(list: readonly ReadyUser[]): Promise<UserRecord[]> {
  if (list.length === 0) return [];
  const now = new Date();
  const records = list.map(
    ({ id = newId(), name, username: displayUsername, memberships = [], ...one }): UserRecord => ({
      _id: id,
      name,
      ...usernameOf(displayUsername),
      emailVerified: false,
      memberships,
      searchText: searchTextOf({ name, username: normalizeUsername(displayUsername), memberships }),
      ...(one.passwordHash === undefined ? { awaitsSlip: true } : {}),
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
      password: list[index]?.passwordHash ?? noPassword(),
      createdAt: now,
      updatedAt: now,
    }),
  );
  await users().insertMany(records, inTransaction());
  await accounts().insertMany(accountRecords, inTransaction());
  return records;
}

/** Those of the user names, as they are compared, that somebody has. */
export async function takenUsernames(usernames: readonly string[]): Promise<Set<string>> {
  const found = await users()
    .find({ username: { $in: [...usernames] } }, { projection: { username: 1 }, ...inTransaction() })
    .toArray();
  return new Set(found.map(({ username }) => username));
}

/** The user of that name. Errors: `not-found`. */
export async function userNamed(username: string): Promise<UserRecord> {
  const user = await users().findOne({ username: normalizeUsername(username) }, inTransaction());
  if (!user) {
    throw new AppError("not-found", {
      message: { zh: `没有此用户名：${username}`, en: `There is no such user name: ${username}` },
    });
  }
  return user;
}

/**
 * Sets a password (as hashNewPassword gives it) without knowing the old one and ends all sessions. `slipEndsAt`: it is that of a
 * slip, good until then, and must be changed at the first sign-in.
 */
export async function setPassword(userId: string, passwordHash: string, slipEndsAt?: Date): Promise<void> {
  const updatedAt = new Date();
  await accounts().updateOne(
    { userId, providerId: "credential" },
    { $set: { password: passwordHash, updatedAt } },
    inTransaction(),
  );
  await users().updateOne(
    { _id: userId },
    slipEndsAt === undefined
      ? { $set: { updatedAt }, $unset: { awaitsSlip: "", slipEndsAt: "" } }
      : { $set: { updatedAt, slipEndsAt }, $unset: { awaitsSlip: "" } },
    inTransaction(),
  );
  await endSessions({ userId });
}

/** The hash of the password that an account has now. */
export async function passwordHashOf(userId: string): Promise<string> {
  const account = await accounts().findOne({ userId, providerId: "credential" }, inTransaction());
  return account?.password ?? noPassword();
}

/**
 * Puts a password of the person's own in the place of the one that he was asked for, both as hashes, and ends all sessions. False
 * where another stands there by now, such as that of a slip: nothing is written then. In a transaction.
 */
export async function setOwnPassword(userId: string, { from, to }: OwnPassword): Promise<boolean> {
  const updatedAt = new Date();
  const { matchedCount } = await accounts().updateOne(
    { userId, providerId: "credential", password: from },
    { $set: { password: to, updatedAt } },
    inTransaction(),
  );
  if (matchedCount === 0) return false;
  await users().updateOne(
    { _id: userId },
    { $unset: { awaitsSlip: "", slipEndsAt: "" }, $set: { updatedAt } },
    inTransaction(),
  );
  await endSessions({ userId });
  return true;
}

interface OwnPassword {
  readonly from: string;
  readonly to: string;
}

/** Somebody signed in with it just now. */
export async function noteSignIn(userId: string): Promise<void> {
  await users().updateOne({ _id: userId }, { $set: { lastSignInAt: new Date() } });
}

function usernameOf(displayUsername: string): Pick<UserRecord, "username" | "displayUsername" | "email"> {
  const username = normalizeUsername(displayUsername);
  return { username, displayUsername, email: `${username}@users.invalid` };
}

/** Disabled: nobody signs in with it and its sessions are over at once; the person's documents stay as they are. */
export async function setDisabled(userId: string, isDisabled: boolean): Promise<void> {
  const now = new Date();
  await users().updateOne(
    { _id: userId },
    isDisabled
      ? { $set: { disabledAt: now, updatedAt: now } }
      : { $set: { updatedAt: now }, $unset: { disabledAt: "" } },
    inTransaction(),
  );
  if (isDisabled) await endSessions({ userId });
}

/** The account as it is kept; undefined where there is none. */
export async function userById(id: string): Promise<UserRecord | undefined> {
  return (await users().findOne({ _id: id }, inTransaction())) ?? undefined;
}

/** Ends sessions at once: they are read with each request. */
export async function endSessions(whose: { userId: string }): Promise<void> {
  await globalCollection<{ _id: string; userId: string }>("sessions").deleteMany(whose, inTransaction());
}

/** Who works in a tenant goes on in another of his own, or in this one when he chooses it again. */
export async function endWorkIn(tenantId: string): Promise<void> {
  await globalCollection<{ _id: string; activeTenantId?: string }>("sessions").updateMany(
    { activeTenantId: tenantId },
    { $unset: { activeTenantId: "" } },
    inTransaction(),
  );
}

/** When the sessions of an account that are not over began, and were used last: the newest first. */
export async function openSessions(userId: string): Promise<{ beganAt: string; lastUsedAt: string }[]> {
  const found = await globalCollection<SessionRecord>("sessions")
    .find({ userId, expiresAt: { $gt: new Date() } }, { limit: 50 })
    .toArray();
  const newestFirst = found.toSorted((one, other) => +other.createdAt - +one.createdAt);
  return newestFirst.map(({ createdAt, updatedAt }) => ({
    beganAt: createdAt.toISOString(),
    lastUsedAt: updatedAt.toISOString(),
  }));
}

/** What the person of an account is called from now on. */
export async function nameAccount(userId: string, name: string): Promise<void> {
  const user = await userById(userId);
  if (user === undefined) return;
  await users().updateOne(
    { _id: userId },
    { $set: { name, searchText: searchTextOf({ ...user, name }), updatedAt: new Date() } },
    inTransaction(),
  );
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

/** As signing in asks: what could never be entered there is no user name. */
export function isUsername(username: string): boolean {
  const isVisible = username.trim() !== "" && !/[\p{Cc}\p{Cf}\p{Cs}]/u.test(username);
  return isVisible && validators.SignInInput.is({ username, password: "x" });
}

function refuseUsername(username: string): void {
  if (isUsername(username)) return;
  const [zh, en] = ["用户名须为 1 到 100 个可见字符", "must have 1 to 100 visible characters"];
  throw new AppError("invalid-input", {
    message: { zh: `${zh}。`, en: `The user name ${en}.` },
    problems: [problem("invalid-username", "/username", zh, en)],
  });
}

/** The operator's commands bring names that no input's schema has seen. */
function refuseName(name: string): void {
  try {
    validators.Title.parse(name);
  } catch (error) {
    if (!(error instanceof ValidationError)) throw error;
    const [{ zh, en } = { zh: "不符合要求", en: "is not valid" }] = error.problems.map((one) => one.message);
    throw new AppError("invalid-input", {
      message: { zh: `姓名${zh}。`, en: `The name ${en}.` },
      problems: [problem("invalid-name", "/name", zh, en)],
    });
  }
}

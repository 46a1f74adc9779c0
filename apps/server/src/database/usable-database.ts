import { Error as MongooseError, mongo } from "mongoose";
import { HeldByOthersError } from "./transaction.ts";

/** The oldest MongoDB whose aggregation this server uses whole. */
const oldest = 6;

/** Another MongoDB cannot be used; the message says why, in both languages. */
export class UnusableDatabase extends Error {}

/** What `hello` and `buildInfo` say of a server. */
export interface ServerFacts {
  readonly setName?: string | undefined;
  readonly msg?: string | undefined;
  /** Absent where there are no sessions, and so no transactions. */
  readonly logicalSessionTimeoutMinutes?: number | null | undefined;
  readonly version: string;
}

/**
 * Why a database of this kind cannot be used: none of a replica set or cluster, without sessions, or too old. Null where
 * it can.
 */
export function unusable(facts: ServerFacts): string | null {
  const { setName, msg, logicalSessionTimeoutMinutes: sessions, version } = facts;
  if (setName === undefined && msg !== "isdbgrid")
    return inBoth(
      "那里是单机 MongoDB，不支持事务。请把它改为副本集（单个节点也可以），并在地址中加上 replicaSet=…",
      "there is a standalone MongoDB, which has no transactions. Make it a replica set (one member is enough) and add replicaSet=… to the address",
    );
  if (Number.parseInt(version, 10) < oldest)
    return inBoth(
      `那里的 MongoDB ${version} 太旧，需要 ${oldest} 或更新的版本`,
      `the MongoDB ${version} there is too old; ${oldest} or later is needed`,
    );
  if (typeof sessions !== "number") return withoutTransactions;
  return null;
}

/** What a database failed with while the platform starts, as its setting's reader can mend it. */
export function startFailure(error: unknown): string {
  if (error instanceof UnusableDatabase) return error.message;
  const causes = [error, ...reasonsOf(error), ...originalOf(error)];
  const has = (...codes: unknown[]) =>
    causes.some((each) => each instanceof mongo.MongoServerError && codes.includes(each.code));
  if (has(18)) return inBoth("用户名或密码不正确", "the user name or the password is refused");
  if (has(13))
    return inBoth(
      "该用户没有权限，需要对所用数据库的 readWrite",
      "this user has not the rights: readWrite on the database is needed",
    );
  if (error instanceof HeldByOthersError)
    return inBoth(
      "那里的数据正被另一个未结束的事务占用（例如刚被中断的程序留下的）。请一分钟后再启动",
      "another transaction that is still open, such as that of a process just killed, holds data there. Start again in a minute",
    );
  if (has(20, 263)) return withoutTransactions;
  if (has(10107, 13435))
    return inBoth(
      "那里是不能写入的从节点。请在地址中写出 replicaSet=…，去掉 directConnection",
      "there is a secondary, which takes no writes. Give replicaSet=… in the address and leave directConnection out",
    );
  if (
    causes.some((each) => each instanceof mongo.MongoCompatibilityError || /wire version/.test(String(each)))
  )
    return inBoth("那里的 MongoDB 太旧", "the MongoDB there is too old");
  if (causes.some((each) => each instanceof Error && addressErrors.has(each.name)))
    return inBoth("地址写法有误", `this is no address of a MongoDB: ${messageOf(error)}`);
  if (isSelection(error)) return unselected(error);
  if (error instanceof Error && Reflect.get(error, "syscall") === "open")
    return inBoth(
      "地址中写的文件打不开",
      `a file that the address names cannot be opened: ${messageOf(error)}`,
    );
  if (error instanceof mongo.MongoServerError)
    return inBoth(
      "那里的数据库拒绝了度衡需要的操作",
      `the database there refuses what the platform needs: ${messageOf(error)} (${error.code})`,
    );
  return unanswered(error);
}

const withoutTransactions = inBoth(
  "那里的数据库不支持会话和事务。请使用副本集或分片集群",
  "the database there has no sessions and transactions. Use a replica set or a sharded cluster",
);

const addressErrors = new Set(["MongoParseError", "MongoInvalidArgumentError", "MongoRuntimeError"]);

type SelectionError = Error & { reason?: mongo.TopologyDescription };

function isSelection(error: unknown): error is SelectionError {
  return (
    error instanceof MongooseError.MongooseServerSelectionError ||
    error instanceof mongo.MongoServerSelectionError
  );
}

/** Servers that answer and are not chosen: a set of another name, or without a primary. */
function unselected(error: SelectionError): string {
  const { reason } = error;
  const wanted = reason?.setName;
  const servers = [...(reason?.servers.values() ?? [])];
  const answers = servers.some(({ type, error: failed }) => type !== "Unknown" && failed == null);
  if (wanted != null && (servers.length === 0 || (answers && !servers.some((one) => one.setName === wanted))))
    return inBoth(
      `那里没有名为 ${wanted} 的副本集，请核对地址中的 replicaSet`,
      `there is no replica set named ${wanted}: look at replicaSet in the address`,
    );
  if (answers)
    return inBoth(
      "副本集目前没有主节点，请等选举完成或检查各节点",
      "the replica set has no primary at present: wait for the election, or look at its members",
    );
  return unanswered(error);
}

function unanswered(error: unknown): string {
  return inBoth("那里没有数据库应答", `no database answers there: ${messageOf(error)}`);
}

/** Behind a failed selection of a server stands what each server said. */
function reasonsOf(error: unknown): unknown[] {
  if (!isSelection(error)) return [];
  return [...(error.reason?.servers?.values() ?? [])].flatMap(({ error: inner }) =>
    inner == null ? [] : [inner],
  );
}

/** A refusal for which the driver puts its own words. */
function originalOf(error: unknown): unknown[] {
  const original: unknown =
    error instanceof mongo.MongoServerError ? Reflect.get(error, "originalError") : undefined;
  return original === undefined ? [] : [original];
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function inBoth(zh: string, en: string): string {
  return `${zh}。 ${en}.`;
}

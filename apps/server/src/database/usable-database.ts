import { Error as MongooseError, mongo } from "mongoose";

/** The oldest MongoDB whose aggregation this server uses whole. */
const oldest = 6;

/** What `hello` and `buildInfo` say of a server. */
export interface ServerFacts {
  readonly setName?: string | undefined;
  readonly msg?: string | undefined;
  readonly version: string;
}

/** Why a database of this kind cannot be used: none of a replica set or cluster, or too old. Null where it can. */
export function unusable({ setName, msg, version }: ServerFacts): string | null {
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
  return null;
}

/** Why the connection failed, as its setting's reader can mend it. */
export function connectFailure(error: unknown): string {
  const causes = [error, ...reasonsOf(error)];
  const code = (wanted: number) =>
    causes.some((each) => each instanceof mongo.MongoServerError && each.code === wanted);
  if (code(18)) return inBoth("用户名或密码不正确", "the user name or the password is refused");
  if (code(13))
    return inBoth(
      "该用户没有权限，需要 readWrite 和 dbAdmin",
      "this user has not the rights: readWrite and dbAdmin are needed",
    );
  if (
    causes.some((each) => each instanceof mongo.MongoCompatibilityError || /wire version/.test(String(each)))
  )
    return inBoth("那里的 MongoDB 太旧", "the MongoDB there is too old");
  if (causes.some((each) => each instanceof Error && each.name === "MongoParseError"))
    return inBoth("地址写法有误", `this is no address of a MongoDB: ${messageOf(error)}`);
  return inBoth("那里没有数据库应答", `no database answers there: ${messageOf(error)}`);
}

/** Behind a failed selection of a server stands what each server said. */
function reasonsOf(error: unknown): unknown[] {
  if (
    !(
      error instanceof MongooseError.MongooseServerSelectionError ||
      error instanceof mongo.MongoServerSelectionError
    )
  )
    return [];
  const { reason } = error as { reason?: { servers?: ReadonlyMap<string, { error?: unknown }> } };
  return [...(reason?.servers?.values() ?? [])].flatMap(({ error: inner }) => (inner == null ? [] : [inner]));
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function inBoth(zh: string, en: string): string {
  return `${zh}。 ${en}.`;
}

import type { mongo } from "mongoose";
import { mongoose } from "../src/database/mongoose.ts";
import { kindOfCollection } from "../src/database/tenancy/collections.ts";

/** One command that reached the server on a tenant's collection without being kept inside a tenant. */
export interface Leak {
  command: string;
  collection: string;
  why: string;
}

export interface Probe extends Disposable {
  /** Commands on tenants' collections that were judged. */
  readonly judged: number;
  /** Names of the commands judged. */
  readonly names: ReadonlySet<string>;
  readonly leaks: readonly Leak[];
}

/**
 * Watches each command that the driver sends and judges those on a tenant's collection: it must bear the predicate of
 * one of `tenantIds`, at the top or in `$and`, and whatever it writes must belong to it. It knows nothing of the guard
 * that it tests. Collections that no model knows are leaks, too.
 */
export function probeTenancy(tenantIds: readonly string[]): Probe {
  const client = mongoose.connection.getClient();
  const leaks: Leak[] = [];
  const names = new Set<string>();
  let judged = 0;
  const listener = ({ commandName, command }: mongo.CommandStartedEvent) => {
    if (connectionCommands.has(commandName)) return;
    const collection = String(commandName === "getMore" ? command.collection : command[commandName]);
    const kind = kindOfCollection(collection);
    if (kind === "global" || unmodelled.has(collection)) return;
    names.add(commandName);
    judged += 1;
    const why =
      kind === undefined ? "no model knows this collection" : judge(commandName, command, tenantIds);
    if (why) leaks.push({ command: commandName, collection, why });
  };
  client.on("commandStarted", listener);
  return {
    get judged() {
      return judged;
    },
    names,
    leaks,
    [Symbol.dispose]: () => void client.off("commandStarted", listener),
  };
}

/** About the connection, the session, or indexes: no documents. getMore goes on with a cursor that was judged. */
const connectionCommands = new Set([
  "hello",
  "ismaster",
  "ping",
  "endSessions",
  "abortTransaction",
  "commitTransaction",
  "killCursors",
  "getMore",
  "createIndexes",
  "listIndexes",
  "create",
]);

/** Global by name, without a model of their own. */
const unmodelled = new Set([
  "users",
  "accounts",
  "sessions",
  "verifications",
  "sign_in_attempts",
  "system_settings",
  "migrations",
]);

type Plain = Record<string, unknown>;

function judge(name: string, command: Plain, tenantIds: readonly string[]): string | undefined {
  const isOurs = (value: unknown) => typeof value === "string" && tenantIds.includes(value);
  const bears = (filter: unknown): boolean =>
    isPlain(filter) &&
    (isOurs(filter.tenantId) || (Array.isArray(filter.$and) && filter.$and.some((one) => bears(one))));
  const changesTenant = (update: unknown): boolean =>
    Array.isArray(update) ||
    (isPlain(update) &&
      Object.entries(update).some(([operator, body]) =>
        operator.startsWith("$") ? isPlain(body) && "tenantId" in body : false,
      ));

  switch (name) {
    case "find":
      return bears(command.filter) ? undefined : "filter without tenant";
    case "count":
    case "distinct":
      return bears(command.query) ? undefined : "query without tenant";
    case "aggregate":
      return judgePipeline(command.pipeline, bears, true);
    case "insert":
      return list(command.documents).every((one) => isPlain(one) && isOurs(one.tenantId))
        ? undefined
        : "document without tenant";
    case "update":
      return list(command.updates).every((one) => isPlain(one) && bears(one.q) && !changesTenant(one.u))
        ? undefined
        : "update without tenant";
    case "delete":
      return list(command.deletes).every((one) => isPlain(one) && bears(one.q))
        ? undefined
        : "delete without tenant";
    case "findAndModify":
      return bears(command.query) && !changesTenant(command.update)
        ? undefined
        : "findAndModify without tenant";
    default:
      return "a command that the probe does not know";
  }
}

function judgePipeline(
  pipeline: unknown,
  bears: (filter: unknown) => boolean,
  first: boolean,
): string | undefined {
  const stages = list(pipeline);
  const [head] = stages;
  if (first && !(isPlain(head) && bears(head.$match))) return "pipeline without tenant";
  for (const stage of stages) {
    if (!isPlain(stage)) return "unreadable stage";
    for (const [name, body] of Object.entries(stage)) {
      const inner = judgeStage(name, body, bears);
      if (inner) return inner;
    }
  }
  return undefined;
}

function judgeStage(name: string, body: unknown, bears: (filter: unknown) => boolean): string | undefined {
  if (name === "$out" || name === "$merge") return `${name} writes elsewhere`;
  if (name === "$facet" && isPlain(body)) {
    for (const inner of Object.values(body)) {
      const why = judgePipeline(inner, bears, false);
      if (why) return why;
    }
  }
  const from = isPlain(body) ? (body.from ?? body.coll) : undefined;
  if (typeof from === "string" && kindOfCollection(from) !== "global") {
    if (name === "$graphLookup")
      return isPlain(body) && bears(body.restrictSearchWithMatch) ? undefined : `${name} into ${from}`;
    return judgePipeline(isPlain(body) ? body.pipeline : undefined, bears, true)?.concat(
      ` (${name} into ${from})`,
    );
  }
  return undefined;
}

function isPlain(value: unknown): value is Plain {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function list(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

import type { mongo } from "mongoose";
import { mongoose } from "../src/database/mongoose.ts";
import { kindOfCollection } from "../src/database/tenancy/collections.ts";

type Plain = Record<string, unknown>;

/** A query as it reached the database. */
export interface SeenQuery {
  readonly name: string;
  readonly collection: string;
  readonly command: Plain;
  /** The same for queries that differ in nothing but values. */
  readonly shape: string;
}

/** How the database finds what a query asks for. */
export interface QueryPlan {
  readonly collection: string;
  /** Names of all stages, from the outermost; `$…` of a pipeline's own are not among them. */
  readonly stages: readonly string[];
  /** The first field of each index that is used. */
  readonly prefixes: readonly string[];
  readonly examined: number;
  readonly returned: number;
}

export interface QueryWatch extends Disposable {
  /** What was asked since the beginning, or since the last time it was taken. */
  take(): SeenQuery[];
}

/** Watches the queries that the driver sends, of any collection. */
export function watchQueries(): QueryWatch {
  const client = mongoose.connection.getClient();
  let seen: SeenQuery[] = [];
  const listener = ({ commandName: name, command }: mongo.CommandStartedEvent) => {
    if (queries.has(name)) seen.push(seenQuery(name, command));
  };
  client.on("commandStarted", listener);
  return {
    take() {
      const taken = seen;
      seen = [];
      return taken;
    },
    [Symbol.dispose]: () => void client.off("commandStarted", listener),
  };
}

const queries = new Set(["find", "aggregate", "count", "distinct", "update", "delete", "findAndModify"]);

function seenQuery(name: string, command: Plain): SeenQuery {
  const { filter, query, pipeline, sort, updates, deletes } = command;
  const collection = String(command[name]);
  const asked = shapeOf({ filter, query, pipeline, updates, deletes });
  // The driver sends a sort as a map.
  const order = sort instanceof Map ? [...sort] : sort;
  return {
    name,
    collection,
    command: { ...command },
    shape: JSON.stringify([name, collection, order, asked]),
  };
}

function shapeOf(value: unknown): unknown {
  if (Array.isArray(value)) {
    const [first] = value;
    return typeof first === "object" && first !== null ? value.map(shapeOf) : [value.length > 1];
  }
  if (typeof value !== "object" || value === null || value instanceof Date) return typeof value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, shapeOf(one)]));
}

/** Runs the query once more, explained. */
export async function explainQuery({ collection, command }: SeenQuery): Promise<QueryPlan> {
  const kept = Object.entries(command).filter(([key]) => !ofTheSession.has(key) && !key.startsWith("$"));
  const told = await mongoose.connection
    .getClient()
    .db(mongoose.connection.name)
    .command({ explain: Object.fromEntries(kept), verbosity: "executionStats" });
  const [head] = list(told.stages);
  const found = plain(plain(head).$cursor ?? told);
  const nodes = nodesOf(plain(found.queryPlanner).winningPlan);
  const { totalDocsExamined, nReturned } = plain(found.executionStats);
  // Groups are few, whatever they were made from.
  const names = list(told.stages).flatMap((stage) => Object.keys(plain(stage)));
  const ungrouped = names.slice(0, names.includes("$group") ? names.indexOf("$group") : names.length);
  const sorts = ungrouped.includes("$sort") ? ["SORT"] : [];
  return {
    collection,
    stages: [...sorts, ...nodes.map(({ stage }) => String(stage))],
    prefixes: nodes.flatMap(({ keyPattern }) =>
      keyPattern === undefined ? [] : [Object.keys(plain(keyPattern))[0] ?? ""],
    ),
    examined: Number(totalDocsExamined),
    returned: Number(nReturned),
  };
}

const ofTheSession = new Set([
  "lsid",
  "txnNumber",
  "autocommit",
  "startTransaction",
  "readConcern",
  "writeConcern",
]);

/** Why a query is not served by an index as it should be; undefined where it is. */
export function unserved({ collection, stages, prefixes }: QueryPlan): string | undefined {
  if (stages.includes("COLLSCAN")) return "reads the whole collection";
  if (stages.includes("SORT")) return "is sorted in memory";
  if (
    kindOfCollection(collection) === "tenant" &&
    prefixes.some((first) => first !== "tenantId" && first !== "_id")
  )
    return `uses an index that begins with ${prefixes.join()}`;
  return undefined;
}

function nodesOf(plan: unknown): Plain[] {
  if (typeof plan !== "object" || plan === null) return [];
  const node = plain(plan);
  return [node, ...nodesOf(node.inputStage), ...list(node.inputStages).flatMap(nodesOf)];
}

function plain(value: unknown): Plain {
  return typeof value === "object" && value !== null ? (value as Plain) : {};
}

function list(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

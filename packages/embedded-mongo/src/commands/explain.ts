import { compileFilter, compilePipeline, type Document, isDocument, MongoError } from "../engine/index.ts";
import { type FindRequest, find } from "../query/find.ts";
import { prepareUpdate } from "../query/modify.ts";
import { type SplitPipeline, splitPipeline } from "../query/pipeline-source.ts";
import { planQuery } from "../query/plan.ts";
import type { Plan, PlanRequest } from "../query/plan-types.ts";
import type { QueryOptions } from "../query/query-options.ts";
import { pacedScan, type ScanStatistics } from "../query/scan.ts";
import type { CollectionInfo } from "../storage/catalog-types.ts";
import type { Deadline } from "../storage/deadline.ts";
import type { View } from "../storage/view.ts";
import { document, fieldsOf, optionalText } from "./arguments.ts";
import type { Command, Operation } from "./command.ts";
import { collectionOf, readPaced } from "./data-access.ts";
import { describePlan } from "./describe-plan.ts";
import { readFind } from "./find.ts";
import { readFindAndModify } from "./find-and-modify.ts";
import { queryOptions } from "./query-options.ts";
import { readUpdates } from "./update.ts";

/** Says how a command would find its documents, and with `executionStats` how many it looks at. */
export const explain: Command = {
  fields: ["explain", "verbosity"],
  reads: true,
  run: (operation) => {
    const inner = document(fieldsOf(operation), "explain");
    const name = Object.keys(inner)[0] ?? "";
    const verbosity = optionalText(fieldsOf(operation), "verbosity") ?? "allPlansExecution";
    return explainOperation({ ...operation, name, body: inner }, verbosity);
  },
};

/** The explanation of a command that has been read already. */
export async function explainOperation(operation: Operation, verbosity: string): Promise<Document> {
  const { name, namespace } = collectionOf(operation);
  if (!["queryPlanner", "executionStats", "allPlansExecution"].includes(verbosity))
    throw new MongoError("FailedToParse", "verbosity string must be one of the known verbosities");
  return await readPaced(operation, function* ({ view, catalog }) {
    const collection = catalog.collection(operation.db, name);
    const { request, plan, rest } = explained(
      operation,
      (pipeline, options) =>
        splitPipeline(pipeline, {
          view,
          collection,
          hint: operation.body.hint,
          options,
          deadline: operation.deadline,
        }),
      collection,
    );
    const queryPlanner = {
      namespace,
      parsedQuery: request.filter,
      winningPlan: describePlan(plan, request),
      rejectedPlans: [],
    };
    const execution =
      verbosity === "queryPlanner"
        ? {}
        : { executionStats: yield* execute(view, collection, plan, request, operation.deadline) };
    const found = { queryPlanner, ...execution };
    return {
      explainVersion: "1",
      ...(rest.length === 0 ? found : { stages: [{ $cursor: found }, ...rest] }),
      command: operation.body,
      serverInfo: { version: "7.0.0", gitVersion: "duheng-embedded-mongo" },
    };
  });
}

/** Runs what reads the collection, with pauses, and counts. */
function* execute(
  view: View,
  collection: CollectionInfo | undefined,
  plan: Plan,
  request: ExplainRequest,
  deadline: Deadline,
): Generator<null, Document> {
  const statistics: ScanStatistics = { keysExamined: 0, docsExamined: 0 };
  const start = performance.now();
  const rows =
    request.find === undefined
      ? pacedScan(view, collection, plan, compileFilter(request.filter, request.options), {
          statistics,
          deadline,
        })
      : find(view, collection, request.find, { statistics, deadline });
  let nReturned = 0;
  for (const row of rows) {
    if (row === null) yield null;
    else nReturned++;
  }
  return {
    executionSuccess: true,
    nReturned,
    executionTimeMillis: Math.round(performance.now() - start),
    totalKeysExamined: statistics.keysExamined,
    totalDocsExamined: statistics.docsExamined,
    executionStages: { ...describePlan(plan, request), nReturned },
  };
}

interface ExplainRequest extends PlanRequest {
  readonly options: QueryOptions;
  /** The whole of a find, with its skip and limit. */
  readonly find?: FindRequest | undefined;
}

interface Explained {
  readonly request: ExplainRequest;
  readonly plan: Plan;
  /** The stages of a pipeline that do not come from the collection's plan. */
  readonly rest: readonly unknown[];
}

function explained(
  operation: Operation,
  split: (pipeline: readonly unknown[], options: QueryOptions) => SplitPipeline,
  collection: CollectionInfo | undefined,
): Explained {
  const { name, body } = operation;
  const options = queryOptions({ place: name, doc: body });
  const { collation } = options;
  const planned = (request: ExplainRequest): Explained => {
    compileFilter(request.filter, request.options);
    return { request, plan: planQuery(collection, request), rest: [] };
  };
  const plain = (filter: unknown, sort?: unknown): Explained =>
    planned({
      filter: isDocument(filter) ? filter : {},
      sort: isDocument(sort) && Object.keys(sort).length > 0 ? sort : undefined,
      hint: body.hint,
      collation,
      options,
    });
  switch (name) {
    case "find": {
      const request = readFind(operation);
      return planned({ ...request, find: request });
    }
    case "aggregate": {
      if (!Array.isArray(body.pipeline))
        throw new MongoError("TypeMismatch", "'pipeline' option must be specified as an array");
      compilePipeline(body.pipeline, options);
      const { filter, sort, plan, rest } = split(body.pipeline, options);
      return { request: { filter, sort, hint: body.hint, collation, options }, plan, rest };
    }
    case "count":
    case "distinct":
      return plain(body.query);
    case "findAndModify":
      return planned(readFindAndModify(operation).search);
    case "update": {
      const [request] = readUpdates(operation);
      if (request === undefined) return plain({});
      prepareUpdate(request);
      return planned(request);
    }
    case "delete":
      return plain(firstOf(body.deletes));
    default:
      throw new MongoError("CommandNotFound", `Explain failed due to unknown command: ${name}`);
  }
}

function firstOf(statements: unknown): unknown {
  const first: unknown = Array.isArray(statements) ? statements[0] : undefined;
  return isDocument(first) ? first.q : undefined;
}

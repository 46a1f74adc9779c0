import { compileFilter, type Document, isDocument, MongoError } from "../engine/index.ts";
import { splitPipeline } from "../query/pipeline-source.ts";
import { type Plan, type PlanRequest, planQuery } from "../query/plan.ts";
import type { QueryOptions } from "../query/query-options.ts";
import { type ScanStatistics, scan } from "../query/scan.ts";
import { document, fieldsOf, optionalText } from "./arguments.ts";
import type { Command, Operation } from "./command.ts";
import { collectionOf, read } from "./data-access.ts";
import { readFind } from "./find.ts";
import { queryOptions } from "./query-options.ts";

/** Says how a command would find its documents, and with `executionStats` how many it looks at. */
export const explain: Command = {
  fields: ["explain", "verbosity"],
  run: (operation) => {
    const inner = document(fieldsOf(operation), "explain");
    const name = Object.keys(inner)[0] ?? "";
    const verbosity = optionalText(fieldsOf(operation), "verbosity") ?? "allPlansExecution";
    return explainOperation({ ...operation, name, body: inner }, verbosity);
  },
};

/** The explanation of a command that has been read already. */
export function explainOperation(operation: Operation, verbosity: string): Document {
  const { name, namespace } = collectionOf(operation);
  return read(operation, ({ view, catalog }) => {
    const collection = catalog.collection(operation.db, name);
    const request = requestOf(operation, (pipeline, options) => {
      const source = { view, collection, hint: operation.body.hint, options, deadline: operation.deadline };
      return splitPipeline(pipeline, source).filter;
    });
    const plan = planQuery(collection, request);
    const queryPlanner = {
      plannerVersion: 1,
      namespace,
      parsedQuery: request.filter,
      winningPlan: describePlan(plan, request),
      rejectedPlans: [],
    };
    if (verbosity === "queryPlanner") return { queryPlanner, command: operation.body };
    const statistics: ScanStatistics = { keysExamined: 0, docsExamined: 0 };
    const start = performance.now();
    let nReturned = 0;
    const matches = compileFilter(request.filter, request.options);
    for (const _ of scan(view, collection, plan, matches, { statistics, deadline: operation.deadline }))
      nReturned++;
    return {
      queryPlanner,
      executionStats: {
        executionSuccess: true,
        nReturned,
        executionTimeMillis: Math.round(performance.now() - start),
        totalKeysExamined: statistics.keysExamined,
        totalDocsExamined: statistics.docsExamined,
      },
      command: operation.body,
    };
  });
}

interface ExplainRequest extends PlanRequest {
  readonly options: QueryOptions;
}

function requestOf(
  operation: Operation,
  filterOfPipeline: (pipeline: readonly unknown[], options: QueryOptions) => Document,
): ExplainRequest {
  const { name, body } = operation;
  const options = queryOptions({ place: name, doc: body });
  const plain = (filter: unknown): ExplainRequest => ({
    filter: isDocument(filter) ? filter : {},
    hint: body.hint,
    collation: options.collation,
    options,
  });
  switch (name) {
    case "find":
      return readFind(operation);
    case "aggregate":
      return plain(filterOfPipeline(Array.isArray(body.pipeline) ? body.pipeline : [], options));
    case "count":
    case "distinct":
      return plain(body.query);
    case "findAndModify":
      return { ...plain(body.query), sort: isDocument(body.sort) ? body.sort : undefined };
    case "update":
      return plain(firstOf(body.updates));
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

function describePlan(plan: Plan, { filter, sort }: ExplainRequest): Document {
  if (plan.kind === "none") return { stage: "EOF" };
  const found: Document =
    plan.kind === "collection"
      ? { stage: "COLLSCAN", filter, direction: plan.reverse ? "backward" : "forward" }
      : { stage: "FETCH", filter, inputStage: describeSource(plan) };
  return plan.sorted || sort === undefined ? found : { stage: "SORT", sortPattern: sort, inputStage: found };
}

/** Where the numbers of the records come from. */
function describeSource(plan: Plan): Document {
  if (plan.kind === "union") return { stage: "OR", inputStages: plan.plans.map(describeSource) };
  if (plan.kind !== "index") return { stage: "EOF" };
  return {
    stage: "IXSCAN",
    keyPattern: plan.index.key,
    indexName: plan.index.name,
    isMultiKey: plan.index.multikey,
    isUnique: plan.index.unique,
    isSparse: plan.index.sparse,
    isPartial: plan.index.partialFilterExpression !== undefined,
    direction: plan.reverse ? "backward" : "forward",
    boundedFields: plan.bounded,
    ranges: plan.ranges.length,
  };
}

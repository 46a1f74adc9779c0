import {
  compileFilter,
  compileSlotGroup,
  type Document,
  fieldsOfFilter,
  fieldsOfPipeline,
  isDocument,
  joinFields,
  type Predicate,
  pause,
} from "../engine/index.ts";
import type { CollectionInfo } from "../storage/catalog-types.ts";
import type { Deadline } from "../storage/deadline.ts";
import type { View } from "../storage/view.ts";
import { planQuery } from "./plan.ts";
import type { Plan } from "./plan-types.ts";
import type { QueryOptions } from "./query-options.ts";
import { pacedRecords, pacedScan, type ScanOptions } from "./scan.ts";

/** What a pipeline reads first. */
export interface SourceRequest {
  readonly view: View;
  readonly collection: CollectionInfo | undefined;
  readonly hint: unknown;
  readonly options: QueryOptions;
  readonly deadline: Deadline;
}

/** A pipeline without the stages that its source has taken over. */
export interface SplitPipeline {
  readonly plan: Plan;
  readonly filter: Document;
  /** The order the plan gives, if the pipeline asks for one and the plan can. */
  readonly sort: Document | undefined;
  readonly source: Iterable<Document>;
  readonly rest: readonly unknown[];
}

/** Hands the `$match` stages at the beginning, and a `$sort` an index can give, to the planner. The source has pauses. */
export function splitPipeline(pipeline: readonly unknown[], request: SourceRequest): SplitPipeline {
  const { view, collection, hint, options, deadline } = request;
  const { filter, sort, taken } = headOf(pipeline);
  const plan = planQuery(collection, { filter, sort, hint, collation: options.collation });
  const sorted = sort !== undefined && plan.kind !== "none" && plan.sorted;
  const rest = pipeline.slice(taken + (sorted ? 1 : 0));
  const fields = joinFields(fieldsOfFilter(filter), fieldsOfPipeline(rest));
  return {
    plan,
    filter,
    sort: sorted ? sort : undefined,
    source: pacedDocuments(view, collection, plan, compileFilter(filter, options), { deadline, fields }),
    rest,
  };
}

/**
 * The same with the `$group` at the beginning of the rest taken over too, where that can be done in one pass over the
 * records as they are stored.
 */
export function withGroup(split: SplitPipeline, request: SourceRequest): SplitPipeline {
  const [first] = split.rest;
  const spec = isDocument(first) ? first.$group : undefined;
  if (request.collection === undefined || !isDocument(spec)) return split;
  const group = compileSlotGroup(split.filter, spec, request.options);
  if (group === undefined) return split;
  const source = group(pacedRecords(request.view, request.collection, split.plan, request.deadline));
  return { ...split, source, rest: split.rest.slice(1) };
}

/** All documents of a collection, with pauses. */
export function scanAll(
  view: View,
  collection: CollectionInfo | undefined,
  deadline: Deadline,
): Iterable<Document> {
  const plan: Plan = { kind: "collection", reverse: false, sorted: true };
  return pacedDocuments(view, collection, plan, () => true, { deadline });
}

function* pacedDocuments(
  view: View,
  collection: CollectionInfo | undefined,
  plan: Plan,
  matches: Predicate,
  options: ScanOptions,
): Iterable<Document> {
  for (const row of pacedScan(view, collection, plan, matches, options)) yield row?.doc ?? pause;
}

function headOf(pipeline: readonly unknown[]): {
  filter: Document;
  sort: Document | undefined;
  taken: number;
} {
  const filters: Document[] = [];
  let sort: Document | undefined;
  for (const stage of pipeline) {
    if (!isDocument(stage)) break;
    if (isDocument(stage.$match)) filters.push(stage.$match);
    else {
      if (isDocument(stage.$sort)) sort = stage.$sort;
      break;
    }
  }
  const [only] = filters;
  const filter =
    filters.length === 1 && only !== undefined ? only : filters.length === 0 ? {} : { $and: filters };
  return { filter, sort, taken: filters.length };
}

import {
  type Document,
  decode,
  type Fields,
  fieldsDecoder,
  isSlowFilter,
  type Predicate,
  turnClock,
  unhurried,
} from "../engine/index.ts";
import type { CollectionInfo } from "../storage/catalog-types.ts";
import { Deadline } from "../storage/deadline.ts";
import { decodeRecordId, recordIdOf, recordKey, tableEnd, tableStart } from "../storage/keys.ts";
import type { View } from "../storage/view.ts";
import { mergedBy, type StoredRecord } from "./merge-sorted.ts";
import type { Plan } from "./plan-types.ts";

/** One record found. */
export interface Row {
  readonly recordId: number;
  readonly bytes: Buffer;
  readonly doc: Document;
}

/** How much was looked at, for explain. */
export interface ScanStatistics {
  keysExamined: number;
  docsExamined: number;
}

/** What goes with a scan beside its plan. */
export interface ScanOptions {
  /** When the scan ends with MaxTimeMSExpired. */
  readonly deadline?: Deadline | undefined;
  readonly statistics?: ScanStatistics | undefined;
  /** The top-level fields that the filter or anybody after it looks at: others are missing in `doc`. All by default. */
  readonly fields?: Fields;
}

/** The records of a plan that pass the filter, one by one. */
export function* scan(
  view: View,
  collection: CollectionInfo | undefined,
  plan: Plan,
  matches: Predicate,
  options: ScanOptions = {},
): Iterable<Row> {
  for (const row of pacedScan(view, collection, plan, matches, options)) if (row !== null) yield row;
}

/** The same with a `null` wherever others should have their turn. */
export function* pacedScan(
  view: View,
  collection: CollectionInfo | undefined,
  plan: Plan,
  matches: Predicate,
  options: ScanOptions = {},
): Iterable<Row | null> {
  if (collection === undefined) return;
  const due = turnClock();
  const { deadline = Deadline.none, statistics, fields } = options;
  const read = fields === undefined ? decode : fieldsDecoder(fields);
  const isSlow = isSlowFilter(matches);
  let sinceCheck = 0;
  for (const { recordId, bytes } of candidates(view, collection, plan, statistics)) {
    if (due()) {
      yield null;
      deadline.check();
    }
    if (++sinceCheck === 256) {
      sinceCheck = 0;
      deadline.check();
    }
    if (statistics !== undefined) statistics.docsExamined++;
    const doc = read(bytes);
    if (isSlow ? yield* unhurried(null, () => matches(doc)) : matches(doc)) yield { recordId, bytes, doc };
  }
}

/** The records a plan leads to as they are stored, with a `null` wherever others should have their turn. */
export function* pacedRecords(
  view: View,
  collection: CollectionInfo,
  plan: Plan,
  deadline: Deadline,
): Iterable<Buffer | null> {
  const due = turnClock();
  let sinceCheck = 0;
  for (const { bytes } of candidates(view, collection, plan)) {
    if (due()) yield null;
    if (++sinceCheck === 256) {
      sinceCheck = 0;
      deadline.check();
    }
    yield bytes;
  }
}

/** The records a plan leads to, not yet decoded. */
export function* candidates(
  view: View,
  collection: CollectionInfo,
  plan: Plan,
  statistics?: ScanStatistics,
): Iterable<StoredRecord> {
  if (plan.kind === "none") return;
  if (plan.kind === "union") {
    const met = new Set<number>();
    const branches = plan.plans.map((branch) => candidates(view, collection, branch, statistics));
    for (const found of plan.merge === undefined ? joined(branches) : mergedBy(plan.merge, branches)) {
      if (met.has(found.recordId)) continue;
      met.add(found.recordId);
      yield found;
    }
    return;
  }
  if (plan.kind === "collection") {
    const { table } = collection;
    for (const { key, value } of view.range({
      start: tableStart(table),
      end: tableEnd(table),
      reverse: plan.reverse,
    })) {
      yield { recordId: recordIdOf(key), bytes: value };
    }
    return;
  }
  const seen = plan.index.multikey ? new Set<number>() : undefined;
  for (const range of plan.ranges) {
    for (const { value } of view.range(range)) {
      if (statistics !== undefined) statistics.keysExamined++;
      const recordId = decodeRecordId(value);
      if (seen !== undefined) {
        if (seen.has(recordId)) continue;
        seen.add(recordId);
      }
      const bytes = view.get(recordKey(collection.table, recordId));
      if (bytes !== undefined) yield { recordId, bytes };
    }
  }
}

function* joined<T>(all: readonly Iterable<T>[]): Iterable<T> {
  for (const one of all) yield* one;
}

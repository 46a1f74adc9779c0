import {
  type Document,
  documentOf,
  isDocument,
  isNumeric,
  MongoError,
  pause,
  toNumber,
} from "../engine/index.ts";
import { tableEnd, tableStart } from "../storage/keys.ts";
import { measureTable } from "../storage/measure.ts";
import type { View } from "../storage/view.ts";
import { refuseUnknown, refuseUnsupported } from "./arguments.ts";
import type { Operation } from "./command.ts";
import { collectionOf, type ReadState } from "./data-access.ts";

/** What the stage `$collStats` may be asked for here. */
export const collStatsParts: readonly string[] = ["storageStats", "count"];

/** The specification of a `$collStats` at a pipeline's beginning, where alone it may stand; `undefined` without one. */
export function collStatsOf(pipeline: readonly unknown[]): Document | undefined {
  const [first] = pipeline;
  const spec = isDocument(first) ? first.$collStats : undefined;
  return isDocument(spec) ? spec : undefined;
}

/**
 * The one document of `$collStats`: how much is in a collection. Sizes are bytes of documents and of index entries.
 * @throws MongoError NamespaceNotFound (26), CommandNotSupported (115) for other statistics of MongoDB
 */
export function* collStats(operation: Operation, state: ReadState, spec: Document): Iterable<Document> {
  const fields = { place: "$collStats", doc: spec };
  const refused = ["latencyStats", "queryExecStats"];
  refuseUnsupported(fields, refused);
  refuseUnknown(fields, [...collStatsParts, ...refused]);
  const { name, namespace } = collectionOf(operation);
  const info = state.catalog.collection(operation.db, name);
  if (info === undefined)
    throw new MongoError(
      "NamespaceNotFound",
      `Unable to retrieve stats: collection [${namespace}] not found`,
    );
  const { count, bytes } = yield* paused(measureTable(state.view, info.table));
  const indexSizes: [string, number][] = [];
  for (const index of info.indexes.filter(({ building }) => !building))
    indexSizes.push([index.name, yield* paused(measureKeys(state.view, index.table))]);
  const given = isDocument(spec.storageStats) ? spec.storageStats.scale : undefined;
  const scale = isNumeric(given) ? toNumber(given) : 1;
  const scaled = (size: number): number => Math.floor(size / scale);
  const totalIndexSize = indexSizes.reduce((sum, [, size]) => sum + size, 0);
  const storageStats = {
    size: scaled(bytes),
    count,
    ...(count === 0 ? {} : { avgObjSize: Math.floor(bytes / count) }),
    storageSize: scaled(bytes),
    freeStorageSize: 0,
    capped: false,
    nindexes: indexSizes.length,
    indexBuilds: info.indexes.filter(({ building }) => building).map((index) => index.name),
    totalIndexSize: scaled(totalIndexSize),
    totalSize: scaled(bytes + totalIndexSize),
    indexSizes: documentOf(indexSizes.map(([index, size]) => [index, scaled(size)] as const)),
    scaleFactor: scale,
  };
  yield documentOf([
    ["ns", namespace],
    ["host", operation.server.address],
    ["localTime", new Date()],
    ...(spec.storageStats === undefined ? [] : ([["storageStats", storageStats]] as const)),
    ...(spec.count === undefined ? [] : ([["count", count]] as const)),
  ]);
}

function* measureKeys(view: View, table: number): Generator<null, number> {
  let bytes = 0;
  let seen = 0;
  for (const { key, value } of view.range({ start: tableStart(table), end: tableEnd(table) })) {
    if ((++seen & 4095) === 0) yield null;
    bytes += key.length + value.length;
  }
  return bytes;
}

function* paused<Result>(work: Generator<null, Result>): Generator<Document, Result> {
  for (;;) {
    const step = work.next();
    if (step.done === true) return step.value;
    yield pause;
  }
}

import { compileSortKeys, type Document, fieldsDecoder, fieldsOfPaths } from "../engine/index.ts";

/** A record as it is stored. */
export interface StoredRecord {
  readonly recordId: number;
  readonly bytes: Buffer;
}

interface Source {
  readonly rest: Iterator<StoredRecord>;
  record: StoredRecord;
  key: readonly unknown[];
}

/** Records of several sources, each of which is in the order of the sort, in that order; no more is read than is asked for. */
export function* mergedBy(sort: Document, all: readonly Iterable<StoredRecord>[]): Iterable<StoredRecord> {
  const { of, compare } = compileSortKeys(sort);
  const read = fieldsDecoder(fieldsOfPaths(Object.keys(sort)));
  let sources: Source[] = all.flatMap((one) => {
    const rest = one[Symbol.iterator]();
    const first = rest.next();
    return first.done === true ? [] : [{ rest, record: first.value, key: of(read(first.value.bytes)) }];
  });
  while (sources.length > 0) {
    const least = sources.reduce((best, one) => (compare(one.key, best.key) < 0 ? one : best));
    yield least.record;
    const next = least.rest.next();
    if (next.done === true) sources = sources.filter((one) => one !== least);
    else {
      least.record = next.value;
      least.key = of(read(next.value.bytes));
    }
  }
}

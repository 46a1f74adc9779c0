import { type Document, decode, MongoError, turnClock } from "../engine/index.ts";
import type { CollectionInfo } from "./catalog-types.ts";
import { entriesOf } from "./index-entries.ts";
import { decodeRecordId, recordIdOf, recordIdSize, tableEnd, tableStart } from "./keys.ts";
import type { View } from "./view.ts";

/** Errors told one by one; beyond, only their number. */
const mostErrors = 100;

/**
 * Compares every record with every index, both ways; what `validate` answers. Gives `null` wherever others should have
 * their turn. A record that cannot be read is told, with the index entries that are left of it.
 */
export function* validateCollection(view: View, collection: CollectionInfo): Generator<null, Document> {
  const info = { ...collection, indexes: collection.indexes.filter(({ building }) => !building) };
  const due = turnClock();
  const errors: string[] = [];
  let untold = 0;
  let nInvalidDocuments = 0;
  const tell = (error: string): void => {
    if (errors.length < mostErrors) errors.push(error);
    else untold++;
  };
  const expected = info.indexes.map(() => 0);
  let nrecords = 0;
  for (const { key, value } of view.range({ start: tableStart(info.table), end: tableEnd(info.table) })) {
    if (due()) yield null;
    nrecords++;
    const recordId = recordIdOf(key);
    const doc = readRecord(value, (reason) => {
      nInvalidDocuments++;
      tell(`record ${recordId} is damaged: ${reason}`);
    });
    if (doc === undefined) continue;
    for (const [at, index] of info.indexes.entries()) {
      const { entries } = entriesOf(index, doc, recordId);
      expected[at] = (expected[at] ?? 0) + entries.length;
      for (const entry of entries) {
        const held = view.get(entry.key);
        if (held?.length !== recordIdSize || decodeRecordId(held) !== recordId) {
          tell(`record ${recordId} is missing in index ${index.name}`);
        }
      }
    }
  }
  const keysPerIndex: Document = {};
  for (const [at, index] of info.indexes.entries()) {
    const found = view.count({ start: tableStart(index.table), end: tableEnd(index.table) });
    keysPerIndex[index.name] = found;
    if (found !== expected[at])
      tell(`index ${index.name} has ${found} entries instead of ${expected[at] ?? 0}`);
  }
  if (untold > 0) errors.push(`and ${untold} more`);
  return {
    nInvalidDocuments,
    nrecords,
    nIndexes: info.indexes.length,
    keysPerIndex,
    valid: errors.length === 0,
    warnings: [],
    errors,
    ...(errors.length === 0 ? {} : { advice }),
  };
}

const advice =
  "数据有损坏：请从备份恢复；先另存数据目录，未损坏的文档仍可按 _id 逐条读出。 | Data are damaged: restore a backup. Keep a copy of the data directory first; documents that are whole can still be read one by one by _id.";

function readRecord(bytes: Buffer, damaged: (reason: string) => void): Document | undefined {
  try {
    return decode(bytes);
  } catch (error) {
    if (!(error instanceof MongoError)) throw error;
    damaged(error.message);
    return undefined;
  }
}

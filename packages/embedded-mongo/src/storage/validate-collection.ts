import { type Document, decode } from "../engine/index.ts";
import type { CollectionInfo } from "./catalog-types.ts";
import { entriesOf } from "./index-entries.ts";
import { decodeRecordId, recordIdOf, tableEnd, tableStart } from "./keys.ts";
import type { View } from "./view.ts";

/** Compares every record with every index, both ways; what `validate` answers. */
export function validateCollection(view: View, info: CollectionInfo): Document {
  const errors: string[] = [];
  const expected = info.indexes.map(() => 0);
  let nrecords = 0;
  for (const { key, value } of view.range({ start: tableStart(info.table), end: tableEnd(info.table) })) {
    nrecords++;
    const recordId = recordIdOf(key);
    const doc = decode(value);
    for (const [at, index] of info.indexes.entries()) {
      const { entries } = entriesOf(index, doc, recordId);
      expected[at] = (expected[at] ?? 0) + entries.length;
      for (const entry of entries) {
        const held = view.get(entry.key);
        if (held === undefined || decodeRecordId(held) !== recordId) {
          errors.push(`record ${recordId} is missing in index ${index.name}`);
        }
      }
    }
  }
  const keysPerIndex: Document = {};
  for (const [at, index] of info.indexes.entries()) {
    const found = view.count({ start: tableStart(index.table), end: tableEnd(index.table) });
    keysPerIndex[index.name] = found;
    if (found !== expected[at])
      errors.push(`index ${index.name} has ${found} entries instead of ${expected[at] ?? 0}`);
  }
  return {
    nrecords,
    nIndexes: info.indexes.length,
    keysPerIndex,
    valid: errors.length === 0,
    warnings: [],
    errors,
  };
}

import { pinyinOf } from "../../base/pinyin.ts";
import type { Migration } from "./migration.ts";
import { inBatches, type StoredDocument, storedDocuments } from "./stored-documents.ts";

/** People, departments and units are found by how their names sound, too. */
export const foundBySound: Migration = {
  name: "0009-found-by-sound",
  async up({ batchSize = 500 } = {}) {
    for (const [collection, { names, others }] of Object.entries(searched))
      await inBatches(
        collection,
        { searchText: { $exists: false } },
        (some) => give(collection, some, { names, others }),
        batchSize,
      );
  },
};

interface Searched {
  readonly names: readonly string[];
  readonly others: readonly string[];
}

const searched: Readonly<Record<string, Searched>> = {
  tenants: { names: ["name", "shortName"], others: [] },
  departments: { names: ["name"], others: [] },
  staff: { names: ["name"], others: ["number", "position"] },
};

/** The revision stays: a page on which one is being changed knows it. */
async function give(collection: string, some: readonly StoredDocument[], by: Searched): Promise<void> {
  await storedDocuments(collection).bulkWrite(
    some.map((one) => ({
      updateOne: { filter: { _id: one._id }, update: { $set: { searchText: textOf(one, by) } } },
    })),
    { ordered: false },
  );
}

function textOf(one: StoredDocument, { names, others }: Searched): string {
  const said = (field: string): string[] => (typeof one[field] === "string" ? [one[field]] : []);
  const lines = [
    ...names.flatMap(said).flatMap((name) => [name, ...pinyinOf(name)]),
    ...others.flatMap(said),
  ];
  return [...new Set(lines)].join("\n");
}

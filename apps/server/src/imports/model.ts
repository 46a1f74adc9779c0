import { indexesFor } from "../database/list-indexes.ts";
import { modelOf } from "../database/model.ts";
import { repositoryOf } from "../database/repository.ts";
import { importListing } from "./listing.ts";

export const ImportModel = modelOf("Import", {
  collection: "imports",
  indexes: [
    ...indexesFor(importListing),
    { on: { headingsKey: 1, kind: 1, createdAt: 1 } },
    // Of a kind one is written at a time: of two that begin at the same moment, one is refused.
    { on: { kind: 1, isWriting: 1 }, unique: true, partial: { isWriting: { $exists: true } } },
    // Of two pushes of one key that come at the same moment, one is it.
    {
      on: { "push.tokenId": 1, "push.key": 1 },
      unique: true,
      partial: { "push.tokenId": { $exists: true } },
    },
  ],
});

export const ImportRowModel = modelOf("ImportRow", {
  collection: "import_rows",
  indexes: [
    { on: { importId: 1, row: 1, _id: 1 } },
    { on: { importId: 1, verdict: 1, row: 1, _id: 1 } },
    { on: { importId: 1, "applied.state": 1, row: 1, _id: 1 } },
  ],
});

export const imports = repositoryOf("Import", ImportModel);
export const importRows = repositoryOf("ImportRow", ImportRowModel);

import { modelOf } from "../database/model.ts";
import { repositoryOf } from "../database/repository.ts";

const StoredFileModel = modelOf("StoredFile", {
  collection: "files",
  indexes: [{ on: { "owner.id": 1, createdAt: 1 } }],
});

export const storedFiles = repositoryOf("StoredFile", StoredFileModel);

import { indexesFor } from "../database/list-indexes.ts";
import { modelOf } from "../database/model.ts";
import { repositoryOf } from "../database/repository.ts";
import { formListing } from "./listing.ts";

export const FormDraftModel = modelOf("FormDraft", {
  collection: "forms",
  indexes: indexesFor(formListing),
});
export const FormRevisionModel = modelOf("FormRevision", {
  collection: "form_revisions",
  indexes: [{ on: { formId: 1, number: 1 }, unique: true }],
});
export const FormVersionModel = modelOf("FormVersion", {
  collection: "form_versions",
  indexes: [{ on: { formId: 1, version: 1 }, unique: true }],
});
export const FormPresenceModel = modelOf("FormPresence", {
  collection: "form_presences",
  indexes: [{ on: { formId: 1, name: 1, _id: 1 } }, { on: { seenAt: 1 }, expireAfterSeconds: 60 }],
});
export const PaperModel = modelOf("Paper", { collection: "papers", scope: "global" });

export const formDrafts = repositoryOf("FormDraft", FormDraftModel);
export const formRevisions = repositoryOf("FormRevision", FormRevisionModel);
export const formVersions = repositoryOf("FormVersion", FormVersionModel);
export const papers = repositoryOf("Paper", PaperModel);

import { indexesFor } from "../database/list-indexes.ts";
import { modelOf } from "../database/model.ts";
import { repositoryOf } from "../database/repository.ts";
import { kinshipListing } from "./listing.ts";

export const KinshipModel = modelOf("Kinship", {
  collection: "kinships",
  indexes: indexesFor(kinshipListing, { by: ["staffIds"] }),
});

export const kinships = repositoryOf("Kinship", KinshipModel);

import { indexesFor } from "../database/list-indexes.ts";
import { modelOf } from "../database/model.ts";
import { repositoryOf } from "../database/repository.ts";
import { accessTokenListing } from "./listing.ts";

export const AccessTokenModel = modelOf("AccessToken", {
  collection: "access_tokens",
  indexes: indexesFor(accessTokenListing),
});

export const accessTokens = repositoryOf("AccessToken", AccessTokenModel);

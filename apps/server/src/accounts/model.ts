import { indexesFor } from "../database/list-indexes.ts";
import { modelOf } from "../database/model.ts";
import { repositoryOf } from "../database/repository.ts";
import { userListing } from "./listing.ts";

/** Accounts to be read and listed; identity writes them. */
const UserModel = modelOf("User", {
  collection: "users",
  scope: "global",
  indexes: [
    { on: { username: 1 }, unique: true },
    // Who administers, in all units.
    { on: { "memberships.roles": 1, username: 1, _id: 1 } },
    ...indexesFor(userListing),
    ...indexesFor(userListing, { within: ["memberships.tenantId"] }),
  ],
});

export const accounts = repositoryOf("User", UserModel);
